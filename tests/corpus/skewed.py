"""News in which one speaker is quoted far more than all others, as presidents are."""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from generated import PLACES, STATES, SUBJECTS

from quotes.attribute.mention import Mention
from quotes.coref.person import Person
from quotes.dates.said import Said
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.span import Span

CHIEF = "Ana Ruiz"
OTHERS = 400
PAPERS = ("Harbour Post", "Tarnow Times", "Vesmark Ledger")
SLOGAN = "Forward with the harbour now"
WORDS = tuple(" ".join((*SUBJECTS, *STATES, *PLACES)).casefold().split())
_LINE = re.compile(r"^“(?P<words>[^”]+)” said (?P<name>[^.]+)", re.MULTILINE)


def records(count: int, *, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield that many articles of two lines; three of ten lines are the chief's.

    Three papers print what was said on three days, one in whole, two in part; a slogan comes again and again,
    and what was said in the first days also years later.
    """
    chance = random.Random(seed)
    for number in range(count):
        speech, paper = divmod(number, len(PAPERS))
        told = random.Random(speech % (count // 4))
        words = told.choices(WORDS, k=told.randrange(3, 30))
        cut = words if paper == 0 else words[chance.randrange(3) : len(words) - chance.randrange(3)]
        line = SLOGAN if chance.random() < 0.3 else " ".join(cut)
        speaker = CHIEF if told.random() < 0.64 else _name(told)
        day = date(2024, 1, 1) + timedelta(days=3 * speech + paper)
        other = " ".join(chance.choices(WORDS, k=12))
        yield {
            "id": str(number),
            "publisher": PAPERS[paper],
            **({"published": day.isoformat()} if chance.random() < 0.95 else {}),
            "text": f"“{line},” said {speaker}.\n“{other},” said {_name(chance)}.",
        }


def _name(chance: random.Random) -> str:
    """Return one of the others, who are of different families."""
    number = chance.randrange(OTHERS)
    return f"Bo {'BDFGKLMNPRSTVZ'[number % 14]}{'aeiou'[number // 14 % 5]}{'lmnrst'[number // 70]}dal"


def extract_lines(batch: Sequence[Article]) -> list[tuple[Quotation, ...]]:
    """Find what such articles quote, thousands in a second: a stand-in for the pipeline."""
    return [tuple(_quotations(each)) for each in batch]


def _quotations(article: Article) -> Iterator[Quotation]:
    day = article.published
    said = Said() if day is None else Said(on=day.isoformat(), precision="day", basis="published")
    for position, match in enumerate(_LINE.finditer(article.text)):
        yield Quotation(
            position=position,
            kind="direct",
            contents=(Span(*match.span("words")),),
            text=match["words"],
            rule="made",
            confidence=0.5,
            said=said,
            source=Mention(Span(*match.span("name")), "name"),
            speaker=Person(name=match["name"], type="person"),
        )
