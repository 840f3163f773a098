"""B-cubed: how well people come together across articles."""

import json
from pathlib import Path

import pytest
from made import make_found, make_gold

from quotes.evaluate.speakers import Clustering, b_cubed, evaluate_speakers
from quotes.quotation import Quotation
from quotes.read.article import Article


@pytest.mark.parametrize(
    ("pairs", "precision", "recall"),
    [
        ("1a 1a 2b", 100.0, 100.0),
        ("1a 1b", 50.0, 100.0),
        ("1a 2a", 100.0, 50.0),
        ("1a 1a 1b 2b", 66.7, 75.0),
        ("", None, None),
    ],
)
def test_b_cubed_is_counted_by_quotation(pairs: str, precision: float | None, recall: float | None) -> None:
    figures = b_cubed([(int(pair[0]), pair[1]) for pair in pairs.split()])
    assert (figures.quotations, figures.precision, figures.recall) == (len(pairs.split()), precision, recall)


def test_articles_count_as_one_corpus(tmp_path: Path) -> None:
    marked = "“[d1:One],” said [s1:{}]. “[d2:Two],” said [s2:Eva Sol]."
    wanted = {"a": "Robert Lund", "b": "Bob Lund"}
    golds = [
        make_gold(marked.format(name), id=id, speaker_name={"1": "Robert Lund", "2": "Eva Sun"})
        for id, name in wanted.items()
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(gold) + "\n" for gold in golds), encoding="utf-8")

    def extract(article: Article) -> tuple[Quotation, ...]:
        name = wanted[article.id or ""]
        return make_found(marked.format(name), speaker={"1": name, "2": "Eva Sol"})

    report = evaluate_speakers(path, extract)
    whole = Clustering(quotations=4, precision=100.0, recall=100.0, f1=100.0)
    assert (report.articles, report.all) == (2, whole)
    assert report.named_right.quotations == 1
    assert report.table()[0] == "gold.jsonl; articles: 2; B-cubed of speakers, percent"
