"""Persons, lists and judgements written in few letters, for tests of identity in memory and in a database."""

from itertools import count

from quotes.coref.person import Person, SpeakerType
from quotes.identity.speaker import ArticlePerson, Authority
from quotes.judgement import Judgement, NameKind

NAMES = (
    "Ana Ruiz", "Ana B. Ruiz", "Ana C. Ruiz", "Ruiz", "Ms. Ruiz", "Volodymyr Zelensky", "Volodymyr Zelenskyy",
    "Zelensky", "o:the Port", "o:Port", "g:Port", "u:a resident", "u:A resident", "o:police", "Port",
    "g:Ruiz and Zelensky=Ruiz+Zelensky", "g:both=the Port+Ruiz",
    "g:Zelensky and Ruiz=Volodymyr Zelenskyy+Ana Ruiz", "Ana Ruiz@senator", "Dr. Ana Ruiz@goalkeeper",
    "Ruiz/Ms. Ruiz", "o:National Grain Board/NGB", "NGB", "o:the NGB", "o:New Gas Bank/NGB",
    "g:NGB and Ruiz=NGB+Ruiz", "g:Port and Sol=Port+Ana Sol", "o:the ministry",
    "g:ministry and Ruiz=the ministry+Ruiz",
    "Ana Sol/Ana Ruiz", "Ana Sol", "Ana Lund/Ana Ruiz", "Ana Ruiz@president", "Ruiz@president",
    "Eva Ruiz@president", "Ruiz@president of Velm",
)  # fmt: skip
LISTS = (
    "Ana Ruiz/Ruiz",
    "Ana C. Ruiz/Ms. Ruiz",
    "Volodymyr Zelensky/Zelensky",
    "o:Port of Selwin/Port",
    "Bo Ruiz/Ruiz",
)
RULINGS = (
    "same:Ruiz:Ana Ruiz",
    "different:Ana Ruiz:Ana B. Ruiz",
    "same:Port:police",
    "different:Zelensky:Port",
)
TYPES: dict[str, SpeakerType] = {"o": "organisation", "g": "group", "d": "document", "u": "unnamed"}


def make_persons(*articles: str) -> list[ArticlePerson]:
    """Return the persons of articles, written `Ana Ruiz; o:the Port; g:Ana and Bo=Ana+Bo; Dr. Sol/Ana Sol`.

    A letter before a colon is the type, names after `/` are aliases, after `=` members of a joint speaker;
    a role stands after `@`.
    """
    numbers = count(1)
    return [
        ArticlePerson(id=next(numbers), article=f"id:{article}", person=make_person(words.strip()))
        for article, written in enumerate(articles)
        for words in written.split(";")
    ]


def make_person(words: str) -> Person:
    rest, _, role = words.partition("@")
    letter, _, rest = rest.rpartition(":")
    names, _, members = rest.partition("=")
    name, *aliases = names.split("/")
    return Person(
        name=name,
        type=TYPES.get(letter, "person"),
        role=role or None,
        aliases=tuple(aliases),
        members=tuple(members.split("+")) if members else (),
    )


def make_authorities(*lines: str) -> list[Authority]:
    """Return authorities, written like persons: `Ana Ruiz/Ruiz`, `o:Port of Selwin/the Port`."""
    persons = [make_person(line) for line in lines]
    return [Authority(name=each.name, type=each.type, aliases=each.aliases) for each in persons]


def make_judgement(words: str, *, undone_at: str | None = None) -> Judgement:
    kind, subject, object = words.split(":")
    known: NameKind = "same" if kind == "same" else "different"
    return Judgement(kind=known, subject=subject, object=object, undone_at=undone_at)
