"""Keeping articles: whole or not at all, the same twice is the same once; ids that stay; speakers."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import newsroom
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import make_found
from marked import plain
from sqlalchemy import Engine, update
from started import PATIENCE

from quotes import store
from quotes.coref.person import Person
from quotes.dates.said import Said
from quotes.errors import RefusedArticleError, StorageError
from quotes.identity.speaker import Authority
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.span import Span
from quotes.store import articles, keeping, rows
from quotes.store.statements import insert_rows
from quotes.store.stored import article_key, fingerprint, stored_form
from quotes_db import session

NOW = datetime(2026, 4, 1, 12, 0, tzinfo=timezone.utc)
MARKED = "“[d1:We won,]” [q1:said] [s1:Ana Ruiz]. “[d2:Twice.]” “[d3:We won,]” [q3:said] [s3:Bo Lund]."
RUIZ = Person(name="Ana Ruiz", type="person", aliases=("Ruiz",), role="mayor", gender="female")
LUND = Person(name="Bo Lund", type="person")
SPEAKERS = {"1": RUIZ, "2": RUIZ, "3": LUND}


@pytest.fixture
def run_id(engine: Engine) -> int:
    return start_run(engine)


def start_run(engine: Engine, *, lexicon: str = "1") -> int:
    return store.start_run(
        engine, program_version="1", model="m", model_version="1", lexicon_version=lexicon, started_at=NOW
    )


def make_article(marked: str = MARKED, **fields: Any) -> Article:
    defaults = {"id": "1", "title": "Cup final", "publisher": "Courier", "published": date(2026, 3, 6)}
    values: dict[str, Any] = defaults | fields
    return Article(text=plain(marked), **values)


def make_quotations(marked: str = MARKED, **fields: Any) -> tuple[Quotation, ...]:
    return make_found(marked, **({"speaker": SPEAKERS} | fields))


def ask(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def contents_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables of ours, statistics left out."""
    tables = ask(path, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
    return {name: sorted(ask(path, f"SELECT * FROM {name}"), key=repr) for (name,) in tables}


def ids_of(path: Path) -> dict[tuple[str, int], int]:
    return {(text, position): id for text, position, id in ask(path, "SELECT text, position, id FROM quotes")}


def article_id(path: Path) -> int:
    return int(ask(path, "SELECT id FROM articles")[0][0])


# What goes in comes out


@pytest.mark.parametrize("found", newsroom.news(), ids=lambda found: found[0].label)
def test_what_is_stored_comes_back(engine: Engine, path: Path, run_id: int, found: newsroom.Found) -> None:
    article, quotations = found
    assert store.add(engine, article, quotations, run_id) == "new"
    loaded = store.load(engine, article_id(path))
    assert loaded == (article, quotations)
    store.settle(engine)
    assert store.load(engine, article_id(path)) == loaded


def test_every_field_comes_back(engine: Engine, path: Path, run_id: int) -> None:
    article = make_article(url="https://courier.example/1", author="Cy Sol", path="a.md")
    quotations = make_quotations(
        said={"1": Said(on="2026-03", until="2026-04-02", precision="interval", words=Span(1, 3))},
        medium={"1": "telegram"}, via={"1": Span(4, 6)}, hearer={"2": Span(0, 1)}, repair={"3": "closed"},
        parent={"3": 1}, confidence={"1": 0.1, "2": 1.0, "3": 1 / 3}, confidence_known={"3": 0.9},
    )  # fmt: skip
    store.add(engine, article, quotations, run_id)
    assert store.load(engine, article_id(path)) == (article, quotations)


def test_nobody_and_nothing_come_back(engine: Engine, path: Path, run_id: int) -> None:
    bare = Article(text="“[No”")
    quotation = Quotation(
        position=0, kind="mixed", contents=(Span(1, 3),), text="[N", rule="none", confidence=0
    )
    store.add(engine, bare, [quotation], run_id)
    assert store.load(engine, article_id(path)) == (bare, (quotation,))


def test_there_may_be_no_such_article(engine: Engine) -> None:
    assert store.load(engine, 1) is None


@pytest.mark.parametrize("found", newsroom.news(), ids=lambda found: found[0].label)
def test_offsets_give_the_same_words_in_sql(
    engine: Engine, path: Path, run_id: int, found: newsroom.Found
) -> None:
    store.add(engine, found[0], found[1], run_id)
    cut = "substr(articles.text, {0}start + 1, {0}end - {0}start)"
    contents = ask(path, f"""
        SELECT contents.text, {cut.format("contents.")} FROM contents JOIN quotes ON quotes.id = quote_id
        JOIN articles ON articles.id = article_id""")  # fmt: skip
    spans = [
        row
        for name, words in [("cue", "cue"), ("source", "source"), ("said", "said_text"), ("hearer", "hearer")]
        for row in ask(path, f"""
            SELECT quotes.{words}, {cut.format(f"quotes.{name}_")}
            FROM quotes JOIN articles ON articles.id = article_id
            WHERE {name}_start IS NOT NULL""")
    ]  # fmt: skip
    assert len(contents) >= len(found[1])
    assert len(spans) >= 1
    assert all(words == same for words, same in contents + spans)


texts = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\0\ud800\u2028👩🏽‍🚀é"), min_size=1, max_size=12
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(before=texts, words=texts, after=texts)
def test_any_text_is_kept_with_its_offsets(tmp_path: Path, before: str, words: str, after: str) -> None:
    engine = store.open_database(tmp_path / "any.db")
    article = Article(text=before + words + after, title=words, id=before)
    span = Span(len(before), len(before + words))
    quotation = Quotation(
        position=0, kind="direct", contents=(span,), text=words, rule="r", confidence=0.5,
        speaker=Person(name=words, type="person", aliases=(after,)), cue=span,
    )  # fmt: skip
    run_id = start_run(engine)
    store.add(engine, article, [quotation], run_id)
    assert store.add(engine, article, [quotation], run_id) == "unchanged"
    engine.dispose()
    cut = (
        "substr(articles.text, cue_start + 1, cue_end - cue_start), cue, contents.text, quotes.text, speaker"
    )
    found = ask(
        tmp_path / "any.db",
        f"SELECT {cut} FROM quotes JOIN articles ON articles.id = article_id"
        " JOIN contents ON quote_id = quotes.id"
        " WHERE articles.source_id = ?",
        rows_text(before),
    )
    assert set(found[0]) == {rows_text(words)}


def rows_text(text: str) -> str:
    """Return the text as SQLite can keep it, character for character."""
    return "".join(
        "\ufffd" if letter == "\0" or "\ud800" <= letter <= "\udfff" else letter for letter in text
    )


# The same again, and something else


def test_adding_twice_is_adding_once(engine: Engine, path: Path, run_id: int) -> None:
    outcomes = []
    kept = []
    for _ in range(3):
        outcomes.append(store.add(engine, make_article(), make_quotations(), run_id))
        store.settle(engine)
        kept.append(contents_of(path))
    assert outcomes == ["new", "unchanged", "unchanged"]
    assert kept[0] == kept[1] == kept[2]


def test_where_an_article_was_read_from_changes_nothing(engine: Engine, path: Path, run_id: int) -> None:
    store.add(engine, make_article(path="one.md"), make_quotations(), run_id)
    kept = contents_of(path)
    moved = make_article(path="two.md", notes=("decoded as Windows-1252",))
    assert store.add(engine, moved, make_quotations(), run_id) == "unchanged"
    assert contents_of(path) == kept


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Final"},
        {"publisher": None},
        {"published": date(2026, 3, 7)},
        {"author": "Cy"},
        {"url": "https://a.b"},
    ],
    ids=["title", "publisher", "published", "author", "url"],
)
def test_changed_metadata_replaces_the_article(
    engine: Engine, path: Path, run_id: int, fields: dict[str, Any]
) -> None:
    store.add(engine, make_article(), make_quotations(), run_id)
    kept = ids_of(path)
    article = make_article(**fields)
    assert not store.unchanged(engine, article)
    assert store.add(engine, article, make_quotations(), run_id) == "changed"
    assert store.load(engine, article_id(path)) == (article, make_quotations())
    assert ids_of(path) == kept


