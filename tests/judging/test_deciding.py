"""Judgements in a database: entered, listed, taken back, shared; never lost."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import newsroom
import pytest
from made import make_found
from marked import plain

from quotes import store
from quotes.errors import JudgementError
from quotes.judgement import CorrectionKind, NameKind
from quotes.judging import deciding, sharing
from quotes.read.article import Article
from quotes.store.judged import Judged

NOW = datetime(2026, 4, 2, 9, 0, tzinfo=timezone.utc)
MARKED = (
    "“[d1:We won,]” said Al Lund. “[d2:Twice.]” said Bo Lund. “[d3:No,]” said Al Lund. “[d4:No,]” said Cy."
)
SPEAKERS = {"1": "Al Lund", "2": "Bo Lund", "3": "Al Lund", "4": "Cy Sol"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    add(tmp_path / "quotes.db", MARKED)
    return tmp_path / "quotes.db"


def add(
    path: Path, marked: str, *, id: str = "1", speakers: dict[str, str] = SPEAKERS, **fields: Any
) -> None:
    engine = store.open_database(path)
    run_id = store.start_run(engine, **newsroom.VERSIONS, started_at=NOW)
    store.add(
        engine, Article(text=plain(marked), id=id, **fields), make_found(marked, speaker=speakers), run_id
    )
    store.settle(engine)
    engine.dispose()


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def speakers(path: Path) -> list[str]:
    return [name for (name,) in ask(path, "SELECT speaker FROM quotes ORDER BY article_id, position")]


def whole(path: Path) -> dict[str, Sequence[tuple[Any, ...]]]:
    tables = ("articles", "quotes", "contents", "persons", "speakers", "aliases", "originals")
    return {table: sorted(ask(path, f"SELECT * FROM {table}"), key=repr) for table in tables}


def quote(path: Path, position: int) -> int:
    return int(ask(path, f"SELECT id FROM quotes WHERE position = {position}")[0][0])


def judge(path: Path, kind: NameKind, subject: str | int, object: str | int, **more: Any) -> Judged:
    return deciding.judge(path, kind, str(subject), str(object), author="kim", now=NOW, **more)


def correct(path: Path, id: int, kind: CorrectionKind, value: str | None = None, **more: Any) -> Judged:
    return deciding.correct(path, id, kind, value, **{"author": "kim", "now": NOW, **more})


@pytest.mark.parametrize(
    ("kind", "subject", "object", "names"),
    [
        ("same", "Al Lund", "Bo Lund", ["Al Lund"] * 3 + ["Cy Sol"]),
        ("alias", "Cy Sol", "Bo Lund", ["Al Lund", "Cy Sol", "Al Lund", "Cy Sol"]),
        ("rename", "Cy Sol", "Cyrus Sol", ["Al Lund", "Bo Lund", "Al Lund", "Cyrus Sol"]),
        ("unsure", "Al Lund", "Bo Lund", ["Al Lund", "Bo Lund", "Al Lund", "Cy Sol"]),
    ],
)
def test_a_judgement_on_names_holds_at_once_and_can_be_taken_back(
    path: Path, kind: NameKind, subject: str, object: str, names: list[str]
) -> None:
    before = whole(path)
    kept = judge(path, kind, subject, object)
    assert [name if name != "Bo Lund" or kind != "alias" else "Cy Sol" for name in speakers(path)] == names
    deciding.undo(path, kept.id, now=NOW)
    assert whole(path) == before


def test_a_type_is_decided(path: Path) -> None:
    judge(path, "type", "Cy Sol", "organisation")
    assert ask(path, "SELECT type FROM speakers WHERE name = 'Cy Sol'") == [("organisation",)]
    assert ask(path, "SELECT speaker_type FROM quotes WHERE speaker = 'Cy Sol'") == [("organisation",)]


def test_an_alias_is_kept_with_its_origin(path: Path) -> None:
    judge(path, "alias", "Cy Sol", "Sol of the Wharf")
    assert ask(path, "SELECT name, origin FROM aliases") == [("Sol of the Wharf", "judgement")]


def test_two_people_of_one_name_are_told_apart_by_quotations(path: Path) -> None:
    for number in "23":
        add(path, "“[d1:Goal,]” said Al Lund.", id=number, speakers={"1": "Al Lund"})
    sql = "SELECT quotes.id FROM quotes JOIN articles ON articles.id = article_id WHERE source_id = '{}'"
    one, other, third = (int(ask(path, sql.format(id))[0][0]) for id in "123")
    judge(path, "different", one, other)
    ids = dict(ask(path, "SELECT id, speaker_id FROM quotes"))
    assert ids[one] != ids[other]
    assert ids[third] in {ids[one], ids[other]}
    judge(path, "same", third, other)
    assert dict(ask(path, "SELECT id, speaker_id FROM quotes"))[third] != ids[one]


@pytest.mark.parametrize(
    ("kind", "value", "columns", "expected"),
    [
        ("speaker", "Eva Rand", "speaker, rule, confidence", ("Eva Rand", "corrected", 1.0)),
        ("speaker", None, "speaker, speaker_id, person_id", (None, None, None)),
        ("said_on", "2026-03-05", "said_on, said_precision, year", ("2026-03-05", "day", 2026)),
        ("quote_kind", "indirect", "kind", ("indirect",)),
        ("contents", "won", "text", ("won",)),
    ],
)
def test_a_correction_holds_at_once_when_read_again_and_until_taken_back(
    path: Path, kind: CorrectionKind, value: str | None, columns: str, expected: tuple[Any, ...]
) -> None:
    before, id = whole(path), quote(path, 0)
    kept = correct(path, id, kind, value, reason="heard it")
    assert kept.quote_id == id
    assert ask(path, f"SELECT {columns} FROM quotes WHERE id = {id}") == [expected]
    after = whole(path)
    add(path, MARKED)
    assert whole(path) == after
    deciding.undo(path, kept.id, now=NOW)
    assert whole(path) == before


def test_what_is_no_quotation_goes_and_others_keep_their_ids(path: Path) -> None:
    before, id, second = whole(path), quote(path, 2), quote(path, 3)
    kept = correct(path, id, "not_a_quotation")
    assert ask(path, "SELECT position, id FROM quotes WHERE text = 'No,'") == [(3, second)]
    add(path, MARKED)
    add(path, "“[d0:Well,]” he said. " + MARKED)
    assert ask(path, "SELECT position, id FROM quotes WHERE text = 'No,'") == [(4, second)]
    add(path, MARKED)
    deciding.undo(path, kept.id, now=NOW)
    assert whole(path)["contents"] == before["contents"]
    assert (quote(path, 2), quote(path, 3)) == (id, second)


def test_a_correction_of_words_that_are_gone_is_orphaned_until_they_return(path: Path) -> None:
    id = quote(path, 1)
    correct(path, id, "speaker", "Eva Rand")
    add(path, "“[d1:We won,]” said Al Lund.")
    assert [(entry.quote_id, entry.is_orphaned) for entry in deciding.listed(path)] == [(None, True)]
    add(path, MARKED)
    assert [entry.is_orphaned for entry in deciding.listed(path)] == [False]
    assert speakers(path)[1] == "Eva Rand"


def test_a_correction_finds_its_words_in_the_article_under_another_key(path: Path) -> None:
    correct(path, quote(path, 1), "speaker", "Eva Rand")
    lines = list(sharing.export_judgements(path))
    other, file = path.with_name("other.db"), path.with_name("judgements.jsonl")
    file.write_text("".join(lines), encoding="utf-8")
    sharing.import_judgements(other, file)
    add(other, MARKED, id="elsewhere")
    assert speakers(other)[1] == "Eva Rand"


def test_a_rebuilt_database_is_the_same(path: Path) -> None:
    judge(path, "same", "Al Lund", "Bo Lund")
    correct(path, quote(path, 2), "not_a_quotation")
    correct(path, quote(path, 3), "speaker", "Eva Rand")
    deciding.undo(path, judge(path, "different", "Al Lund", "Cy Sol").id, now=NOW)
    file = path.with_name("judgements.jsonl")
    file.write_text("".join(sharing.export_judgements(path)), encoding="utf-8")
    other = path.with_name("other.db")
    assert sharing.import_judgements(other, file) == sharing.Imported(new=4, known=0, contradictions=())
    add(other, MARKED)
    assert whole(other) == whole(path)
    assert deciding.listed(other) == deciding.listed(path)
    assert sharing.import_judgements(other, file) == sharing.Imported(new=0, known=4, contradictions=())


def test_a_contradiction_is_refused_with_its_chain(path: Path) -> None:
    judge(path, "same", "Al Lund", "Bo Lund")
    judge(path, "same", "Bo Lund", "Cy Sol")
    kept = whole(path)
    chain = "“Al Lund” same “Bo Lund”, by kim on 2026-04-02 .*“Bo Lund” same “Cy Sol”"
    with pytest.raises(JudgementError, match=chain):
        judge(path, "different", "Al Lund", "Cy Sol")
    assert (len(deciding.listed(path)), whole(path)) == (2, kept)


def test_contradictions_that_come_in_are_told(path: Path, tmp_path: Path) -> None:
    judge(path, "same", "Al Lund", "Bo Lund")
    file = tmp_path / "theirs.jsonl"
    file.write_text(
        '{"kind": "different", "subject": "Al Lund", "object": "Bo Lund", "author": "lee", '
        '"created_at": "2026"}\n',
        encoding="utf-8",
    )
    (told,) = sharing.import_judgements(path, file).contradictions
    assert told == (
        "“Al Lund” different “Bo Lund”, by lee on 2026 contradicts "
        "“Al Lund” same “Bo Lund”, by kim on 2026-04-02"
    )


@pytest.mark.parametrize(
    ("kind", "value", "complaint"),
    [
        ("said_on", "soon", "'soon' is no date; write 2025-12-11"),
        ("quote_kind", "shouted", "unknown kind 'shouted'; use one of direct, mixed, indirect"),
        ("contents", "We lost", "the article does not have the words “We lost”"),
        ("speaker", " ", "a speaker's name may not be empty"),
        ("mood", "sad", "unknown correction 'mood'; use one of speaker"),
    ],
)
def test_what_cannot_be_right_is_refused(path: Path, kind: Any, value: str, complaint: str) -> None:
    with pytest.raises(JudgementError) as caught:
        correct(path, quote(path, 0), kind, value)
    assert complaint in str(caught.value)
    assert deciding.listed(path) == ()


@pytest.mark.parametrize(
    ("kind", "subject", "object", "complaint"),
    [
        ("type", "Al Lund", "robot", "unknown type 'robot'; use one of person"),
        ("like", "Al Lund", "Bo Lund", "unknown judgement 'like'; use one of same"),
        ("same", "Al Lund", " ", "two names that are not empty"),
        ("different", "Al Lund", "Al Lund", "give a quotation's number for each"),
        ("same", "77", "Al Lund", "there is no quotation 77"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(
    path: Path, kind: Any, subject: str, object: str, complaint: str
) -> None:
    with pytest.raises(JudgementError) as caught:
        judge(path, kind, subject, object)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 1: no valid JSON"),
        ('{"kind": "same", "subject": "A", "who": "kim"}', "line 1: unknown key who; use kind, subject"),
        ('{"kind": "like", "subject": "A"}', "line 1: unknown kind 'like'"),
        ('{"kind": "same", "subject": "A", "object": "B"}', "line 1: no author, created_at"),
    ],
)
def test_a_file_that_is_none_is_named_with_its_line(
    path: Path, tmp_path: Path, line: str, complaint: str
) -> None:
    file = tmp_path / "judgements.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(JudgementError) as caught:
        sharing.import_judgements(path, file)
    assert complaint in str(caught.value)
