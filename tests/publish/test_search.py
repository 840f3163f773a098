"""What a selection holds: words, speakers, dates and kinds, against a small database written by hand."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.errors import UnknownSpeakerError
from quotes.publish.database import reading
from quotes.publish.search import count, search
from quotes.publish.selection import Selection, check_date, make_selection

FRUSTRATED = "We are extremely frustrated, … Nobody listens."
SCANDAL = "a café scandal"
NO_DEAL = "They said ‘no deal’ to us."
NESTED = "no deal"
PEACE = "Peace talks failed,"
GROWS = "Frustration grows,"
AGREE = "We agree on it,"
LEAFLET = "Somebody frustrated must pay,"
SUM = "=SUM(A1) is all we got,"


@pytest.fixture
def connection(news_database: Path) -> Iterator[sqlite3.Connection]:
    with reading(news_database) as connection:
        yield connection


def found(connection: sqlite3.Connection, **filters: str) -> set[str]:
    selection = Selection(**filters)
    hits = search(connection, selection)

    assert count(connection, selection) == len(hits)
    return {hit.text for hit in hits}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("frustrated", {FRUSTRATED, LEAFLET}, id="a word"),
        pytest.param("FRUSTRATED", {FRUSTRATED, LEAFLET}, id="in capitals"),
        pytest.param("extremely frustrated", {FRUSTRATED}, id="both words"),
        pytest.param('"talks failed"', {PEACE}, id="a phrase"),
        pytest.param('"failed talks"', set(), id="a phrase in the wrong order"),
        pytest.param("frustrat*", {FRUSTRATED, LEAFLET, GROWS}, id="any ending"),
        pytest.param("frustrated NOT leaflet", {FRUSTRATED, LEAFLET}, id="the article is not searched"),
        pytest.param("frustrated NOT pay", {FRUSTRATED}, id="not"),
        pytest.param("talks OR pay", {PEACE, LEAFLET}, id="or"),
        pytest.param("cafe", {SCANDAL}, id="without the accent"),
        pytest.param("ruiz frustrated", {FRUSTRATED}, id="the speaker's name counts as words"),
        pytest.param("zebra", set(), id="nothing"),
    ],
)  # fmt: skip
def test_words(connection: sqlite3.Connection, words: str, expected: set[str]) -> None:
    assert found(connection, words=words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param('"talks failed', {PEACE}, id="a mark never closed"),
        pytest.param("talks AND", set(), id="an operator without a second word is a word"),
        pytest.param("(talks", {PEACE}, id="a bracket never closed"),
        pytest.param("talks-failed", {PEACE}, id="a hyphen"),
        pytest.param("peace: talks", {PEACE}, id="a colon, which would name a column"),
        pytest.param("talks; failed!", {PEACE}, id="punctuation"),
        pytest.param("SUM(A1)", {SUM}, id="a call"),
        pytest.param("^ * - +", set(), id="signs alone"),
        pytest.param("'", set(), id="an apostrophe"),
        pytest.param("   ", set(), id="spaces"),
        pytest.param("\0talks\0", {PEACE}, id="NUL"),
        pytest.param("NEAR(", set(), id="half a function"),
    ],
)
def test_words_that_are_no_fts5_are_taken_as_they_stand(
    connection: sqlite3.Connection, words: str, expected: set[str]
) -> None:
    assert found(connection, words=words) == expected


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        pytest.param(
            "Ana Ruiz", {FRUSTRATED, SCANDAL, NO_DEAL, AGREE}, id="a name; and what was said jointly"
        ),
        pytest.param("Ms. Ruiz", {FRUSTRATED, SCANDAL, NO_DEAL, AGREE}, id="an alias"),
        pytest.param("ana ruiz", {FRUSTRATED, SCANDAL, NO_DEAL, AGREE}, id="in small letters"),
        pytest.param("Bo Lindqvist", {PEACE, SUM, AGREE}, id="without the accent"),
        pytest.param("Lindqvist", {PEACE, SUM, AGREE}, id="an alias without the accent"),
        pytest.param("authority", {GROWS}, id="a word of the name"),
        pytest.param("Ana Ruiz and Bo Líndqvist", {AGREE}, id="the joint speaker alone"),
        pytest.param("Author", set(), id="half a word"),
        pytest.param("Ruiz'); DROP TABLE quotes; --", set(), id="mischief"),
        pytest.param("", set(), id="no name"),
    ],
)
def test_speaker(connection: sqlite3.Connection, speaker: str, expected: set[str]) -> None:
    assert found(connection, speaker=speaker) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param({"since": "2026-03-06"}, {NO_DEAL, NESTED, AGREE, LEAFLET}, id="since a day"),
        pytest.param({"until": "2026-03-05"}, {FRUSTRATED, SCANDAL, PEACE, GROWS}, id="until a day"),
        pytest.param({"since": "2026-03-04", "until": "2026-03-04"}, {GROWS}, id="a day inside an interval"),
        pytest.param({"since": "2026-03-07", "until": "2026-03-07"}, set(), id="a day without any"),
        pytest.param({"since": "2025-12-20", "until": "2025-12-24"}, {PEACE}, id="days inside a month"),
        pytest.param({"until": "2025-12"}, {PEACE}, id="until a month"),
        pytest.param({"until": "2025-12-01"}, {PEACE}, id="perhaps said on the first of the month"),
        pytest.param({"until": "2025-11"}, set(), id="until the month before"),
        pytest.param({"since": "2025", "until": "2025"}, {PEACE}, id="a year"),
        pytest.param({"since": "2026-04"}, set(), id="since the month after"),
        pytest.param({"since": "1900"}, {FRUSTRATED, SCANDAL, NO_DEAL, NESTED, PEACE, GROWS, AGREE, LEAFLET},
                     id="what has no date is out"),
    ],
)  # fmt: skip
def test_period(connection: sqlite3.Connection, period: dict[str, str], expected: set[str]) -> None:
    assert found(connection, **period) == expected


def test_kind(connection: sqlite3.Connection) -> None:
    assert found(connection, kind="mixed") == {SCANDAL}
    assert found(connection, kind="indirect") == set()


def test_filters_hold_together(connection: sqlite3.Connection) -> None:
    assert found(connection, words="frustrated", speaker="Ruiz", since="2026-03", kind="direct") == {
        FRUSTRATED
    }
    assert found(connection, words="frustrated", speaker="Lindqvist") == set()


def test_hits_know_the_words_that_were_asked_for(connection: sqlite3.Connection) -> None:
    (hit,) = search(connection, Selection(words="frustrated listens"))

    assert [span.of(hit.text) for span in hit.marked] == ["frustrated", "listens"]
    assert (hit.speaker, hit.said_on, hit.publisher) == ("Ana Ruiz", "2026-03-05", "The Brennholt Courier")


def test_without_words_the_newest_come_first(connection: sqlite3.Connection) -> None:
    dates = [hit.said_on for hit in search(connection, Selection())]

    assert dates == sorted(dates, key=lambda said: said or "", reverse=True)
    assert len(search(connection, Selection(), limit=2)) == 2


def test_the_best_hit_comes_first(connection: sqlite3.Connection) -> None:
    """The same words in a shorter quotation weigh more."""
    assert [hit.text for hit in search(connection, Selection(words="deal"))] == [NESTED, NO_DEAL]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("Anna Ruiz", "“Anna Ruiz”; did you mean Ana Ruiz", id="a slip"),
        pytest.param("Xyzzy", "“Xyzzy”; `quotes speakers` lists all", id="nothing like it"),
    ],
)
def test_an_unknown_speaker_is_told_whose_name_is_near(
    connection: sqlite3.Connection, name: str, hint: str
) -> None:
    with pytest.raises(UnknownSpeakerError) as error:
        make_selection(connection, speaker=name)

    assert hint in str(error.value)


@pytest.mark.parametrize("words", ["2025", "2025-12", "2025-12-31", "2024-02-29"])
def test_dates_that_are_some(words: str) -> None:
    assert check_date(words) == words


@pytest.mark.parametrize(
    "words", ["", "soon", "2025-13", "2025-02-30", "0000", "25", "2025-1", "2025-12-1x", "2025~"]
)
def test_dates_that_are_none(words: str) -> None:
    with pytest.raises(ValueError, match="is no date|is in no calendar"):
        check_date(words)