@pytest.mark.parametrize(
    ("marked", "stayed"),
    [
        ("Well: “[d1:We won,]” he said. “[d2:Twice.]” “[d3:We won,]”", {0, 1, 2}),
        ("“[d1:Never.]” “[d2:We won,]” “[d3:Twice.]” “[d4:We won,]”", {0, 1, 2}),
        ("“[d1:Twice.]” “[d2:We won,]”", {0, 1}),
        ("“[d1:We won,]” “[d2:We won,]” “[d3:We won,]”", {0, 2}),
        ("“[d1:We lost.]”", set()),
        ("Nobody said anything.", set()),
    ],
    ids=["moved", "one before", "last one gone", "one more", "another", "none"],
)
def test_quotations_that_stayed_keep_their_ids(
    engine: Engine, path: Path, run_id: int, marked: str, stayed: set[int]
) -> None:
    store.add(engine, make_article(), make_quotations(), run_id)
    old = {id: position for (_, position), id in ids_of(path).items()}
    assert store.add(engine, make_article(marked), make_found(marked), run_id) == "changed"
    assert {old[id] for id in ids_of(path).values() if id in old} == stayed
    assert len(ids_of(path)) == len(make_found(marked))
    assert ask(path, "SELECT count(*) FROM persons") == [(0,)]


