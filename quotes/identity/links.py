"""Links: which forms are the same speaker, and which must stay apart.

**A human decision beats a list, a list beats a comparison of names.** Names that agree are joined only if
they agree with the same others, too: with *John A. Smith* and *John B. Smith* in the articles, a plain
*John Smith* could be either, and stays on his own. So the order of the articles does not matter.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from quotes.identity.claims import Claims
from quotes.identity.clusters import Link
from quotes.identity.compare import compare
from quotes.identity.forms import Form, name_key
from quotes.identity.names import parse_name, written_key
from quotes.judgement import Judgement, NameKind


def judged_pairs(forms: Iterable[Form], judgements: Iterable[Judgement], kind: NameKind) -> list[Link]:
    """Return the pairs of forms on which judgements of that kind decide."""
    decisive = [judgement for judgement in judgements if judgement.kind == kind]
    by_key = _by_key(forms if decisive else ())
    return sorted(
        pair
        for judgement in decisive
        for pair in product(
            _forms_named(by_key, judgement.subject, judgement.article),
            _forms_named(by_key, judgement.object or "", judgement.object_article),
        )
        if pair[0] != pair[1]
    )


def judged_forms(
    forms: Iterable[Form], judgements: Iterable[Judgement], kind: NameKind
) -> dict[Form, list[Judgement]]:
    """Return for each form the judgements of that kind whose subject it is, the latest first."""
    decisive = [judgement for judgement in judgements if judgement.kind == kind]
    by_key = _by_key(forms if decisive else ())
    found: dict[Form, list[Judgement]] = {}
    for judgement in sorted(decisive, key=_age, reverse=True):
        for form in _forms_named(by_key, judgement.subject, judgement.article):
            found.setdefault(form, []).append(judgement)
    return found


def singled_out(judgements: Iterable[Judgement]) -> frozenset[tuple[str, str]]:
    """Return the persons of single articles on which judgements decide, as article and folded name."""
    named = [
        pair
        for judgement in judgements
        for pair in (
            (judgement.article, judgement.subject),
            (judgement.object_article, judgement.object or ""),
        )
    ]
    return frozenset(
        (article, key) for article, name in named if article is not None for key in judged_keys(name)
    )


def judged_keys(name: str) -> frozenset[str]:
    """Return the folded names under which a judgement looks for a name."""
    return frozenset((name_key("person", name), name_key("body", name), written_key(name)))


def _age(judgement: Judgement) -> tuple[str, str, str]:
    return (judgement.created_at, judgement.subject, judgement.object or "")


def _by_key(forms: Iterable[Form]) -> dict[str, list[Form]]:
    by_key: dict[str, list[Form]] = {}
    for form in forms:
        by_key.setdefault(form.key, []).append(form)
    return by_key


def _forms_named(by_key: Mapping[str, Sequence[Form]], name: str, article: str | None) -> list[Form]:
    named = (form for key in judged_keys(name) for form in by_key.get(key, ()))
    return sorted({form for form in named if article is None or form.article == article})


def alias_links(claims: Claims) -> list[Link]:
    """Return a link from each full name that a single authority claims for a person to that authority."""
    return sorted(
        (Form("person", key), form)
        for (sort, key), claimants in claims.by_key.items()
        for form in claimants
        if sort == "person" and form.sort == "person" and len(claimants) == 1 and parse_name(key).is_full
    )


def name_links(forms: Iterable[Form], owners: Mapping[Form, Form], apart: Iterable[Link]) -> list[Link]:
    """Return links between people's names that agree with each other and with the same others.

    Only names of one block (class of the given name, end of the family name) are compared. `owners` are the
    authorities that forms belong to: those of different authorities do not agree.
    """
    kept_apart = {frozenset(pair) for pair in apart}
    blocks = name_blocks(forms)
    return sorted(link for block in blocks for link in _block_links(block, owners, kept_apart))


def name_blocks(forms: Iterable[Form]) -> list[list[Form]]:
    """Return the names of people that may be compared, by block, each block in order."""
    blocks: dict[str, list[Form]] = {}
    for form in sorted(forms):
        if form.sort == "person" and not form.article:
            blocks.setdefault(parse_name(form.key).block, []).append(form)
    return list(blocks.values())


def _block_links(
    block: Sequence[Form], owners: Mapping[Form, Form], apart: set[frozenset[Form]]
) -> list[Link]:
    first_with: dict[frozenset[Form], Form] = {}
    links = []
    for form in block:
        agreeing = frozenset(other for other in block if other == form or _agree(form, other, owners, apart))
        first = first_with.setdefault(agreeing, form)
        if first != form:
            links.append((first, form))
    return links


def _agree(one: Form, other: Form, owners: Mapping[Form, Form], apart: set[frozenset[Form]]) -> bool:
    if frozenset((one, other)) in apart:
        return False
    if one in owners and other in owners and owners[one] != owners[other]:
        return False
    if one.field and other.field and one.field != other.field:
        return False
    return compare(parse_name(one.key), parse_name(other.key)).verdict == "same"
