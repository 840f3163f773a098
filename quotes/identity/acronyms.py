"""Acronyms: a body's short name counts in all articles once an article introduces it.

*the National Grain Board (NGB)* in one article makes the *NGB* of all others the board, **unless two bodies
are introduced by the same letters**: then each article's letters are its own.
"""

from collections.abc import Iterable, Mapping

from quotes.identity.clusters import Link
from quotes.identity.forms import Form, sort_of
from quotes.identity.names import body_key, fold
from quotes.identity.speaker import ArticlePerson
from quotes.lexicon import words

SHORTEST, LONGEST = 3, 7  # letters; two letters are the initials of half the world


def written_acronym(person: ArticlePerson) -> str | None:
    """Return the letters, folded, where the article calls somebody by letters alone, else None.

    Letters that nothing tells to be a body are often taken for a name.
    """
    is_nobody = person.person.gender is not None or person.person.type == "unnamed"
    name = person.person.name.removeprefix("the ").replace(".", "")
    return None if is_nobody else _letters(name)


def introduced_acronym(person: ArticlePerson) -> str | None:
    """Return the letters by which an article calls the body whose name they abbreviate, else None."""
    if sort_of(person.person.type) != "body":
        return None
    initials = _initials(person.person.name)
    written = (_letters(alias.removeprefix("the ").replace(".", "")) for alias in person.person.aliases)
    return next((letters for letters in written if letters in initials), None)


def acronym_links(by_form: Mapping[Form, Iterable[ArticlePerson]], owners: Mapping[Form, Form]) -> list[Link]:
    """Return links between bodies and the forms that are their letters; not across two authorities."""
    introducing: dict[str, set[Form]] = {}
    bearing: dict[str, set[Form]] = {}
    for form, persons in by_form.items():
        for person in persons:
            for letters, found in (
                (introduced_acronym(person), introducing),
                (written_acronym(person), bearing),
            ):
                if letters is not None:
                    found.setdefault(letters, set()).add(form)
    return sorted(
        (next(iter(forms)), form)
        for letters, forms in introducing.items()
        for form in bearing.get(letters, ())
        if len(forms) == 1 and _may_be_one(owners, next(iter(forms)), form)
    )


def _may_be_one(owners: Mapping[Form, Form], one: Form, other: Form) -> bool:
    return one != other and (one not in owners or owners.get(other, owners[one]) == owners[one])


def _letters(name: str) -> str | None:
    return fold(name) if name.isalpha() and name.isupper() and SHORTEST <= len(name) <= LONGEST else None


def _initials(name: str) -> frozenset[str]:
    tokens = body_key(name).split()
    telling = [token for token in tokens if token not in words("function_words")]
    return frozenset("".join(token[0] for token in row) for row in (tokens, telling))
