"""Settling what is near to a change gives what settling everything gives, whatever came in which order."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import newsroom
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made import make_found
from marked import plain
from sqlalchemy import Engine
from sqlmodel import select
from written import LISTS, NAMES, RULINGS, make_authorities, make_judgement, make_person

from quotes import store
from quotes.identity.identify import identify
from quotes.identity.speaker import ArticlePerson, Speaker
from quotes.read.article import Article
from quotes.store import forms, speakers, touched, utterances
from quotes.store.authorities import stored_authorities
from quotes.store.checking import MEND, check
from quotes.store.judgements import keep_judgement, name_judgements
from quotes.store.removing import Which, remove
from quotes.store.rows import person_value
from quotes_db.models import ArticleRow, PersonRow
from quotes_db.session import reading, writing

NO_SHRINKING = (Phase.explicit, Phase.generate)  # it would take many minutes
NOW = datetime(2026, 4, 2, tzinfo=timezone.utc)
RESULT = (
    "SELECT id, name, type, role, slug, quote_count, article_count, first_said, last_said FROM speakers",
    "SELECT speaker_id, name, origin FROM aliases",
    "SELECT * FROM members",
    "SELECT id, speaker_id FROM persons",
    "SELECT id, speaker_id, speaker, speaker_type, utterance_id, confidence FROM quotes",
    "SELECT * FROM utterances",
)
LONG = "We will keep the harbour open through the winter, whatever it costs this council"
SAID = (
    LONG,
    "keep the harbour open through the winter",
    "We will keep the port open through the winter, whatever it costs",
    "No comment",
    "the harbour open",
    "Nobody asked us whether we will keep the harbour open",
    "whatever it costs this council … We will keep the harbour open",
)


@dataclass(frozen=True)
class Step:
    """Something that is done with a database before its speakers are settled."""

    what: str
    key: int = 0
    speakers: tuple[tuple[str, str], ...] = ()
    day: int = 0
    words: str = ""


def step_of_article() -> st.SearchStrategy[Step]:
    speakers = st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(SAID)), max_size=4, unique_by=lambda pair: pair[0]
    ).map(tuple)
    return st.builds(
        Step, st.just("article"), st.integers(1, 5), speakers, st.sampled_from((0, 1, 5, 12, 400))
    )


steps = st.one_of(
    step_of_article(),
    step_of_article(),
    step_of_article(),
    st.just(Step("prepare")),
    st.builds(Step, st.just("remove"), st.integers(1, 5)),
    st.builds(Step, st.just("judge"), words=st.sampled_from(RULINGS)),
    st.builds(Step, st.just("undo"), words=st.sampled_from(RULINGS)),
    st.builds(Step, st.just("list"), words=st.sampled_from((*LISTS, ""))),
)


@contextmanager
def opened() -> Iterator[tuple[Engine, Path]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        engine = store.open_database(path)
        try:
            yield engine, path
        finally:
            engine.dispose()


@contextmanager
def portions_of(size: int) -> Iterator[None]:
    """Settle so much at a time."""
    with ExitStack() as patches:
        for module, name in (
            (forms, "_AT_ONCE"),
            (touched, "_NODES_AT_ONCE"),
            (speakers, "_PERSONS_AT_ONCE"),
            (utterances, "_QUOTATIONS_AT_ONCE"),
        ):
            patches.enter_context(patch.object(module, name, size))
        yield


def do(engine: Engine, step: Step) -> None:
    if step.what == "article":
        add(engine, step)
    elif step.what == "remove":
        remove(engine, Which(names=(str(step.key),)), reason=None, now=NOW)
    elif step.what == "prepare":
        store.prepare(engine)
    elif step.what == "list":
        store.add_authorities(engine, make_authorities(*filter(None, [step.words])), source="a.csv")
    else:
        undone_at = "2026-01-02" if step.what == "undo" else None
        with writing(engine) as session:
            keep_judgement(session, make_judgement(step.words, undone_at=undone_at))


def add(engine: Engine, step: Step) -> None:
    run_id = store.start_run(engine, **newsroom.VERSIONS, started_at=NOW)
    marked = "Nothing was said. " + " ".join(
        f"“[d{number}:{words},]” said [s{number}:{number}]."
        for number, (_, words) in enumerate(step.speakers)
    )
    article = Article(
        text=plain(marked),
        id=str(step.key),
        publisher=f"Paper {step.key}",
        published=date(2026, 1, 1) + timedelta(days=step.day) if step.day else None,
    )
    persons = {str(number): make_person(name) for number, (name, _) in enumerate(step.speakers)}
    known = {number: 0.9 for number, person in persons.items() if " " not in person.name}
    store.add(engine, article, make_found(marked, speaker=persons, confidence_known=known), run_id)


def result(path: Path) -> list[list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return [sorted(connection.execute(question), key=repr) for question in RESULT]


def speakers_of(engine: Engine) -> tuple[Speaker, ...]:
    """Return the speakers of all persons, computed without the database's help."""
    with reading(engine) as session:
        persons = session.exec(select(PersonRow, ArticleRow).join(ArticleRow)).all()
        return identify(
            [
                ArticlePerson(id=row.id, article=article.key, person=person_value(row))
                for row, article in persons
            ],
            authorities=stored_authorities(session),
            judgements=name_judgements(session),
        )