def test_other_quotations_of_the_same_text_replace_the_old(engine: Engine, path: Path, run_id: int) -> None:
    store.add(engine, make_article(), make_quotations(), run_id)
    better = tuple(replace(quotation, confidence=0.9) for quotation in make_quotations())
    assert store.add(engine, make_article(), better, run_id) == "changed"
    assert store.load(engine, article_id(path)) == (make_article(), better)


def test_a_changed_article_keeps_its_speakers(engine: Engine, path: Path, run_id: int) -> None:
    store.add(engine, make_article(), make_quotations(), run_id)
    store.settle(engine)
    settled = ask(path, "SELECT id, speaker, speaker_id FROM quotes ORDER BY id")
    store.add(engine, make_article(title="Final"), make_quotations(), run_id)
    assert ask(path, "SELECT id, speaker, speaker_id FROM quotes ORDER BY id") == settled


def test_ids_do_not_depend_on_what_was_there_before(tmp_path: Path) -> None:
    found = [make_article(id=str(number)) for number in range(3)]
    kept = []
    for name, order in [("one.db", found), ("two.db", found[::-1])]:
        engine = store.open_database(tmp_path / name)
        run_id = start_run(engine)
        for article in order:
            store.add(engine, article, make_quotations(), run_id)
        store.settle(engine)
        engine.dispose()
        wanted = "SELECT id, date_key, article_id, person_id, speaker_id, speaker FROM quotes ORDER BY id"
        kept.append(ask(tmp_path / name, wanted))
    assert kept[0] == kept[1]
    assert len(kept[0]) == 9


def test_quotations_whose_ids_would_be_the_same_get_two(
    engine: Engine, path: Path, run_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "id_choices", lambda *_: iter(range(7, 100)))
    store.add(engine, make_article(), make_quotations(), run_id)
    assert sorted(ids_of(path).values()) == [7, 8, 9]
    store.add(engine, make_article(id="2"), make_quotations(), run_id)
    assert sorted(id for (id,) in ask(path, "SELECT id FROM quotes")) == [7, 8, 9, 10, 11, 12]
    store.add(engine, make_article(title="Final"), make_quotations(), run_id)
    assert sorted(id for (id,) in ask(path, "SELECT id FROM quotes")) == [7, 8, 9, 10, 11, 12]


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"id": "a/1", "url": "https://a.b"}, "id:Courier:a/1"),
        ({"id": "a/1", "publisher": None}, "id:a/1"),
        ({"id": "", "publisher": None, "url": "https://a.b"}, "id:"),
        ({"id": None, "url": "https://a.b"}, "url:https://a.b"),
        ({"id": None}, "text:Courier:"),
        ({"id": None, "publisher": None}, "text::"),
    ],
)
def test_an_article_is_known_by_its_id_or_url_or_text(fields: dict[str, Any], key: str) -> None:
    found = article_key(make_article("Words.", **fields))
    assert found.startswith(key)
    assert (found == key) == (not key.startswith("text:"))
    assert found != article_key(make_article("Other words.", **fields)) or not key.startswith("text:")


