"""The whole measure on two small articles whose figures can be counted by hand."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from made import make_found, make_gold

from quotes.coref.person import Person
from quotes.dates.said import Said
from quotes.evaluate import Report, evaluate
from quotes.quotation import Quotation
from quotes.read.article import Article

HARBOUR = "“[d1:One],” [q1:said] [s1:Ana Ruiz]. “[d2:Two],” she said. [s3:He] [q3:called] it “[m3:odd]”."
LIGHTS = "“[d1:Out],” [q1:said] [s1:Eva Sol]. The “[m2:fox]” was seen."
NAMED = {"1": "Ana Ruiz", "2": "Ana Ruiz", "3": "Tom Lee"}
FOUND_HARBOUR = "“[d1:One],” [q1:said] [s1:Ana Ruiz]. “Two,” she said. [s3:He] [q3:called] [m3:it “odd]”."
FOUND_LIGHTS = "“[d1:Out],” said Eva [s1:Sol]. The “[d2:fox]” [q2:was] seen."


def extract(article: Article) -> tuple[Quotation, ...]:
    """Return four contents, two of them exactly right, with two speakers."""
    if article.id == "harbour":
        return make_found(FOUND_HARBOUR, speaker={"1": "Ana Ruiz"}, confidence={"1": 0.9}, rule={"1": "cue"})
    speakers = {"1": Person(name="Tom Lee", type="person"), "2": None}
    return make_found(FOUND_LIGHTS, speaker=speakers, confidence={"1": 0.8, "2": 0.3})


@pytest.fixture
def report(tmp_path: Path) -> Report:
    path = tmp_path / "gold.jsonl"
    lights = make_gold(LIGHTS, id="lights", speaker_name={"1": "Eva Sol", "2": None})
    records = [make_gold(HARBOUR, id="harbour", speaker_name=NAMED), lights]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return evaluate(path, extract=extract)


def test_all_marked_quotations(report: Report) -> None:
    figures = asdict(report.figures["all"])

    # Of five contents One, Out and fox are found; `it “odd` is false. P 3/4, R 3/5.
    assert figures == {
        "gold": 5,
        "predicted": 4,
        "span_p": 75.0,
        "span_r": 60.0,
        "span_f1": 66.7,
        "kind_acc": 66.7,  # fox was found as direct
        "cue_acc": 50.0,  # One right, Out without one, fox not asked
        "mention_acc": 100.0,  # One and Out
        "name_acc": 66.7,  # One and fox
        "joint_mention_f1": 66.7,  # P 2/(2+1), R 2/3
        "joint_name_f1": 44.4,  # P 2/(3+1), R 2/5
        "date_dated_acc": None,
        "date_stated_acc": None,
        "date_carried_acc": None,
        "date_undated_acc": None,
        "date_acc": None,
        "ece": 53.3,  # |0.9 - 1| + |0.8 - 0| + |0.3 - 1| over 3
        "coverage_at_98": 33.3,  # One is right, the next surest is wrong
    }


def test_direct_and_mixed_apart(report: Report) -> None:
    direct, mixed = report.figures["direct"], report.figures["mixed"]

    assert (direct.gold, direct.predicted, direct.span_p, direct.span_r) == (3, 2, 100.0, 66.7)
    assert (mixed.gold, mixed.predicted, mixed.span_p, mixed.span_r) == (2, 2, 50.0, 50.0)
    assert (direct.kind_acc, mixed.kind_acc) == (100.0, 0.0)


def test_rules_are_measured_apart(report: Report) -> None:
    rows = [
        (row.rule, row.found, row.false, row.mention_acc, row.name_acc, row.confidence)
        for row in report.rules
    ]

    assert rows == [("made", 2, 1, 100.0, 50.0, 55.0), ("cue", 1, 0, 100.0, 100.0, 90.0)]


def test_a_half_reads_half_the_articles(report: Report, tmp_path: Path) -> None:
    odd = evaluate(tmp_path / "gold.jsonl", half="odd", extract=extract)

    assert (odd.articles, odd.figures["all"].gold) == (1, 3)
    assert odd.table()[0] == "gold.jsonl, odd lines; articles: 1; percent"
    assert report.table()[0] == "gold.jsonl; articles: 2; percent"


def test_the_table_has_a_line_a_step(report: Report) -> None:
    lines = {line[:19].strip(): line[19:].split() for line in report.table()[2:]}

    assert lines[""] == ["all", "direct", "mixed"]
    assert lines["span F1"] == ["66.7", "80.0", "50.0"]
    assert lines["date, all"] == ["-", "-", "-"]


def test_misses_are_shown_by_kind_up_to_a_limit(report: Report) -> None:
    assert report.misses_table(1) == [
        "not found: 2",
        "  harbour | Two |",
        "",
        "false: 1",
        "  harbour | it “odd | (made)",
        "",
        "mention: 0",
        "",
        "name: 1",
        "  lights | Out | wanted Eva Sol, got Tom Lee (made)",
        "",
        "date: 0",
    ]


def test_the_dictionary_is_json(report: Report) -> None:
    values = json.loads(json.dumps(report.as_dict(misses=1)))

    assert values["all"]["span_f1"] == 66.7
    assert values["rules"][1]["rule"] == "cue"
    assert [miss["kind"] for miss in values["misses"]] == ["not found", "false", "name"]
    assert report.as_dict()["misses"] == []


def test_perfect_answers_score_100(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(make_gold(HARBOUR, speaker_name=NAMED)), encoding="utf-8")
    figures = evaluate(path, extract=lambda _: make_found(HARBOUR, speaker=NAMED)).figures["all"]

    assert (figures.span_f1, figures.cue_acc, figures.joint_mention_f1, figures.joint_name_f1) == (100,) * 4


def test_dates_are_counted_by_basis(tmp_path: Path) -> None:
    """Four dates: one stated and found, two carried of which one is found, one without evidence but dated."""
    text = "“[d1:One],” he said. “[d2:Two],” he said. “[d3:Six],” he said. “[d4:Ten],” he said."
    bases = {"1": "stated", "2": "carried", "3": "carried", "4": "none"}
    days = dict.fromkeys("123", "2026-03-06") | {"4": None}
    gold = make_gold(text, said_on=days, basis=bases, certain_date=dict.fromkeys("1234", True))
    right, wrong = Said(on="2026-03-06", basis="stated"), Said(on="2026-03-05", basis="stated")
    found = make_found(text, said={"1": right, "2": right, "3": wrong, "4": wrong})
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold), encoding="utf-8")
    figures = evaluate(path, extract=lambda _: found).figures["all"]

    assert (figures.date_stated_acc, figures.date_carried_acc, figures.date_dated_acc) == (100, 50, 66.7)
    assert (figures.date_undated_acc, figures.date_acc) == (0, 50)


def test_no_answers_score_0(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(make_gold(HARBOUR, speaker_name=NAMED)), encoding="utf-8")
    figures = evaluate(path, extract=lambda _: ()).figures["all"]

    assert (figures.span_p, figures.span_r, figures.span_f1, figures.joint_name_f1) == (None, 0, 0, 0)
    assert figures.name_acc is None