def test_a_surname_is_as_sure_as_what_other_articles_tell_of_it() -> None:
    surname = (
        "SELECT speaker, confidence FROM quotes JOIN articles ON articles.id = article_id WHERE key LIKE '%1'"
    )
    with opened() as (engine, path), closing(sqlite3.connect(path)) as connection:
        told = []
        for step in (
            Step("article", 1, (("Ruiz@president", LONG),), 1),
            Step("article", 2, (("Ana Ruiz@president", LONG),), 1),
            Step("article", 1, (("Ruiz@president", "No comment"),), 1),
            Step("remove", 2),
        ):
            do(engine, step)
            store.settle(engine)
            told += connection.execute(surname).fetchall()

    assert told == [("Ruiz", 0.5), *[("Ana Ruiz", 0.9)] * 2, ("Ruiz", 0.5)]


@settings(max_examples=25, phases=NO_SHRINKING, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(steps, min_size=1, max_size=3), max_size=6))
def test_settling_bit_by_bit_equals_settling_all(batches: list[list[Step]]) -> None:
    with opened() as (engine, path):
        with portions_of(1):
            for batch in batches:
                for step in batch:
                    do(engine, step)
                store.settle(engine)
            found = result(path)
            assert set(found[3]) == {(id, each.id) for each in speakers_of(engine) for id in each.persons}
            store.settle(engine, whole=True)
            assert found == result(path)
        store.settle(engine, whole=True)
        assert found == result(path)


@settings(max_examples=10, phases=NO_SHRINKING, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.lists(step_of_article(), max_size=6, unique_by=lambda step: step.key))
def test_the_order_and_the_batches_of_articles_change_nothing(
    data: st.DataObject, written: list[Step]
) -> None:
    with opened() as (engine, path), opened() as (other_engine, other):
        for step in written:
            do(engine, step)
        store.settle(engine)
        for step in data.draw(st.permutations(written)):
            do(other_engine, step)
            if data.draw(st.booleans()):
                store.settle(other_engine)
        store.settle(other_engine)
        assert result(path) == result(other)


@pytest.mark.parametrize("again", [False, True], ids=["another name", "the same name"])
def test_only_what_is_near_is_settled(again: bool) -> None:
    with opened() as (engine, path):
        for key in range(1, 6):
            do(engine, Step("article", key, ((f"{'ABCDE'[key - 1]}na Ruiz", LONG),), 1))
        store.settle(engine)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE speakers SET role = 'untouched'")
        do(engine, Step("article", 9, (("Ana Ruiz" if again else "Zoë Lund", LONG),), 1))
        store.settle(engine)
        assert [name for _, name, _, role, *_ in result(path)[0] if role is None] == (
            ["Ana Ruiz"] if again else ["Zoë Lund"]
        )


@pytest.mark.parametrize(("new", "rebuilt"), [(1, False), (4, True)])
def test_indexes_are_made_anew_where_most_quotations_change(new: int, rebuilt: bool) -> None:
    with opened() as (engine, path):
        for key in range(1, 7):
            do(engine, Step("article", key, (("Ana Ruiz@president", LONG),), 1))
        store.settle(engine)
        before, version = schema(path)
        for key in range(7, 7 + new):
            do(engine, Step("article", key, (("Zoë Lund", LONG),), 1))
        store.settle(engine)
        after, newer = schema(path)
        assert after == before
        assert (newer > version) is rebuilt
        assert check(engine) == ()


@pytest.mark.parametrize(
    ("settled", "found"), [(False, "Ana Ruiz"), (False, "the mayor"), (True, "Ana Ruiz")]
)
def test_a_first_load_does_without_indexes_until_it_is_settled(settled: bool, found: str) -> None:
    with opened() as (engine, path):
        whole = index_names(path)
        do(engine, Step("article", 1, (("Ana Ruiz", LONG),), 1))
        if settled:
            store.settle(engine)
        do(engine, Step("article", 2, ((found, LONG),), 1))
        store.prepare(engine)
        assert (index_names(path) == whole) is settled
        assert settled or [fault.remedy for fault in check(engine)] == [MEND] * 2
        again = store.open_database(path)  # after whatever ended the program here
        do(again, Step("article", 3, (("Zoë Lund", LONG),), 1))
        store.settle(again)
        again.dispose()
        assert index_names(path) == whole
        assert check(engine) == ()


def test_settling_makes_the_indexes_where_nobody_spoke() -> None:
    with opened() as (engine, path):
        whole = index_names(path)
        store.prepare(engine)
        store.settle(engine)
        assert index_names(path) == whole


def index_names(path: Path) -> list[str]:
    """Return the names of the indexes that there are."""
    return [name for name, sql in schema(path)[0] if sql.startswith("CREATE INDEX")]


def test_what_interrupts_settling_leaves_the_indexes() -> None:
    with opened() as (engine, path):
        do(engine, Step("article", 1, (("Ana Ruiz@president", LONG),), 1))
        before = schema(path)
        interrupted = patch("quotes.store.settling.drop_speakers", side_effect=KeyboardInterrupt)
        with interrupted, pytest.raises(KeyboardInterrupt):
            store.settle(engine)
        assert schema(path) == before


def schema(path: Path) -> tuple[list[tuple[str, str]], int]:
    """Return what tables, indexes and triggers there are, and how often that was changed."""
    made = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(made).fetchall(), connection.execute("PRAGMA schema_version").fetchone()[0]
