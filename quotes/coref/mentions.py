"""The value that names are found as: one name in the text, and what stands beside it."""

from typing import Literal, NamedTuple

from quotes.span import Span

Gender = Literal["female", "male"]


class NameMention(NamedTuple):
    """One name in the text.

    `words` are the name's own, `title` the word before them (*mayor*), `roles` the nouns that the text hangs
    on it, `past_role` the one that it had by then (*was the mayor*). `located`: it says where (*in Velm*);
    `modifier`: it only leads to the next name (*Velm council leader Tom Leahy*); `renames`: whoever is named
    right before had it at another time (*née Doe*). `pronoun`: the gender of the pronoun behind a surname
    alone (*Ruiz left her boat*). `headline`: it stands in the headline, which leaves out what it can.
    """

    span: Span
    words: tuple[str, ...]
    title: str | None
    gender: Gender | None
    organisation: bool
    roles: tuple[str, ...] = ()
    past_role: str | None = None
    located: bool = False
    modifier: bool = False
    renames: bool = False
    pronoun: Gender | None = None
    headline: bool = False
