"""Adds an article with its quotations in one transaction, and reads them back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from sqlalchemy import Engine, delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

from quotes.coref.person import Person
from quotes.errors import RefusedArticleError
from quotes.ids import free_id, id_choices
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.store import rows
from quotes.store.opening import telling
from quotes.store.rows import Spoken
from quotes.store.runs import newest_run, same_versions
from quotes.store.stored import PersonKey, article_key, fingerprint, person_key, storable, stored_form
from quotes_db.models import ArticleRow, ContentRow, PersonRow, QuoteRow, RunRow, SpeakerRow
from quotes_db.session import reading, writing

Outcome = Literal["new", "changed", "unchanged"]
Occurrence = tuple[str, int]
"""A quotation's words, and how many quotations of the same words stand before it in the article."""


def unchanged(engine: Engine, article: Article, *, run_id: int | None = None) -> bool:
    """Tell whether extracting the article again could change nothing: the same article, the same versions.

    The versions are those of the run `run_id`, by default of the run that was started last.
    """
    article = storable(article)
    with telling(), reading(engine) as session:
        stored = _find_article(session, article)
        if stored is None or stored.fingerprint != fingerprint(article):
            return False
        run_id = newest_run(session) if run_id is None else run_id
        return same_versions(session, stored.run_id, run_id)


def add(engine: Engine, article: Article, quotations: Iterable[Quotation], run_id: int) -> Outcome:
    """Keep an article with its quotations and return what that meant for the database.

    Whatever is raised on the way, the database then holds of the article what it held before.
    """
    article = storable(article)
    wanted = stored_form(article, quotations)
    try:
        with telling(), writing(engine) as session:
            return _add(session, article, wanted, run_id)
    except IntegrityError as error:
        raise RefusedArticleError(
            f"{article.label}: the database refuses what was found in it ({error.orig}); "
            "nothing of it was kept; please report this"
        ) from error


def load(engine: Engine, article_id: int) -> tuple[Article, tuple[Quotation, ...]] | None:
    """Return the article with that id and its quotations in reading order; None if there is none."""
    with telling(), reading(engine) as session:
        article = session.get(ArticleRow, article_id)
        if article is None:
            return None
        return rows.article_value(article), _stored_quotations(session, article_id)


def _add(session: Session, article: Article, wanted: tuple[Quotation, ...], run_id: int) -> Outcome:
    stored = _find_article(session, article)
    if stored is None:
        _insert_article(session, article, wanted, run_id)
        return "new"
    same = stored.fingerprint == fingerprint(article) and _stored_quotations(session, stored.id) == wanted
    if not same:
        _replace_article(session, stored, article, wanted, run_id)
        return "changed"
    if not same_versions(session, stored.run_id, run_id):
        _note_run(session, stored.id, run_id)
    return "unchanged"


def _find_article(session: Session, article: Article) -> ArticleRow | None:
    return session.exec(select(ArticleRow).where(ArticleRow.key == article_key(article))).one_or_none()


def _insert_article(session: Session, article: Article, wanted: tuple[Quotation, ...], run_id: int) -> None:
    choices = id_choices("article", article_key(article))
    row = rows.article_row(
        article,
        id=free_id(choices, lambda id: session.get(ArticleRow, id) is not None),
        run_id=run_id,
        added_at=session.get_one(RunRow, run_id).started_at,
    )
    _insert(session, [row])
    _insert_quotations(session, row, wanted, ids={}, spoken={})


def _replace_article(
    session: Session, stored: ArticleRow, article: Article, wanted: tuple[Quotation, ...], run_id: int
) -> None:
    row = rows.article_row(article, id=stored.id, run_id=run_id, added_at=stored.added_at)
    ids = _ids_by_occurrence(session, stored.id)
    spoken = _spoken_by_person(session, stored.id)
    session.expunge_all()
    session.execute(update(ArticleRow).where(col(ArticleRow.id) == row.id).values(row.model_dump()))
    session.execute(delete(QuoteRow).where(col(QuoteRow.article_id) == row.id))
    session.execute(delete(PersonRow).where(col(PersonRow.article_id) == row.id))
    _insert_quotations(session, row, wanted, ids=ids, spoken=spoken)


def _note_run(session: Session, article_id: int, run_id: int) -> None:
    session.execute(update(ArticleRow).where(col(ArticleRow.id) == article_id).values(run_id=run_id))
    session.execute(update(QuoteRow).where(col(QuoteRow.article_id) == article_id).values(run_id=run_id))


