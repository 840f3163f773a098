"""The form in which the database keeps an article and its quotations, and what makes them the same again."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from quotes.coref.person import Person
from quotes.dates.said import Said
from quotes.quotation import Quotation
from quotes.read.article import Article

PersonKey = tuple[str, str]
"""What tells the persons of one article apart: name and type."""

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_Value = TypeVar("_Value", Article, Person, Quotation)


def storable(value: _Value) -> _Value:
    """Return the value with U+FFFD for each character that a database text cannot hold.

    They are NUL, at which SQLite's `substr` would stop, and lone surrogates, which have no UTF-8 form.
    One character stands for one, so that all spans stay true.
    """
    held = ((field.name, getattr(value, field.name)) for field in fields(value))
    mended = {name: new for name, each in held if (new := _mended(each)) != each}
    return replace(value, **mended) if mended else value


def _mended(held: Any) -> Any:
    if isinstance(held, str):
        return _UNSTORABLE.sub("\ufffd", held)
    if isinstance(held, tuple):
        return tuple(_mended(part) for part in held)
    return storable(held) if isinstance(held, Person) else held


def article_key(article: Article) -> str:
    """Return what makes an article the same one again: publisher and id, else URL, else publisher and text.

    So a plain text without id or URL that is edited becomes another article.
    """
    if article.id is not None:
        return f"id:{article.id}" if article.publisher is None else f"id:{article.publisher}:{article.id}"
    if article.url is not None:
        return f"url:{article.url}"
    return f"text:{article.publisher or ''}:{digest(article.text)}"


def fingerprint(article: Article) -> str:
    """Return a digest of text and metadata, but not of the place that the article was read from."""
    published = None if article.published is None else article.published.isoformat()
    parts = [
        article.text,
        article.id,
        article.title,
        article.publisher,
        article.url,
        article.author,
        published,
    ]
    # Only where they say something: what was read before they were asked for keeps its digest.
    language = None if article.is_english else article.language
    said = {"language": language, "country": article.country, "licence": article.licence}
    return digest(json.dumps([*parts, *([name, value] for name, value in said.items() if value is not None)]))


def digest(text: str) -> str:
    """Return what two texts have in common only if they are the same."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def stored_form(article: Article, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations as they will come back from the database.

    In reading order; a publication date that stands in is written out; persons of one name and type
    are one; who else may have spoken is not kept.
    """
    ordered = sorted((storable(quotation) for quotation in quotations), key=_position)
    persons = _one_person_a_name(each.speaker for each in ordered if each.speaker is not None)
    return tuple(
        replace(
            quotation,
            said=_dated(quotation.said, article.published),
            speaker=None if quotation.speaker is None else persons[person_key(quotation.speaker)],
            candidates=(),
        )
        for quotation in ordered
    )


def person_key(person: Person) -> PersonKey:
    """Return what tells the person from the others of its article."""
    return (person.name, person.type)


def _position(quotation: Quotation) -> int:
    return quotation.position


def _one_person_a_name(persons: Iterable[Person]) -> dict[PersonKey, Person]:
    merged: dict[PersonKey, Person] = {}
    for person in persons:
        known = merged.get(person_key(person), person)
        merged[person_key(person)] = replace(
            known,
            aliases=tuple(dict.fromkeys(known.aliases + person.aliases)),
            members=known.members or person.members,
            role=person.role if known.role is None else known.role,
            gender=person.gender if known.gender is None else known.gender,
        )
    return merged


def _dated(said: Said, published: date | None) -> Said:
    if said.basis == "published" and said.on is None and published is not None:
        return replace(said, on=published.isoformat(), precision="day")
    return said
