"""Forms: the nodes of which speakers are made. Persons with the same form are one speaker from the start.

**A form counts in all articles, or in one.** A full name, or the name of a body, is the same speaker's
everywhere. A family name alone, a description (*the ministry*, *a resident*) and whoever is unnamed mean
somebody else in the next article: their form holds the article's key.
"""

from dataclasses import dataclass
from typing import Literal

from quotes.coref.person import SpeakerType
from quotes.identity.names import body_key, fold, parse_name, written_key
from quotes.identity.speaker import ArticlePerson
from quotes.lexicon import words

Sort = Literal["person", "body", "unnamed"]


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A folded name; `article` is empty where the name counts in all articles.

    `field` tells people of one name apart whose roles oppose: a senator and a goalkeeper.
    """

    sort: Sort
    key: str
    article: str = ""
    field: str = ""


def sort_of(type: SpeakerType) -> Sort:
    """Return the sort of the type; within a sort, articles may differ on the type and mean the same."""
    if type in {"person", "unnamed"}:
        return "person" if type == "person" else "unnamed"
    return "body"


def name_key(sort: Sort, name: str) -> str:
    """Return the folded name as it is compared within the sort."""
    return parse_name(name).key if sort == "person" else body_key(name)


def form_of(person: ArticlePerson) -> Form:
    """Return the form of an article's person."""
    sort, name = sort_of(person.person.type), person.person.name
    if _counts_everywhere(sort, name):
        return Form(sort, name_key(sort, name) or name)
    # With its titles, for Dr. Marrow and Mr. Marrow of one article are two people.
    return Form(sort, written_key(name) or name, person.article)


def _counts_everywhere(sort: Sort, name: str) -> bool:
    if sort == "unnamed" or is_description(name):
        return False
    return sort == "body" or parse_name(name).is_full


def is_description(name: str) -> bool:
    """Tell whether the words name nobody: none has a capital letter, in a script that has them.

    *Her office* does not count as one that has: it may stand at the beginning of a sentence.
    """
    opener, _, rest = name.partition(" ")
    words_left = rest if rest and fold(opener) in words("description_openers") else name
    return words_left == words_left.lower() and words_left != words_left.upper()
