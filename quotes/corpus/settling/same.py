"""Which articles of a corpus are one, and which names are a body's: what settling must know beforehand.

A database is given the articles one after the other, and takes one for another's newer wording by the rules
of `quotes.store.finding`. Here those that may be one come together, in the same order, and meet these rules.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from quotes.corpus.grouping import Sent
from quotes.corpus.places import Place
from quotes.corpus.rows import Row
from quotes.corpus.settling.portions import Portion, portion_rows
from quotes.identity.identify import body_name, is_body
from quotes.identity.names import body_key
from quotes.identity.speaker import ArticlePerson
from quotes.ids import id_choices
from quotes.store.columns import person_of
from quotes.store.finding import same_article
from quotes.store.stored import digest

_ASKED = ("number", "key", "source_id", "publisher", "url", "path", "fingerprint")


Order = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A folded name, which is a body's, or else a part's of a joint speaker."""

    key: str
    is_body: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article as it stands in one place of a corpus; `text` is empty unless it is to be compared."""

    key: str
    source_id: str | None
    publisher: str | None
    url: str | None
    path: str | None
    fingerprint: str
    number: int
    portion: Portion
    text: str = ""

    @property
    def name(self) -> str:
        """Return what articles share of which one may replace the other."""
        return self.source_id or self.key

    @property
    def order(self) -> Order:
        """Return where it stands: the portion and the number in its shard."""
        return (self.portion.number, self.number)


@dataclass(slots=True)
class Same:
    """What differs from what the rows say: articles that a later one replaces, and those of another key."""

    replaced: set[Order] = field(default_factory=set)
    keys: dict[Order, str] = field(default_factory=dict)
    bodies: set[str] = field(default_factory=set)


def spread_articles(portion: Portion, *, out: Place, groups: int) -> Iterator[Sent]:
    """Yield the articles by what they may be one by, and names that are, or may be, a body's."""
    for row in portion_rows(out, portion, "articles", _ASKED):
        copy = Copy(**row, portion=portion)
        yield group_of(copy.name, groups), copy
    found = {
        name
        for row in portion_rows(out, portion, "quotes", ("number", "person"))
        if row["person"] is not None
        for name in _named(row["person"])
    }
    for name in found:
        yield group_of(name.key, groups), name


def group_of(text: str, groups: int) -> int:
    """Return the number of a group that is always the same for a text."""
    return zlib.crc32(text.encode()) % groups


def _named(columns: Row) -> Iterator[Named]:
    person = ArticlePerson(id=None, article="", person=person_of(columns))
    if is_body(person):
        yield Named(body_name(person), is_body=True)
    for member in person.person.members:
        yield Named(body_key(member), is_body=False)


def gather_same(group: int, values: list[Any], *, out: Place) -> Iterator[Sent]:
    """Yield what is the same among them."""
    same = Same()
    by_id: dict[str, list[Copy]] = defaultdict(list)
    for value in values:
        if isinstance(value, Copy):
            by_id[value.name].append(value)
    texts = _texts_of([copy for copies in by_id.values() if _is_compared(copies) for copy in copies], out)
    for copies in by_id.values():
        if len(copies) > 1:
            worded = [replace(copy, text=texts.get(copy.order, "")) for copy in copies]
            _add_in_order(sorted(worded, key=attrgetter("order")), same)
    names = {value for value in values if isinstance(value, Named)}
    same.bodies = {name.key for name in names if not name.is_body and Named(name.key, True) in names}
    yield 0, same


def _is_compared(copies: Sequence[Copy]) -> bool:
    """Tell whether the texts must say which of the articles of one id are one, as `_key_among` asks."""
    has_id = any(copy.source_id is not None for copy in copies)
    return has_id and len({copy.fingerprint for copy in copies}) > 1


def _texts_of(copies: Iterable[Copy], out: Place) -> dict[Order, str]:
    """Return the texts of articles by where they stand; each portion is read once."""
    by_portion: dict[int, list[Copy]] = defaultdict(list)
    for copy in copies:
        by_portion[copy.portion.number].append(copy)
    found: dict[Order, str] = {}
    for some in by_portion.values():
        rows = portion_rows(out, some[0].portion, "articles", ("number", "text"))
        texts = {row["number"]: str(row["text"]) for row in rows}
        found |= {copy.order: texts[copy.number] for copy in some}
    return found


def _add_in_order(copies: Sequence[Copy], same: Same) -> None:
    """Note what becomes of the articles of one id when they are added one after the other."""
    held: dict[str, Copy] = {}
    for copy in copies:
        key = _key_among(held, copy)
        if key is None:
            key = f"{copy.key}:{digest(copy.text)}" if copy.key in held else copy.key
        elif _is_unchanged(held[key], copy):
            same.replaced.add(copy.order)
            continue
        else:
            same.replaced.add(held[key].order)
        held[key] = copy
        if key != copy.key:
            same.keys[copy.order] = key


def _key_among(held: Mapping[str, Copy], copy: Copy) -> str | None:
    """Return the key of the article of which the copy is another wording, None for a new one."""
    if copy.source_id is None or not held:
        return next(iter(held), None)
    alike = next((key for key, each in held.items() if each.fingerprint == copy.fingerprint), None)
    if alike is not None:
        return alike
    keys = sorted(held, key=lambda key: next(id_choices("article", key)))  # as a database looks at them
    first = same_article([held[key] for key in keys], copy)
    return next((key for key in keys if held[key] is first), None)


def _is_unchanged(held: Copy, copy: Copy) -> bool:
    return held.portion.versions == copy.portion.versions and held.fingerprint == copy.fingerprint


def joined(found: Iterable[Same]) -> Same:
    """Return all that is the same."""
    whole = Same()
    for each in found:
        whole.replaced |= each.replaced
        whole.keys |= each.keys
        whole.bodies |= each.bodies
    return whole
