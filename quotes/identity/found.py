"""Clusters of persons, and the number that each of them is known by."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from quotes.identity.acronyms import acronym_links
from quotes.identity.claims import Claims, claimant
from quotes.identity.clusters import Link, cluster
from quotes.identity.fields import divide_by_field
from quotes.identity.forms import Form, form_of
from quotes.identity.links import (
    alias_links,
    judged_forms,
    judged_pairs,
    name_blocks,
    name_links,
    singled_out,
)
from quotes.identity.names import parse_name
from quotes.identity.offices import office_links
from quotes.identity.renamed import renamed_links
from quotes.identity.speaker import ArticlePerson, Authority
from quotes.judgement import Judgement, NameKind

SAME_KINDS: tuple[NameKind, ...] = ("same", "alias")
NAMING_KINDS: tuple[NameKind, ...] = ("rename", "alias", "type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Persons that are one speaker, the forms of their names, and the authority that says so, if one does.

    `judged` are the judgements on what the speaker is called and what it is, the latest first.
    """

    forms: tuple[Form, ...]
    persons: tuple[ArticlePerson, ...]
    authority: Authority | None
    judged: tuple[Judgement, ...] = ()

    @property
    def is_everywhere(self) -> bool:
        """Whether the speaker may turn up in other articles, too."""
        return self.authority is not None or any(not form.article for form in self.forms)


def find_speakers(
    persons: Sequence[ArticlePerson], claims: Claims, judgements: Collection[Judgement]
) -> list[Found]:
    """Return the persons by speaker, in a fixed order."""
    by_form, plain = _single_out(_by_form(persons, claims), judgements)
    owners = _owners(by_form, claims)
    forms = {*by_form, *owners, *claims.authorities, *plain.values()}
    same = sorted(pair for kind in SAME_KINDS for pair in judged_pairs(forms, judgements, kind))
    different = judged_pairs(forms, judgements, "different")
    apart = [*different, *_met(by_form, owners, same)]
    by_names = [*name_links(forms, owners, apart), *acronym_links(by_form, owners)]
    by_names += [*renamed_links(by_form, owners), *office_links(by_form, owners)]
    links = [*same, *sorted(owners.items()), *by_names, *sorted(plain.items())]
    known = {*by_form, *claims.authorities, *plain.values()}
    found = (_found(each, by_form, claims, known) for each in cluster(forms, links, apart))
    return _judged([each for each in found if each.persons], judgements)


def _by_form(persons: Iterable[ArticlePerson], claims: Claims) -> dict[Form, list[ArticlePerson]]:
    """Return the persons by form; those of one name whose roles oppose have forms of their own."""
    by_form: dict[Form, list[ArticlePerson]] = {}
    for person in persons:
        by_form.setdefault(form_of(person), []).append(person)
    listed = {key for sort, key in claims.by_key if sort == "person"}
    divided: dict[Form, list[ArticlePerson]] = {}
    for form, group in by_form.items():
        one = form.sort != "person" or form.article or form.key in listed
        divided |= {form: group} if one else divide_by_field(form, group)
    return divided


def _single_out(
    by_form: Mapping[Form, Sequence[ArticlePerson]], judgements: Collection[Judgement]
) -> tuple[dict[Form, list[ArticlePerson]], dict[Form, Form]]:
    """Return the persons by form, and for each form that is singled out the form it would have else.

    Whoever is judged in one article has a form of its own, which is joined to the others of the name
    unless that is what a judgement forbids. So two John Smiths can be told apart.
    """
    singled = singled_out(judgements)
    new: dict[Form, list[ArticlePerson]] = {}
    plain: dict[Form, Form] = {}
    for form, group in by_form.items():
        for person in group:
            own = form
            if not form.article and (person.article, form.key) in singled:
                own = replace(form, article=person.article)
                plain[own] = form
            new.setdefault(own, []).append(person)
    return new, plain


def _met(
    by_form: Mapping[Form, Sequence[ArticlePerson]], owners: Mapping[Form, Form], same: Collection[Link]
) -> list[Link]:
    """Return the names that one article gives to two people, unless a person or a list says they are one."""
    blocks = [block for block in name_blocks(by_form) if len(block) > 1]
    articles = {
        form: {each.article for each in by_form[form] if each.article} for block in blocks for form in block
    }
    return [
        (one, other)
        for block in blocks
        for one, other in combinations(block, 2)
        if not articles[one].isdisjoint(articles[other])
        and (one, other) not in same
        and (other, one) not in same
        and (one not in owners or owners[one] != owners.get(other))
    ]


def _judged(found: Sequence[Found], judgements: Collection[Judgement]) -> list[Found]:
    """Return what was found, each with the judgements on its name, aliases and type."""
    forms = [form for each in found for form in each.forms]
    by_kind = [judged_forms(forms, judgements, kind) for kind in NAMING_KINDS]
    if not any(by_kind):
        return list(found)
    return [replace(each, judged=tuple(dict.fromkeys(_about(each.forms, by_kind)))) for each in found]


def _about(
    forms: Sequence[Form], by_kind: Sequence[Mapping[Form, Sequence[Judgement]]]
) -> Iterator[Judgement]:
    for by_form in by_kind:
        for form in forms:
            yield from by_form.get(form, ())


def _owners(by_form: Mapping[Form, Iterable[ArticlePerson]], claims: Claims) -> dict[Form, Form]:
    """Return the authority that each form belongs to, where only one claims it."""
    claimed: dict[Form, set[Form]] = {form: {form} for form in claims.authorities}
    asked = ((form, claimant(claims, each.person)) for form, persons in by_form.items() for each in persons)
    answers: list[Link] = [(form, owner) for form, owner in asked if owner is not None]
    for form, owner in (*answers, *alias_links(claims)):
        if form not in claims.authorities:
            claimed.setdefault(form, set()).add(owner)
    return {form: next(iter(owners)) for form, owners in claimed.items() if len(owners) == 1}


def _found(
    forms: Sequence[Form],
    by_form: Mapping[Form, Sequence[ArticlePerson]],
    claims: Claims,
    known: Collection[Form],
) -> Found:
    authorities = [claims.authorities[form] for form in forms if form in claims.authorities]
    return Found(
        forms=tuple(form for form in forms if form in known),
        persons=tuple(person for form in forms for person in by_form.get(form, ())),
        authority=authorities[0] if authorities else None,
    )


def stable_keys(found: Sequence[Found]) -> list[str]:
    """Return for each speaker what its id is made of; it should stay when articles are added.

    **The key is given and family name**, without middle names, short forms and spelling variants, or the
    body's name: so *Ana Ruiz* keeps her id when *Ana B. Ruiz* joins her. Where two speakers have the same
    key, the one of an authority, then the one with the plain name, keeps it.
    """
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for index in sorted(range(len(found)), key=lambda index: _precedence(found[index])):
        key = _base(found[index])
        form = found[index].forms[0]
        keys[index] = f"{key}|{form.key}|{form.field}" if key in taken else key
        taken.add(keys[index])
    return [keys[index] for index in range(len(found))]


def _precedence(found: Found) -> tuple[bool, bool, tuple[Form, ...]]:
    return (found.authority is None, not any(_is_plain(form) for form in found.forms), found.forms)


def _is_plain(form: Form) -> bool:
    name = parse_name(form.key)
    return not (name.middle or name.suffix)


def _base(found: Found) -> str:
    return min((bool(form.article), _form_key(form)) for form in found.forms)[1]


def _form_key(form: Form) -> str:
    if form.sort == "person" and not form.article:
        return f"person:{parse_name(form.key).block}"
    return ":".join((form.sort, form.key, form.article))