def _insert_quotations(
    session: Session,
    article: ArticleRow,
    wanted: tuple[Quotation, ...],
    *,
    ids: Mapping[Occurrence, int],
    spoken: Mapping[PersonKey, Spoken],
) -> None:
    """Insert persons, quotations and contents; `ids` and `spoken` are those to keep where they still fit."""
    persons = _persons(wanted)
    speakers = {
        key: spoken.get(key) or _new_spoken(session, article, person) for key, person in persons.items()
    }
    quote_ids = _quote_ids(session, article, wanted, ids)
    _insert(
        session,
        [
            rows.person_row(
                person, id=speakers[key].person_id, article_id=article.id, speaker_id=speakers[key].speaker_id
            )
            for key, person in persons.items()
        ],
    )
    _insert(
        session,
        [
            rows.quote_row(
                quotation,
                id=quote_ids[quotation.position],
                parent_id=None if quotation.parent is None else quote_ids[quotation.parent],
                article=article,
                spoken=None if quotation.speaker is None else speakers[person_key(quotation.speaker)],
            )
            for quotation in wanted
        ],
    )
    _insert(
        session,
        [
            row
            for quotation in wanted
            for row in rows.content_rows(quotation, quote_id=quote_ids[quotation.position], text=article.text)
        ],
    )


def _insert(session: Session, new: Sequence[SQLModel]) -> None:
    # As plain values, all in one statement: many times faster than tracked objects.
    if new:
        session.execute(insert(type(new[0])), [row.model_dump() for row in new])


def _persons(wanted: Iterable[Quotation]) -> dict[PersonKey, Person]:
    return {person_key(each.speaker): each.speaker for each in wanted if each.speaker is not None}


def _new_spoken(session: Session, article: ArticleRow, person: Person) -> Spoken:
    choices = id_choices("person", article.key, person.name, person.type)
    id = free_id(choices, lambda id: session.get(PersonRow, id) is not None)
    return Spoken(person_id=id, name=person.name, type=person.type)


def _quote_ids(
    session: Session, article: ArticleRow, wanted: Iterable[Quotation], kept: Mapping[Occurrence, int]
) -> dict[int, int]:
    """Return each quotation's id by its position: the one it had, else one that nothing else has."""
    occurrences = dict(_occurrences((each.position, each.text) for each in wanted))
    ids = {position: kept[it] for position, it in occurrences.items() if it in kept}
    used = set(ids.values())
    for position, (words, number) in occurrences.items():
        if position not in ids:
            choices = id_choices("quote", article.key, words, number)
            ids[position] = free_id(choices, lambda id: id in used or session.get(QuoteRow, id) is not None)
            used.add(ids[position])
    return ids


def _occurrences(positions: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Occurrence]]:
    seen: Counter[str] = Counter()
    for position, words in positions:
        yield position, (words, seen[words])
        seen[words] += 1


def _ids_by_occurrence(session: Session, article_id: int) -> dict[Occurrence, int]:
    of_article = select(QuoteRow.id, QuoteRow.text).where(QuoteRow.article_id == article_id)
    in_order = session.exec(of_article.order_by(col(QuoteRow.position))).all()
    return {occurrence: id for id, occurrence in _occurrences((id, words) for id, words in in_order)}


def _spoken_by_person(session: Session, article_id: int) -> dict[PersonKey, Spoken]:
    """Return who was who, so that a changed article keeps its speakers until they are settled again."""
    found = session.exec(
        select(PersonRow, SpeakerRow)
        .join(SpeakerRow, col(PersonRow.speaker_id) == col(SpeakerRow.id))
        .where(PersonRow.article_id == article_id)
    )
    return {
        person_key(rows.person_value(person)): Spoken(
            person_id=person.id, speaker_id=speaker.id, name=speaker.name, type=speaker.type
        )
        for person, speaker in found
    }


def _stored_quotations(session: Session, article_id: int) -> tuple[Quotation, ...]:
    quotes = session.exec(select(QuoteRow).where(QuoteRow.article_id == article_id)).all()
    persons = session.exec(select(PersonRow).where(PersonRow.article_id == article_id)).all()
    person_values = {person.id: rows.person_value(person) for person in persons}
    positions = {quote.id: quote.position for quote in quotes}
    contents = _contents_by_quote(session, article_id)
    return tuple(
        rows.quotation_value(
            quote,
            contents=contents.get(quote.id, []),
            person=None if quote.person_id is None else person_values[quote.person_id],
            positions=positions,
        )
        for quote in sorted(quotes, key=lambda quote: quote.position)
    )


def _contents_by_quote(session: Session, article_id: int) -> dict[int, list[ContentRow]]:
    of_article = select(ContentRow).join(QuoteRow).where(QuoteRow.article_id == article_id)
    contents: dict[int, list[ContentRow]] = {}
    for content in session.exec(of_article.order_by(col(ContentRow.position))):
        contents.setdefault(content.quote_id, []).append(content)
    return contents
