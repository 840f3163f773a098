"""Adds an article with its quotations in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal

from sqlalchemy import Engine, delete, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from quotes.coref.person import Person
from quotes.errors import RefusedArticleError
from quotes.judging.corrections import correct
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.store import rows
from quotes.store.columns import Found
from quotes.store.finding import find_article, free_key
from quotes.store.judgements import judgements_about, note_met
from quotes.store.keeping import Kept, ids_for, kept_of, occurrences
from quotes.store.opening import telling
from quotes.store.originals import found_quotations, original_rows
from quotes.store.rows import Columns, Spoken
from quotes.store.runs import newest_run, same_versions, started_at
from quotes.store.statements import insert_rows
from quotes.store.stored import PersonKey, fingerprint, person_key, storable, stored_form
from quotes.store.wordings import keep_version
from quotes_db.models import ArticleRow, ContentRow, OriginalRow, PersonRow, QuoteRow
from quotes_db.session import reading, writing

Outcome = Literal["new", "changed", "unchanged"]


def unchanged(engine: Engine, article: Article, *, run_id: int | None = None) -> bool:
    """Tell whether extracting the article again could change nothing: the same article, the same versions.

    The versions are those of the run `run_id`, by default of the run that was started last.
    """
    article = storable(article)
    with telling(), reading(engine) as session:
        stored = find_article(session, article)
        if stored is None or stored.fingerprint != fingerprint(article):
            return False
        run_id = newest_run(session) if run_id is None else run_id
        return same_versions(session, stored.run_id, run_id)


def add(engine: Engine, article: Article, quotations: Iterable[Quotation], run_id: int) -> Outcome:
    """Keep an article with its quotations and return what that meant for the database.

    Whatever is raised on the way, the database then holds of the article what it held before.
    """
    try:
        with telling(), writing(engine, row_by_row=True) as session:
            return _add(session, article, quotations, run_id)
    except IntegrityError as error:
        raise RefusedArticleError(
            f"{article.label}: the database refuses what was found in it ({error.orig}); "
            "nothing of it was kept; please report this"
        ) from error


def add_all(engine: Engine, batch: Sequence[Found], run_id: int) -> list[Outcome | RefusedArticleError]:
    """Keep articles in one transaction, which is cheaper than one each; return what each meant, or its error.

    If anything else is raised on the way, the database holds none of them.
    """
    try:
        with telling(), writing(engine, row_by_row=True) as session:
            return [_add(session, article, quotations, run_id) for article, quotations in batch]
    except IntegrityError:
        return [_outcome_alone(engine, found, run_id) for found in batch]


def _outcome_alone(engine: Engine, found: Found, run_id: int) -> Outcome | RefusedArticleError:
    try:
        return add(engine, *found, run_id)
    except RefusedArticleError as error:
        return error


def _add(session: Session, article: Article, quotations: Iterable[Quotation], run_id: int) -> Outcome:
    article = storable(article)
    found = stored_form(article, quotations)
    stored = find_article(session, article)
    if stored is None:
        _insert_article(session, article, found, run_id)
        return "new"
    if stored.fingerprint != fingerprint(article) or found_quotations(session, stored.id) != found:
        _replace_article(session, stored, article, found, run_id)
        return "changed"
    if not same_versions(session, stored.run_id, run_id):
        _note_run(session, stored.id, run_id)
    return "unchanged"


def correct_again(session: Session, key: str) -> None:
    """Apply to the article with that key, if there is one, the judgements that hold now."""
    stored = session.exec(select(ArticleRow).where(col(ArticleRow.key) == key)).one_or_none()
    if stored is not None:
        found = found_quotations(session, stored.id)
        _replace_article(session, stored, rows.article_value(stored), found, stored.run_id)


def _insert_article(session: Session, article: Article, found: tuple[Quotation, ...], run_id: int) -> None:
    key = free_key(session, article)
    row = rows.article_row(
        article,
        key=key,
        id=ids_for(session, ArticleRow, {key: ("article", key)}, {})[key],
        run_id=run_id,
        added_at=started_at(session, run_id),
    )
    insert_rows(session, ArticleRow, [row.model_dump()])
    _insert_quotations(session, row, found, Kept())


def _replace_article(
    session: Session, stored: ArticleRow, article: Article, found: tuple[Quotation, ...], run_id: int
) -> None:
    row = rows.article_row(article, key=stored.key, id=stored.id, run_id=run_id, added_at=stored.added_at)
    kept = kept_of(session, stored.id)
    if (row.title, row.published, row.text) != (stored.title, stored.published, stored.text):
        keep_version(session, stored, replaced_at=started_at(session, run_id))
    session.expunge_all()
    session.execute(update(ArticleRow).where(col(ArticleRow.id) == row.id).values(row.model_dump()))
    for table in (QuoteRow, PersonRow, OriginalRow):
        session.execute(delete(table).where(col(table.article_id) == row.id))
    _insert_quotations(session, row, found, kept)


def _note_run(session: Session, article_id: int, run_id: int) -> None:
    session.execute(update(ArticleRow).where(col(ArticleRow.id) == article_id).values(run_id=run_id))
    session.execute(update(QuoteRow).where(col(QuoteRow.article_id) == article_id).values(run_id=run_id))


def _insert_quotations(
    session: Session, article: ArticleRow, found: tuple[Quotation, ...], kept: Kept
) -> None:
    """Insert the quotations as people corrected them; ids are those of what was found."""
    judged = judgements_about(session, article, found)
    right = correct(article.text, found, list(judged.values()), key=article.key)
    wanted = (
        found if right.quotations == found else stored_form(rows.article_value(article), right.quotations)
    )
    persons = {person_key(each.speaker): each.speaker for each in wanted if each.speaker is not None}
    spoken = _spoken_by(session, article, persons, kept)
    ids = _quote_ids(session, article, found, kept)
    insert_rows(
        session, PersonRow, [_person(person, article, spoken[key]) for key, person in persons.items()]
    )
    insert_rows(session, QuoteRow, [_quote(each, article, ids, spoken) for each in wanted])
    contents = (rows.content_rows(each, quote_id=ids[each.position], text=article.text) for each in wanted)
    insert_rows(session, ContentRow, list(chain.from_iterable(contents)))
    insert_rows(session, OriginalRow, original_rows(right.originals, article_id=article.id, ids=ids))
    met = {id: right.met.get(number) for number, id in enumerate(judged)}
    note_met(session, {id: None if at is None else ids[at] for id, at in met.items()})


def _spoken_by(
    session: Session, article: ArticleRow, persons: Iterable[PersonKey], kept: Kept
) -> dict[PersonKey, Spoken]:
    """Return who each person is: whoever it was, else nobody yet."""
    names = {key: ("person", article.key, *key) for key in persons}
    ids = ids_for(session, PersonRow, names, {key: spoken.person_id for key, spoken in kept.persons.items()})
    return {
        (name, type): kept.persons.get((name, type)) or Spoken(person_id=id, name=name, type=type)
        for (name, type), id in ids.items()
    }


def _quote_ids(
    session: Session, article: ArticleRow, found: Iterable[Quotation], kept: Kept
) -> dict[int, int]:
    """Return each quotation's id by its position."""
    by_position = dict(occurrences((each.position, each.text) for each in found))
    names = {occurrence: ("quote", article.key, *occurrence) for occurrence in by_position.values()}
    ids = ids_for(session, QuoteRow, names, kept.quote_ids)
    return {position: ids[occurrence] for position, occurrence in by_position.items()}


def _person(person: Person, article: ArticleRow, spoken: Spoken) -> Columns:
    return rows.person_row(person, id=spoken.person_id, article_id=article.id, speaker_id=spoken.speaker_id)


def _quote(
    quotation: Quotation, article: ArticleRow, ids: Mapping[int, int], spoken: Mapping[PersonKey, Spoken]
) -> Columns:
    return rows.quote_row(
        quotation,
        id=ids[quotation.position],
        parent_id=None if quotation.parent is None else ids[quotation.parent],
        article=article,
        spoken=None if quotation.speaker is None else spoken[person_key(quotation.speaker)],
    )
