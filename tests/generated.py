"""Generated news, the same for the same seed: for tests of many articles, not of what is found in them."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

GIVEN = ("Ana", "Bo", "Cleo", "Dario", "Edda", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Leif")
FAMILY = (
    "Ruiz",
    "Lind",
    "Marsh",
    "Okoro",
    "Petrov",
    "Quist",
    "Rask",
    "Stein",
    "Tamm",
    "Ulm",
    "Voss",
    "Wolde",
)
ROLES = ("mayor", "harbour master", "ferry captain", "baker", "minister", "judge", "nurse", "engineer")
PLACES = ("Brennholt", "Vesmark", "Tarnow Bay", "Lower Elm", "Port Salden", "Grauwacke")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SUBJECTS = ("The quay", "The ferry", "The bridge", "The school", "The budget", "The mill", "The market")
STATES = (
    "is closed",
    "will open again",
    "costs too much",
    "must be kept",
    "was never safe",
    "belongs to us all",
)
PAPERS = ("The Brennholt Courier", "Vesmark Ledger", "Harbour Post", "Tarnow Times")


USUAL = (2, 5)
"""Between how many paragraphs, with a quotation each, an article has."""
SHORT = (1, 1)
"""For tests of what happens to articles, not of how long they take."""


def records(count: int, *, seed: int = 1, paragraphs: tuple[int, int] = USUAL) -> Iterator[dict[str, Any]]:
    """Yield that many articles as records for JSON Lines."""
    chance = random.Random(seed)
    for number in range(count):
        published = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
        yield {
            "id": f"{number}",
            "title": f"{chance.choice(SUBJECTS)} in {chance.choice(PLACES)}",
            "publisher": chance.choice(PAPERS),
            "published": published.isoformat(),
            "text": "\n\n".join(_paragraph(chance) for _ in range(chance.randint(*paragraphs))),
        }


def write(path: Path, count: int, *, seed: int = 1, paragraphs: tuple[int, int] = USUAL) -> Path:
    """Write the articles as JSON Lines and return the path."""
    with path.open("w", encoding="utf-8") as stream:
        for record in records(count, seed=seed, paragraphs=paragraphs):
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def _paragraph(chance: random.Random) -> str:
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    words = f"{chance.choice(SUBJECTS)} {chance.choice(STATES)}, and everybody here knows it"
    where = f"in {chance.choice(PLACES)} on {chance.choice(DAYS)}"
    shapes = (
        f"“{words},” {name}, a {chance.choice(ROLES)}, said {where}.",
        f"{name}, a {chance.choice(ROLES)}, told reporters {where}: “{words}.”",
        f"The {chance.choice(ROLES)} said {where} that nothing was decided. “{words},” {name} said.",
    )
    return chance.choice(shapes)
