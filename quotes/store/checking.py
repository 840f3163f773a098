"""Looks whether the database is what it says: the file itself, references, offsets, copies, counts, search.

Each check is a question in SQL whose answer is how many rows are wrong. What is made from other rows (search,
speakers) can be made anew; the rest is read again.
"""

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError as SQLError
from sqlmodel import Session

from quotes.store.opening import telling
from quotes.store.rebuilding import missing_indexes
from quotes.store.settling import settle
from quotes_db.errors import DatabaseError
from quotes_db.session import reading, writing

READ_AGAIN = "read the articles again: quotes add --again PATH"
MEND = "quotes check --mend makes that anew"
RESTORE = "restore the file from a copy, or read the articles into a new one"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in how many rows, and what to do."""

    what: str
    rows: int
    remedy: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.what}: {self.rows} rows; {self.remedy}"


def _span_check(name: str, words: str) -> str:
    return f"""SELECT count(*) FROM quotes JOIN articles ON articles.id = quotes.article_id
        WHERE {name}_start IS NOT NULL
          AND substr(articles.text, {name}_start + 1, {name}_end - {name}_start) IS NOT quotes.{words}"""


CHECKS = (
    (
        "contents that are not the words at their place",
        """SELECT count(*) FROM contents JOIN quotes ON quotes.id = contents.quote_id
           JOIN articles ON articles.id = quotes.article_id
           WHERE substr(articles.text, start + 1, "end" - start) IS NOT contents.text""",
        READ_AGAIN,
    ),
    *(
        (f"{name} that is not the words at its place", _span_check(name, words), READ_AGAIN)
        for name, words in (
            ("cue", "cue"),
            ("source", "source"),
            ("said", "said_text"),
            ("via", "via"),
            ("hearer", "hearer"),
        )
    ),
    (
        "quotations without contents",
        "SELECT count(*) FROM quotes WHERE id NOT IN (SELECT quote_id FROM contents)",
        READ_AGAIN,
    ),
    (
        "quotations that do not repeat their article's publisher and date",
        """SELECT count(*) FROM quotes JOIN articles ON articles.id = quotes.article_id
           WHERE quotes.publisher IS NOT articles.publisher OR quotes.published IS NOT articles.published""",
        READ_AGAIN,
    ),
    (
        "quotations that do not repeat their speaker's name",
        """SELECT count(*) FROM quotes LEFT JOIN speakers ON speakers.id = quotes.speaker_id
           WHERE quotes.speaker_id IS NOT NULL
             AND (quotes.speaker IS NOT speakers.name OR quotes.speaker_type IS NOT speakers.type)""",
        MEND,
    ),
    ("persons who are no speaker yet", "SELECT count(*) FROM persons WHERE speaker_id IS NULL", MEND),
    (
        "speakers of whom nothing is left",
        "SELECT count(*) FROM speakers WHERE quote_count = 0 AND id NOT IN (SELECT speaker_id FROM members)"
        " AND id NOT IN (SELECT speaker_id FROM persons WHERE speaker_id IS NOT NULL)",
        MEND,
    ),
    (
        "speakers whose quotations are miscounted",
        """SELECT count(*) FROM speakers WHERE quote_count IS NOT
           (SELECT count(*) FROM quotes WHERE quotes.speaker_id = speakers.id)""",
        MEND,
    ),
)
"""What is asked: what is wrong, how many rows are, and what to do."""


def check(engine: Engine) -> tuple[Fault, ...]:
    """Return all that is wrong with the database; nothing is changed."""
    try:
        with telling(), reading(engine) as session:
            found = [*_file_faults(session), *(_fault(session, *each) for each in CHECKS)]
    except SQLError as error:
        return (Fault(f"the file is damaged ({error.__cause__})", 1, RESTORE),)
    return tuple(fault for fault in [*found, _search_fault(engine)] if fault is not None and fault.rows)


def mend(engine: Engine) -> None:
    """Make the search index and the speakers anew from what they are made of."""
    with telling(), writing(engine) as session:
        session.connection().exec_driver_sql("INSERT INTO quotes_fts(quotes_fts) VALUES ('rebuild')")
    settle(engine, whole=True)


def _file_faults(session: Session) -> list[Fault]:
    """Return what is wrong with the file: what SQLite itself finds, and what it lacks."""
    connection = session.connection()
    broken = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return [
        Fault(f"the file is damaged ({'; '.join(broken)[:80]})", len(broken), RESTORE),
        Fault("references to rows that are not there", len(loose), READ_AGAIN),
        Fault("indexes of the quotations that are not there", len(missing_indexes(connection)), MEND),
    ]


def _fault(session: Session, what: str, question: str, remedy: str) -> Fault:
    return Fault(what, int(session.connection().exec_driver_sql(question).scalar_one()), remedy)


def _search_fault(engine: Engine) -> Fault | None:
    """Return whether the search index fails to fit the quotations; SQLite compares them word by word."""
    asked = "INSERT INTO quotes_fts(quotes_fts, rank) VALUES ('integrity-check', 1)"
    try:
        with writing(engine) as session:
            session.connection().exec_driver_sql(asked)
    except (SQLError, DatabaseError):
        return Fault("a search index that does not fit the quotations", 1, MEND)
    return None
