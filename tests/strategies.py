"""Hypothesis strategies for articles: news as it is written, and worse."""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from quotes.read.article import Article

NAMES = (
    "Ana Ruiz",
    "Sen. Tom Lee Jr.",
    "Ms. Sol",
    "Mayor Iben Dahl-Koch",
    "O’Hara",
    "the Harbour Office",
    "Li Wei",
)
NOUNS = (
    "his spokeswoman",
    "officials",
    "a resident",
    "the mayor",
    "the report",
    "She",
    "he",
    "They",
    "who",
    "Many",
)
CUES = (
    "said",
    "told reporters",
    "added",
    "asked",
    "wrote on Friday",
    "according to",
    "says",
    "insisted, laughing,",
)
DATES = (
    "on Friday",
    "Thursday",
    "yesterday",
    "last week",
    "on March 3",
    "in 2019",
    "two days ago",
    "tomorrow",
)
ODD_DATES = (
    "earlier this week",
    "on 31 February",
    "in the 1990s",
    "last spring",
    "at 25:00",
    "Dec. 11, 2025",
    "",
)
SAYINGS = ("We won,", "It doesn’t matter.", "Why?", "so-called", "free economic zone", "No", "… and more")
ODD_SAYINGS = (
    "’em",
    "5'10\" tall",
    "the officials' claims",
    "…",
    "I said ‘never’,",
    "1,000%",
    "",
    " ",
    "rock 'n' roll",
)
MARKS: tuple[tuple[str, str], ...] = (
    ("“", "”"),
    ("‘", "’"),
    ('"', '"'),
    ("'", "'"),
    ("''", "''"),
    ("``", "''"),
    ("«", "»"),
    ("„", "“"),
) + (("“", ""), ("", "”"), ('"', ""), ("", "'"), ("“‘", "’”"), ("“", "“"), ("", ""))
SEPARATORS = (" ", " ", "\n\n", "\n", "\r\n\r\n", "\t", "\u00a0", "")


def one_of(words: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(words)


@st.composite
def quoted(draw: st.DrawFn) -> str:
    """Draw words in marks, paired or not, or a few of them."""
    opening, closing = draw(st.sampled_from(MARKS))
    return opening + draw(one_of(SAYINGS + ODD_SAYINGS) | st.text(max_size=20)) + closing


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw a reporter's sentence with quoted words before, within or after it, or none."""
    source, cue, day = draw(one_of(NAMES + NOUNS)), draw(one_of(CUES)), draw(one_of(DATES + ODD_DATES))
    first, second = draw(quoted()), draw(quoted())
    shapes = (
        f"{first} {source} {cue} {day}. {second}",
        f"{first} {cue} {source}, {second}",
        f"{source} {cue} {day}: {first}",
        f"{source} {cue} that it was {first} and {second}.",
        f"{day.capitalize()}, {source} {cue} {source} {first}.",
        f"{first}",
        f"{source}: {first}",
        f"{source} met {source} {day}.",
    )
    return draw(one_of(shapes))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw an article's text: sentences with odd characters and odd breaks between them."""
    pieces = draw(st.lists(sentences() | sentences() | st.text(max_size=40), max_size=7))
    return "".join(piece + draw(one_of(SEPARATORS)) for piece in pieces)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw an article, with a date of publication or without."""
    published = draw(st.none() | st.dates(date(1990, 1, 1), date(2030, 12, 31)))
    return Article(text=draw(texts()), title=draw(st.none() | one_of(NAMES)), published=published)
