"""An article and its quotations as plain columns, those of the tables, for files outside of a database.

What is written so and read back is, for a database, what it was. The numbers (`id`) are those that a database
gives where no two things derive the same one.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

from quotes.coref.person import Person
from quotes.ids import free_id, id_choices
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.store import rows
from quotes.store.keeping import occurrences
from quotes.store.rows import Columns, Spoken
from quotes.store.stored import article_key, storable, stored_form
from quotes_db.models import ArticleRow, ContentRow, QuoteRow

Found = tuple[Article, tuple[Quotation, ...]]

OF_RUN = frozenset({"run_id", "added_at"})
"""What a database alone knows of an article."""
OF_DATABASE = frozenset({"run_id", "date_key", "person_id", "speaker_id", "utterance_id"})
"""What a database alone knows of a quotation."""
_PERSON = ("name", "type", "role", "gender", "aliases", "members")


def columns_of(article: Article, quotations: Iterable[Quotation]) -> tuple[Columns, list[Columns]]:
    """Return the columns of the article, and those of its quotations in reading order.

    A quotation has its `contents` (start and end of each) and, where somebody can be named, the `person`.
    """
    article = storable(article)
    found = stored_form(article, quotations)
    key = article_key(article)
    row = rows.article_row(article, key=key, id=next(id_choices("article", key)), run_id=0, added_at="")
    ids = quote_ids(key, ((each.position, each.text) for each in found))
    of_quotations = [_quotation_columns(each, row, ids) for each in found]
    return row.model_dump(exclude=set(OF_RUN)), of_quotations


def values_of(article: Mapping[str, Any], quotations: Sequence[Mapping[str, Any]]) -> Found:
    """Return the article and its quotations, in reading order, that the columns hold."""
    positions = {each["id"]: each["position"] for each in quotations}
    found = tuple(_quotation(each, positions) for each in quotations)
    return rows.article_value(cast(ArticleRow, SimpleNamespace(**article))), found


def quote_ids(key: str, found: Iterable[tuple[int, str]]) -> dict[int, int]:
    """Return each quotation's id by its position, of the positions and texts in reading order."""
    taken: dict[int, int] = {}
    for position, occurrence in occurrences(found):
        taken[free_id(id_choices("quote", key, *occurrence), taken.__contains__)] = position
    return {position: id for id, position in taken.items()}


def _quotation_columns(quotation: Quotation, article: ArticleRow, ids: Mapping[int, int]) -> Columns:
    person = quotation.speaker
    row = rows.quote_row(
        quotation,
        id=ids[quotation.position],
        parent_id=None if quotation.parent is None else ids[quotation.parent],
        article=article,
        spoken=None if person is None else Spoken(person_id=0, name=person.name, type=person.type),
    )
    return {
        **{name: held for name, held in row.items() if name not in OF_DATABASE},
        "contents": [{"start": span.start, "end": span.end} for span in quotation.contents],
        "person": None if person is None else _person_columns(person),
    }


def _person_columns(person: Person) -> Columns:
    columns = {name: getattr(person, name) for name in _PERSON}
    return {**columns, "aliases": list(person.aliases), "members": list(person.members)}


def _quotation(columns: Mapping[str, Any], positions: Mapping[int, int]) -> Quotation:
    contents = [SimpleNamespace(**span) for span in columns["contents"]]
    person = columns["person"]
    return rows.quotation_value(
        cast(QuoteRow, SimpleNamespace(**columns)),
        contents=cast("Sequence[ContentRow]", contents),
        person=None if person is None else person_of(person),
        positions=positions,
    )


def person_of(columns: Mapping[str, Any]) -> Person:
    """Return the person that a quotation's column holds."""
    lists = {name: tuple(columns[name]) for name in ("aliases", "members")}
    return Person(**{**columns, **lists})
