"""Each step by itself, on articles whose figures can be counted by hand."""

import json
from pathlib import Path

import pytest
from made import make_found, make_gold

from quotes.attribute.mention import Form
from quotes.evaluate.steps import Grouping, StepReport, evaluate_steps, form_of
from quotes.quotation import Quotation
from quotes.read.article import Article

# Extraction misses the first content and has a wrong source for the second; the steps alone do not.
TEXT = (
    "“[d1:We won],” [q1:said] [s1:Ana Ruiz].\n\n“[d2:Twice],” [s2:she] [q2:added].\n\n"
    "“[d3:No],” a guard said.\n"
)
FOUND = "“We won,” said Ana Ruiz.\n\n“[d2:Twice],” she [s2:added].\n\n“[d3:No],” a guard said.\n"


def extract(_: Article) -> tuple[Quotation, ...]:
    return make_found(FOUND, speaker={"2": "Bo Lind"})


def report(tmp_path: Path, by: Grouping) -> StepReport:
    names = {"1": "Ana Ruiz", "2": "Ana Ruiz", "3": None}
    kinds = {"1": "person", "2": "person"}
    record = make_gold(TEXT, speaker_name=names, speaker_type=kinds) | {"publisher": "The Quay"}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return evaluate_steps(path, extract, by=by)


@pytest.mark.model
def test_a_step_is_not_blamed_for_the_steps_before_it(tmp_path: Path) -> None:
    row = report(tmp_path, "kind").rows[0]

    # Of two contents found one has a name right (nobody, where gold has nobody), none the source.
    assert (row.group, row.contents, row.mention, row.name) == ("all", 3, 0.0, 50.0)
    # Given gold's contents both sources are right, given its mentions both names, too.
    assert (row.attribution, row.naming) == (100.0, 100.0)


@pytest.mark.model
@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("kind", {"direct": 3}),
        ("form", {"name": 1, "pronoun": 1, "none": 1}),
        ("type", {"person": 2, "nobody": 1}),
        ("publisher", {"The Quay": 3}),
        ("rule", {"not found": 1, "made": 2}),
        ("naming", {"full_name": 1, "pronoun": 1, "no_source": 1}),
    ],
)
def test_contents_are_counted_by_a_group(tmp_path: Path, by: Grouping, groups: dict[str, int]) -> None:
    assert {row.group: row.contents for row in report(tmp_path, by).rows[1:]} == groups


@pytest.mark.model
def test_the_table_has_a_line_for_each_group(tmp_path: Path) -> None:
    lines = report(tmp_path, "form").table()

    assert lines[2].split()[:2] == ["form", "contents"]
    assert ["all", "3", "0.0", "50.0", "100.0", "100.0"] in [line.split() for line in lines]


@pytest.mark.parametrize(
    ("surface", "form"),
    [
        ("he", "pronoun"),
        ("Both", "pronoun"),
        ("Ana Ruiz", "name"),
        ("Ana Ruiz of the harbour board", "name"),
        ("Ana Ruiz, a guard", "name"),
        ("harbour board chairwoman Ana Ruiz", "name"),
        ("the Khartia Battalion", "name"),
        ("his spokeswoman", "nominal"),
        ("the Mayor", "nominal"),
        ("a man who asked Ana Ruiz", "nominal"),
        ("the he-goat’s owner", "nominal"),
        ("", "nominal"),
    ],
)
def test_the_form_is_read_off_the_words(surface: str, form: Form) -> None:
    assert form_of(surface) == form
