"""Clusters of persons, and the number that each of them is known by."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from quotes.identity.claims import Claims, claimant
from quotes.identity.clusters import Link, cluster
from quotes.identity.forms import Form, form_of
from quotes.identity.links import alias_links, judged_pairs, name_links
from quotes.identity.names import parse_name
from quotes.identity.speaker import ArticlePerson, Authority, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Persons that are one speaker, the forms of their names, and the authority that says so, if one does."""

    forms: tuple[Form, ...]
    persons: tuple[ArticlePerson, ...]
    authority: Authority | None

    @property
    def is_everywhere(self) -> bool:
        """Whether the speaker may turn up in other articles, too."""
        return self.authority is not None or any(not form.article for form in self.forms)


def find_speakers(
    persons: Sequence[ArticlePerson], claims: Claims, judgements: Collection[Judgement]
) -> list[Found]:
    """Return the persons by speaker, in a fixed order."""
    by_form: dict[Form, list[ArticlePerson]] = {}
    for person in persons:
        by_form.setdefault(form_of(person), []).append(person)
    owners = _owners(by_form, claims)
    forms = {*by_form, *owners, *claims.authorities}
    apart = judged_pairs(forms, judgements, "different")
    same = judged_pairs(forms, judgements, "same")
    links = [*same, *sorted(owners.items()), *name_links(forms, owners, apart)]
    found = (_found(each, by_form, claims) for each in cluster(forms, links, apart))
    return [each for each in found if each.persons]


def _owners(by_form: Mapping[Form, Iterable[ArticlePerson]], claims: Claims) -> dict[Form, Form]:
    """Return the authority that each form belongs to, where only one claims it."""
    claimed: dict[Form, set[Form]] = {form: {form} for form in claims.authorities}
    asked = ((form, claimant(claims, each.person)) for form, persons in by_form.items() for each in persons)
    answers: list[Link] = [(form, owner) for form, owner in asked if owner is not None]
    for form, owner in (*answers, *alias_links(claims)):
        if form not in claims.authorities:
            claimed.setdefault(form, set()).add(owner)
    return {form: next(iter(owners)) for form, owners in claimed.items() if len(owners) == 1}


def _found(forms: Sequence[Form], by_form: dict[Form, list[ArticlePerson]], claims: Claims) -> Found:
    authorities = [claims.authorities[form] for form in forms if form in claims.authorities]
    return Found(
        forms=tuple(form for form in forms if form in by_form or form in claims.authorities),
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
