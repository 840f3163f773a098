"""Indirect speech against gold, on small articles whose figures can be counted by hand."""

import json
from pathlib import Path

from made import make_found, make_gold

from quotes.evaluate.indirect import IndirectFigures, evaluate_indirect
from quotes.quotation import Quotation
from quotes.read.article import Article

GOLD = (
    "[s1:Ruiz] [q1:said] [i1:that it froze]. [s2:She] [q2:backs] [i2:the plan]. "
    "[s3:Sol] [q3:denied] [i3:it]. [z:Brandt said it was cold.] “[d4:Out,]” he said."
)
FOUND = (
    "[s1:Ruiz] said [i1:that it froze]. She backs [i2:the plan]. Sol [i3:denied it]. "
    "Brandt said [i4:it was cold]. “[d5:Out,]” he said."
)


def extract(article: Article) -> tuple[Quotation, ...]:
    return make_found(FOUND)


def measured(tmp_path: Path, marked: str) -> IndirectFigures:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(make_gold(marked)) + "\n", encoding="utf-8")
    return evaluate_indirect(path, extract)


def test_the_figures_can_be_counted_by_hand(tmp_path: Path) -> None:
    assert measured(tmp_path, GOLD) == IndirectFigures(
        gold=3,
        predicted=3,  # what lies in the open stretch does not count, nor what stands in marks
        precision=66.7,
        recall=66.7,
        f1=66.7,
        speech_gold=2,  # *backs* is no word of saying
        speech_recall=50.0,
        speech_f1=57.2,
        mention_acc=50.0,
    )


def test_without_indirect_speech_there_is_nothing_to_ask(tmp_path: Path) -> None:
    figures = measured(tmp_path, "“[d1:Out,]” he said." + " " * 100)

    assert (figures.gold, figures.recall, figures.f1) == (0, None, 0.0)


def test_the_table_has_a_line_a_figure(tmp_path: Path) -> None:
    assert [line.split()[-1] for line in measured(tmp_path, GOLD).table()][:3] == ["3", "3", "66.7"]
