"""The gold file is what the marked-up articles say, and its spans are sound."""

import json
from typing import Any

import pytest
from gold.build import GOLD, AnnotationError, build, make_article

QUOTE_MARKS = set("“”‘’\"'")
HEAD = "---\nid: gold/case\ntitle: Case\npublished: 2026-01-14\npublisher: Nobody\nquotations:\n"

ARTICLES: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
ROWS = [
    pytest.param(article, row, id=f"{article['id']}:{row['start']}")
    for article in ARTICLES
    for row in article["quotes"]
]


def case(quotations: str, body: str) -> str:
    return f"{HEAD}{quotations}\n---\n\n{body}\n"


def test_gold_file_is_up_to_date() -> None:
    assert build() == GOLD.read_text(encoding="utf-8")


def test_there_is_enough_of_everything() -> None:
    rows = [row for article in ARTICLES for row in article["quotes"]]

    assert len(ARTICLES) >= 14
    assert len(rows) >= 150
    assert {row["kind"] for row in rows} == {"direct", "mixed"}
    assert {row["speaker_type"] for row in rows} == {"person", "organisation", "group", "document", "unnamed"}
    assert {row["basis"] for row in rows} == {"stated", "carried", "none"}
    assert {row["marks"] for row in rows} == {"curly", "scurly", "straight", "mixed"}


def test_ids_are_unique() -> None:
    ids = [article["id"] for article in ARTICLES]

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_every_span_is_its_text(article: dict[str, Any]) -> None:
    rows = article["quotes"]
    pieces = [*rows, *article["nonquotes"], *article["nested"]]
    pieces += [row[part] for row in rows for part in ("speaker", "cue") if row[part] is not None]

    assert [article["text"][piece["start"] : piece["end"]] for piece in pieces] == [
        piece["text"] for piece in pieces
    ]


@pytest.mark.parametrize(("article", "row"), ROWS)
def test_content_stands_inside_its_marks(article: dict[str, Any], row: dict[str, Any]) -> None:
    before = article["text"][row["start"] - 1 : row["start"]]

    assert row["text"] == row["text"].strip()
    assert row["text"][0] not in QUOTE_MARKS
    assert row["text"][-1] != article["text"][row["end"] : row["end"] + 1]
    assert before in QUOTE_MARKS or row.get("transcript")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_contents_do_not_overlap(article: dict[str, Any]) -> None:
    pieces = sorted([*article["quotes"], *article["nonquotes"]], key=lambda piece: piece["start"])

    for first, second in zip(pieces, pieces[1:], strict=False):
        assert first["end"] <= second["start"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_every_opened_mark_is_annotated(article: dict[str, Any]) -> None:
    pieces = [*article["quotes"], *article["nonquotes"]]
    text, annotated = article["text"], {piece["start"] for piece in pieces}
    marks = [at for at, char in enumerate(text) if char in "“‘"]
    inside = [at for at in marks if any(piece["start"] <= at < piece["end"] for piece in pieces)]
    labelled = {row["speaker"]["start"] for row in article["quotes"] if row.get("transcript")}

    assert [at for at in marks if at + 1 not in annotated | labelled] == inside


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_rows_of_one_quotation_agree(article: dict[str, Any]) -> None:
    shared = ("kind", "speaker", "speaker_name", "speaker_type", "cue", "said_on", "basis", "evidence")
    said: dict[str, list[Any]] = {}

    for row in article["quotes"]:
        expected = [row[key] for key in shared]
        assert said.setdefault(row["attr"], expected) == expected


def test_a_small_article_becomes_its_record() -> None:
    source = case(
        "  1: {who: Ana Ruiz, said: 2026-01-13, basis: stated, words: on Tuesday}",
        "“[c1:We won,]” [s1:she] [q1:said] on Tuesday. “[c1:Twice.]” The “[n:old lady]” slept.",
    )
    article = make_article(source)

    assert article["text"] == "“We won,” she said on Tuesday. “Twice.” The “old lady” slept."
    assert [row["text"] for row in article["quotes"]] == ["We won,", "Twice."]
    assert {row["attr"] for row in article["quotes"]} == {"Q1"}
    assert {row["said_on"] for row in article["quotes"]} == {"2026-01-13"}
    assert article["quotes"][0]["speaker"] == {"start": 10, "end": 13, "text": "she"}
    assert [piece["text"] for piece in article["nonquotes"]] == ["old lady"]


@pytest.mark.parametrize(
    ("quotations", "body", "message"),
    [
        pytest.param("  1: {who: Ana}", "Nothing.", "quotation 1 has no content", id="no content"),
        pytest.param("  1: {who: Ana}", "“[c1:A]” [q1:said] [q1:added].", "2 spans", id="two cues"),
        pytest.param("  1: {who: Ana}", "“[c1:A]” “[c2:B]”", "c2", id="content without entry"),
        pytest.param("  1: {who: Ana}", "“[c1:A]” [x1:B]", "x1", id="unknown label"),
        pytest.param("  1: {who: Ana}", "[c1:A]” said", "no opening mark", id="no opening mark"),
        pytest.param("  1: {who: Ana}", "“[c1:A] said", "no closing mark", id="no closing mark"),
        pytest.param("  1: {who: Ana, on: 2026}", "“[c1:A]”", "unknown keys", id="yaml reads on as true"),
        pytest.param("  1: {who: Ana, type: robot}", "“[c1:A]”", "unknown type", id="unknown type"),
        pytest.param("  1: {who: Ana, said: 2026}", "“[c1:A]”", "basis", id="date without basis"),
        pytest.param(
            "  1: {who: Ana, basis: stated, words: Monday}",
            "“[c1:A]”",
            "not in the text",
            id="words not there",
        ),
    ],
)
def test_contradictions_are_refused(quotations: str, body: str, message: str) -> None:
    with pytest.raises(AnnotationError, match=message):
        make_article(case(quotations, body))