def test_the_fingerprint_sees_what_is_said_not_where_it_lies() -> None:
    assert fingerprint(make_article(path="a")) == fingerprint(make_article(path="b"))
    assert fingerprint(make_article(title="A", author=None)) != fingerprint(
        make_article(title=None, author="A")
    )
    assert fingerprint(make_article(country="GB")) != fingerprint(make_article(licence="GB"))


def test_persons_of_one_name_are_one(engine: Engine, path: Path, run_id: int) -> None:
    other = Person(name="Ana Ruiz", type="person", aliases=("Ms. Ruiz", "Ruiz"))
    quotations = make_quotations(speaker={"1": other, "2": RUIZ, "3": LUND})
    store.add(engine, make_article(), quotations, run_id)
    assert ask(path, "SELECT name, role, gender, aliases FROM persons ORDER BY name") == [
        ("Ana Ruiz", "mayor", "female", '["Ms. Ruiz", "Ruiz"]'), ("Bo Lund", None, None, "[]")
    ]  # fmt: skip
    assert store.add(engine, make_article(), quotations, run_id) == "unchanged"


def test_quotations_are_kept_in_reading_order() -> None:
    assert stored_form(make_article(), make_quotations()[::-1]) == make_quotations()


# Runs and versions


def test_other_versions_make_an_article_worth_reading_again(engine: Engine, path: Path) -> None:
    first = start_run(engine)
    assert not store.unchanged(engine, make_article())
    store.add(engine, make_article(), make_quotations(), first)
    assert store.unchanged(engine, make_article())
    second = start_run(engine, lexicon="2")
    assert store.unchanged(engine, make_article(), run_id=first)
    assert not store.unchanged(engine, make_article(), run_id=second)
    assert not store.unchanged(engine, make_article()), "the newest run counts where none is named"
    kept = ids_of(path)
    assert store.add(engine, make_article(), make_quotations(), second) == "unchanged"
    assert store.unchanged(engine, make_article())
    assert ids_of(path) == kept
    assert ask(path, "SELECT DISTINCT run_id FROM quotes UNION SELECT run_id FROM articles") == [(second,)]


def test_the_same_versions_leave_the_run_alone(engine: Engine, path: Path) -> None:
    first, second = start_run(engine), start_run(engine)
    store.add(engine, make_article(), make_quotations(), first)
    store.add(engine, make_article(), make_quotations(), second)
    assert ask(path, "SELECT DISTINCT run_id FROM quotes") == [(first,)]


def test_a_run_that_changed_nothing_is_forgotten(engine: Engine, path: Path) -> None:
    for _ in range(3):
        run_id = start_run(engine)
        store.add(engine, make_article(), make_quotations(), run_id)
        store.finish_run(engine, run_id, finished_at=NOW)
    assert ask(path, "SELECT started_at, finished_at FROM runs") == [("2026-04-01T12:00:00+00:00",) * 2]


# Whole or not at all


class BrokenOffError(Exception):
    """What stops us in the middle."""


