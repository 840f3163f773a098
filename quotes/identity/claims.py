"""Claims: which authority a person's name belongs to.

**A canonical name beats the same words as another authority's alias. An alias of two authorities decides
nothing.** So `Marrow` may stand beside both Ilse Marrow and Tomas Marrow in a list, and merges neither.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quotes.coref.person import Person
from quotes.identity.forms import Form, Sort, name_key, sort_of
from quotes.identity.names import parse_name, written_key
from quotes.identity.speaker import Authority

_Key = tuple[str, str]
_WRITTEN = "as written"  # a person's name with its titles, beside the sorts of names without


@dataclass(frozen=True, slots=True)
class Claims:
    """Authorities, one a name and type, by their form, and the forms that claim each name."""

    authorities: Mapping[Form, Authority]
    by_key: Mapping[_Key, frozenset[Form]]


def claims_of(authorities: Iterable[Authority]) -> Claims:
    """Return what the authorities claim; those of the same folded name and sort are one."""
    merged: dict[Form, Authority] = {}
    for authority in sorted(authorities, key=_order):
        form = authority_form(authority)
        merged[form] = _merge(merged[form], authority) if form in merged else authority
    by_name = {form: set(_keys(form.sort, authority.name)) for form, authority in merged.items()}
    names = {key for keys in by_name.values() for key in keys}
    by_key: dict[_Key, set[Form]] = {}
    for form, authority in merged.items():
        aliases = {key for alias in authority.aliases for key in _keys(form.sort, alias)}
        for key in by_name[form] | (aliases - names):
            by_key.setdefault(key, set()).add(form)
    return Claims(merged, {key: frozenset(forms) for key, forms in by_key.items()})


def authority_form(authority: Authority) -> Form:
    """Return the form that an authority is, wherever it is named."""
    sort = sort_of(authority.type)
    return Form(sort, name_key(sort, authority.name))


def claimant(claims: Claims, person: Person) -> Form | None:
    """Return the form of the only authority that the person's name belongs to, else None.

    The name with its titles is asked first, then without. A person of unknown gender may turn out to be
    a body (the Kremlin, taken for somebody's name). Where somebody is only called *Marrow*, the other names
    that the article gives with a title (*Dr. Marrow*) decide. What else an article calls somebody does not
    count: one *the port* said of the Harbour Office would make it the port of every list.
    """
    sort = sort_of(person.type)
    if sort == "unnamed" or not claims.by_key:
        return None
    for key in _questions(sort, person):
        found = claims.by_key.get(key, frozenset())
        if len(found) == 1:
            return next(iter(found))
    return None


def _questions(sort: Sort, person: Person) -> Iterator[_Key]:
    yield from _keys(sort, person.name)
    if sort == "body":
        return
    if person.gender is None:
        yield from _keys("body", person.name)
    if not parse_name(person.name).is_full:
        yield from (key for alias in person.aliases for key in _keys(sort, alias) if key[0] == _WRITTEN)


def _keys(sort: Sort, name: str) -> Sequence[_Key]:
    key, written = name_key(sort, name), written_key(name)
    plain: _Key = (sort, key)
    return [(_WRITTEN, written), plain] if sort == "person" and written != key else [plain]


def _order(authority: Authority) -> tuple[str, ...]:
    return (authority.name, authority.type, authority.role or "", *authority.aliases)


def _merge(one: Authority, other: Authority) -> Authority:
    aliases = dict.fromkeys((*one.aliases, other.name, *other.aliases))
    aliases.pop(one.name, None)
    return replace(one, aliases=tuple(aliases), role=one.role if one.role is not None else other.role)
