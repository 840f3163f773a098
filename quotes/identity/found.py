"""Clusters of persons, and the number that each of them is known by."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quotes.identity.claims import Claims, claimant
from quotes.identity.clusters import Link, cluster
from quotes.identity.forms import Form, form_of
from quotes.identity.links import alias_links, judged_forms, judged_pairs, name_links, singled_out
from quotes.identity.names import parse_name
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
    by_form, plain = _by_form(persons, judgements)
    owners = _owners(by_form, claims)
    forms = {*by_form, *owners, *claims.authorities, *plain.values()}
    apart = judged_pairs(forms, judgements, "different")
    same = sorted(pair for kind in SAME_KINDS for pair in judged_pairs(forms, judgements, kind))
    links = [*same, *sorted(owners.items()), *name_links(forms, owners, apart), *sorted(plain.items())]
    known = {*by_form, *claims.authorities, *plain.values()}
    found = (_found(each, by_form, claims, known) for each in cluster(forms, links, apart))
    return _judged([each for each in found if each.persons], judgements)


def _by_form(
    persons: Iterable[ArticlePerson], judgements: Collection[Judgement]
) -> tuple[dict[Form, list[ArticlePerson]], dict[Form, Form]]:
    """Return the persons by form, and for each form that is singled out the form it would have else.

    Whoever is judged in one article has a form of its own, which is joined to the others of the name
    unless that is what a judgement forbids. So two John Smiths can be told apart.
    """
    singled = singled_out(judgements)
    by_form: dict[Form, list[ArticlePerson]] = {}
    plain: dict[Form, Form] = {}
    for person in persons:
        form = form_of(person)
        if not form.article and (person.article, form.key) in singled:
            plain[replace(form, article=person.article)] = form
            form = replace(form, article=person.article)
        by_form.setdefault(form, []).append(person)
    return by_form, plain


def _judged(found: Sequence[Found], judgements: Collection[Judgement]) -> list[Found]:
    """Return what was found, each with the judgements on its name, aliases and type."""
    forms = [form for each in found for form in each.forms]
    by_kind = [judged_forms(forms, judgements, kind) for kind in NAMING_KINDS]
    return [
        replace(
            each,
            judged=tuple(
                dict.fromkeys(j for by_form in by_kind for f in each.forms for j in by_form.get(f, ()))
            ),
        )
        if any(by_kind)
        else each
        for each in found
    ]


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

    **The key is given and family name**, without middle names and spelling variants, or the body's name:
    so *Ana Ruiz* keeps her id when *Ana B. Ruiz* joins her. Where two speakers have the same key, the one
    of an authority, then the one with the plain name, keeps it.
    """
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for index in sorted(range(len(found)), key=lambda index: _precedence(found[index])):
        key = _base(found[index])
        keys[index] = f"{key}|{found[index].forms[0].key}" if key in taken else key
        taken.add(keys[index])
    return [keys[index] for index in range(len(found))]


def _precedence(found: Found) -> tuple[bool, bool, tuple[Form, ...]]:
    return (found.authority is None, not any(_is_plain(form) for form in found.forms), found.forms)


def _is_plain(form: Form) -> bool:
    name = parse_name(form.key)
    return not (name.middle or name.suffix)


def _base(found: Found) -> str:
    return min(_form_key(form) for form in found.forms)


def _form_key(form: Form) -> str:
    if form.sort == "person" and not form.article:
        name = parse_name(form.key)
        return f"person:{name.given} {name.spelling}"
    return ":".join((form.sort, form.key, form.article))