@pytest.mark.parametrize("table", ["articles", "persons", "quotes", "contents"])
@pytest.mark.parametrize("stop", [BrokenOffError, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("there_before", [False, True], ids=["new", "changed"])
def test_an_article_broken_off_leaves_nothing(
    engine: Engine, path: Path, run_id: int, monkeypatch: pytest.MonkeyPatch,
    table: str, stop: type[BaseException], there_before: bool,
) -> None:  # fmt: skip
    if there_before:
        store.add(engine, make_article(), make_quotations(), run_id)
        store.settle(engine)
    kept = contents_of(path)
    monkeypatch.setattr(articles, "insert_rows", stopping_at(table, insert_rows, stop))
    monkeypatch.setattr(articles, "update", stopping_at(table, update, stop))
    with pytest.raises(stop):
        store.add(
            engine, make_article("“[d1:Other.]”"), make_found("“[d1:Other.]”", speaker={"1": "Al"}), run_id
        )
    assert contents_of(path) == kept


KILLED = """
import os, sys
from pathlib import Path
import test_store
from quotes import store
from quotes.store import articles

engine = store.open_database(Path(sys.argv[1]))
run_id = test_store.start_run(engine)
store.add(engine, test_store.make_article(), test_store.make_quotations(), run_id)
insert = articles.insert_rows

def insert_and_die(session, table, rows):
    insert(session, table, rows)
    if table.__tablename__ == "quotes":
        os._exit(9)

articles.insert_rows = insert_and_die
store.add(engine, test_store.make_article(id="2"), test_store.make_quotations(), run_id)
"""


def test_a_program_killed_in_an_article_leaves_the_articles_before(path: Path) -> None:
    script = [sys.executable, "-c", KILLED, str(path)]
    done = subprocess.run(
        script, cwd=Path(__file__).parent, capture_output=True, timeout=PATIENCE, check=False
    )
    assert (done.returncode, done.stderr) == (9, b"")
    engine = store.open_database(path)
    assert store.unchanged(engine, make_article())
    assert not store.unchanged(engine, make_article(id="2"))
    engine.dispose()
    counted = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM persons), count(*) FROM quotes"
    assert ask(path, counted) == [(1, 2, 3)]
    assert ask(path, "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'won'") == [(2,)]


def stopping_at(table: str, work: Callable[..., Any], stop: type[BaseException]) -> Callable[..., Any]:
    def work_until(*arguments: Any) -> Any:
        result = work(*arguments)
        if any(getattr(each, "__tablename__", "") == table for each in arguments):
            raise stop
        return result

    return work_until


def test_what_the_database_refuses_is_named_and_leaves_nothing(
    engine: Engine, path: Path, run_id: int
) -> None:
    kept = contents_of(path)
    wrong = tuple(replace(quotation, confidence=7.0) for quotation in make_quotations())
    with pytest.raises(
        RefusedArticleError, match=r"^1: the database refuses .*CHECK.*nothing of it was kept"
    ):
        store.add(engine, make_article(), wrong, run_id)
    assert contents_of(path) == kept


def test_what_the_database_refuses_costs_no_article_beside_it(
    engine: Engine, path: Path, run_id: int
) -> None:
    wrong = tuple(replace(quotation, confidence=7.0) for quotation in make_quotations())
    batch = [(make_article(id=id), wrong if id == "2" else make_quotations()) for id in "123"]
    first, refused, last = store.add_all(engine, batch, run_id)
    assert (first, str(refused)[:24], last) == ("new", "2: the database refuses ", "new")
    assert ask(path, "SELECT source_id FROM articles ORDER BY source_id") == [("1",), ("3",)]


def test_articles_broken_off_together_leave_nothing(engine: Engine, path: Path, run_id: int) -> None:
    def broken() -> Iterator[Quotation]:
        yield from make_quotations()
        raise BrokenOffError

    kept = contents_of(path)
    batch: Any = [(make_article(id="1"), make_quotations()), (make_article(id="2"), broken())]
    with pytest.raises(BrokenOffError):
        store.add_all(engine, batch, run_id)
    assert contents_of(path) == kept


def test_the_databases_complaints_are_errors_for_the_user(
    engine: Engine, path: Path, run_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.dispose()
    monkeypatch.setattr(session, "LOCK_WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for work in (
            lambda: store.add(engine, make_article(), make_quotations(), run_id),
            lambda: store.settle(engine),
            lambda: store.finish_run(engine, run_id, finished_at=NOW),
            lambda: store.add_authorities(engine, [], source="a"),
        ):
            with pytest.raises(StorageError, match="another program has been writing"):
                work()


def test_what_cannot_be_opened_is_an_error_for_the_user(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no database there"):
        store.open_database(tmp_path / "quotes.db", read_only=True)


# Dates


@pytest.mark.parametrize(
    ("said_on", "published", "key"),
    [
        ("2025-12-11", "2025-12-12", "2025-12-11-000000000000042"),
        ("2025-12", "2025-12-12", "2025-12-00-000000000000042"),
        ("2025", "2025-12-12", "2025-00-00-000000000000042"),
        (None, "2025-12-12", "2025-12-12-000000000000042"),
        (None, None, "-000000000000042"),
    ],
)
def test_the_date_key_orders_by_date_and_id(said_on: str | None, published: str | None, key: str) -> None:
    assert rows.date_key(42, said_on=said_on, published=published) == key


def test_partial_dates_stand_before_the_days_that_they_hold() -> None:
    dates = [None, "2024-12-31", "2025", "2025-11-30", "2025-12", "2025-12-01", "2025-12-31", "2026"]
    keys = [
        rows.date_key(id, said_on=said_on, published=None)
        for id, said_on in zip(range(99, 91, -1), dates, strict=True)
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("said", "year", "month"),
    [
        (Said(on="2025-12-11"), 2025, "2025-12"),
        (Said(on="2025-12"), 2025, "2025-12"),
        (Said(on="2025"), 2025, None),
        (Said(on="2025-12-08", until="2025-12-11"), 2025, "2025-12"),
        (Said(on="2025-06-01", until="2025-08-31"), 2025, None),
        (Said(on="2025-12-29", until="2026-01-02"), None, None),
        (Said(), None, None),
    ],
)
def test_year_and_month_say_no_more_than_the_date(said: Said, year: int | None, month: str | None) -> None:
    assert (rows.said_year(said), rows.said_month(said)) == (year, month)


def test_a_date_that_stands_in_is_the_publication_date(engine: Engine, path: Path, run_id: int) -> None:
    quotations = make_quotations(said={"1": Said(basis="published")})
    store.add(engine, make_article(), quotations, run_id)
    wanted = "SELECT said_on, said_precision, said_basis, year, month, published FROM quotes"
    assert ask(path, f"{wanted} ORDER BY position LIMIT 2") == [
        ("2026-03-06", "day", "published", 2026, "2026-03", "2026-03-06"),
        (None, None, None, None, None, "2026-03-06"),
    ]


# Speakers


def add_news(engine: Engine, run_id: int) -> None:
    for article, quotations in newsroom.news():
        store.add(engine, article, quotations, run_id)


def test_settling_writes_speakers_and_their_counts(engine: Engine, path: Path, run_id: int) -> None:
    add_news(engine, run_id)
    assert store.settle(engine) > 0
    wanted = "SELECT name, type, role, quote_count, article_count, first_said, last_said FROM speakers"
    assert ask(path, f"{wanted} ORDER BY name") == [
        ("Ana Ruiz", "person", "mayor of Brennholt", 3, 1, "2026-03-05", "2026-03-06"),
        ("Ana Ruiz and Bo Líndqvist", "group", None, 1, 1, "2026-03-06", "2026-03-06"),
        ("Bo Líndqvist", "person", None, 2, 2, "2025-12", "2025-12"),
        ("Port Authority", "organisation", None, 1, 1, "2026-03-02", "2026-03-02"),
    ]
    assert ask(path, "SELECT count(*) FROM members") == [(2,)]
    assert ask(path, "SELECT name, origin FROM aliases ORDER BY name") == [
        ("Líndqvist", "article"), ("Ms. Ruiz", "article"), ("Ruiz", "article")
    ]  # fmt: skip
    assert ask(path, """
        SELECT count(*) FROM quotes JOIN speakers ON speakers.id = speaker_id
        WHERE speaker = name AND speaker_type = type""") == [(7,)]  # fmt: skip


def test_settling_again_writes_nothing(engine: Engine, path: Path, run_id: int) -> None:
    add_news(engine, run_id)
    store.settle(engine)
    kept = contents_of(path)
    assert store.settle(engine) == 0
    assert contents_of(path) == kept


def test_a_list_renames_and_search_knows(engine: Engine, path: Path, run_id: int) -> None:
    add_news(engine, run_id)
    store.settle(engine)
    kept = ids_of(path)
    authority = Authority(
        name="Bo Lindqvist-Sol", type="person", aliases=("Bo Líndqvist",), role="harbour master"
    )
    assert store.add_authorities(engine, [authority], source="speakers.csv") is True
    store.settle(engine)
    assert ids_of(path) == kept
    found = "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'speaker:\"lindqvist sol\"'"
    assert ask(path, found) == [(3,)]
    assert ask(path, "SELECT name, slug, role FROM speakers WHERE name LIKE 'Bo%'") == [
        ("Bo Lindqvist-Sol", "bo-lindqvist-sol", "harbour master")
    ]
    assert store.add_authorities(engine, [], source="speakers.csv") is True
    store.settle(engine)
    assert ask(path, "SELECT count(*) FROM speakers WHERE name = 'Bo Líndqvist'") == [(1,)]


def test_speakers_of_whom_nothing_is_left_go(engine: Engine, path: Path, run_id: int) -> None:
    add_news(engine, run_id)
    store.settle(engine)
    for article, _ in newsroom.news():
        store.add(engine, article, (), run_id)
    store.settle(engine)
    tables = ("speakers", "aliases", "members", "persons", "quotes", "contents")
    assert [ask(path, f"SELECT count(*) FROM {table}") for table in tables] == [[(0,)]] * 6


def test_two_speakers_may_swap_their_slugs(engine: Engine, path: Path, run_id: int) -> None:
    add_news(engine, run_id)
    store.settle(engine)
    kept = contents_of(path)
    (one, _), (other, _) = ask(path, "SELECT id, slug FROM speakers WHERE type = 'person'")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        slugs = dict(connection.execute("SELECT id, slug FROM speakers"))
        connection.execute("UPDATE speakers SET slug = 'x' WHERE id = ?", (one,))
        connection.execute("UPDATE speakers SET slug = ? WHERE id = ?", (slugs[one], other))
        connection.execute("UPDATE speakers SET slug = ? WHERE id = ?", (slugs[other], one))
    assert store.settle(engine) == 0  # nobody told that they were changed
    assert store.settle(engine, whole=True) > 0
    assert contents_of(path) == kept


@pytest.mark.parametrize(
    ("undone_at", "names"),
    [(None, ["Al Lund", "Al Lund"]), ("2026-01-02", ["Al Lund", "Bo Lund"])],
    ids=["valid", "undone"],
)
def test_judgements_count_unless_undone(
    engine: Engine, path: Path, run_id: int, undone_at: str | None, names: list[str]
) -> None:
    marked = "“[d1:No,]” said Al Lund. “[d2:Yes,]” said Bo Lund."
    store.add(
        engine, make_article(marked), make_found(marked, speaker={"1": "Al Lund", "2": "Bo Lund"}), run_id
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        columns = "id, kind, subject, object, author, created_at, undone_at"
        connection.execute(
            f"INSERT INTO judgements ({columns}) VALUES (1, 'same', 'Al Lund', 'Bo Lund', 'me', 'now', ?)",
            (undone_at,),
        )
    store.settle(engine)
    assert [name for (name,) in ask(path, "SELECT speaker FROM quotes ORDER BY position")] == names


# Lists of speakers


def test_a_list_is_kept_by_its_source(engine: Engine, path: Path) -> None:
    ruiz = Authority(name="Ana Ruiz", type="person", aliases=("Ruíz",), role="mayor")
    lund = Authority(name="Bo Lund", type="person")
    assert store.add_authorities(engine, [ruiz, lund], source="a.csv") is True
    assert store.add_authorities(engine, [ruiz], source="b.csv") is True
    kept = contents_of(path)
    assert store.add_authorities(engine, [lund, ruiz], source="a.csv") is False
    assert contents_of(path) == kept
    assert store.add_authorities(engine, [replace(ruiz, role=None)], source="a.csv") is True
    assert ask(path, "SELECT source, name, aliases, type, role FROM authorities ORDER BY source") == [
        ("a.csv", "Ana Ruiz", '["Ruíz"]', "person", None),
        ("b.csv", "Ana Ruiz", '["Ruíz"]', "person", "mayor"),
    ]  # fmt: skip
