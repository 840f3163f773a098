"""Measures identity on generated people whose truth is known: time, memory, precision and recall.

    .venv/bin/python tests/many_people.py [--persons 200000] [--seed 1]

People are drawn by a law as in the news (the n-th is quoted in proportion to 1/n); each article calls them by
one of their ways: middle name, initial, short form, other spelling, family name alone. One in fifty bears the
name of another, half of these with a role that opposes the other's. Then 1 % more articles come, and the
speakers are settled again; the last figure compares them with speakers settled anew in whole. A family name
alone is nobody else's across articles, so recall cannot reach 100: it is told for full names beside.
"""

import argparse
import json
import random
import resource
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from quotes import store
from quotes.evaluate.speakers import b_cubed
from quotes.lexicon import table

PER_ARTICLE = 5  # persons who speak in one article
PER_DAY = 50  # articles of one day
FIRST_DAY = date(2020, 1, 1)
NAMESAKES = 0.02
WAYS = (
    ("whole", 0.77),
    ("middle", 0.02),
    ("initial", 0.06),
    ("short", 0.06),
    ("spelling", 0.03),
    ("family", 0.06),
)
"""Middle names, initials and family names alone are as frequent as among the 318 people who are quoted in 84
articles on politics (1, 6 and 6 of a hundred); short forms and other spellings are a guess, rather high."""
SYLLABLES = (
    "ka",
    "ren",
    "dol",
    "mi",
    "vas",
    "tor",
    "bel",
    "nu",
    "sig",
    "har",
    "lo",
    "pen",
    "dri",
    "fos",
    "wen",
    "gra",
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the generated world."""

    number: int
    given: str
    middle: str
    family: str
    role: str | None


def people(count: int, chance: random.Random) -> list[Somebody]:
    """Return people; some bear the name of somebody before them."""
    givens = sorted(name for name, sex in table("given_names").items() if sex != "either" and name.isascii())
    made: list[Somebody] = []
    for number in range(count):
        if made and chance.random() < NAMESAKES:
            other = chance.choice(made)
            role = "goalkeeper" if chance.random() < 0.5 else None
            made.append(Somebody(number, other.given, other.middle, other.family, role))
            continue
        family = "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))).capitalize()
        role = chance.choice(("senator", "mayor", None, None))
        made.append(Somebody(number, chance.choice(givens), chance.choice(givens), family, role))
    return made


def called(person: Somebody, chance: random.Random) -> str:
    """Return what an article calls the person."""
    (way,) = chance.choices([way for way, _ in WAYS], [weight for _, weight in WAYS])
    short = table("nicknames").get(person.given.lower(), "").split()
    spelt = person.family.replace("i", "y") if way == "spelling" else person.family
    given = short[0].capitalize() if way == "short" and short else person.given
    if way == "family":
        return person.family
    between = {"middle": f" {person.middle}", "initial": f" {person.middle[0]}."}.get(way, "")
    return f"{given}{between} {spelt}"


def articles(
    known: list[Somebody], numbers: range, chance: random.Random
) -> Iterator[tuple[int, dict[str, Somebody]]]:
    """Yield articles by number, each with the persons that speak in it by the name it gives them."""
    weights = list(accumulate(1 / (number + 10) for number in range(len(known))))
    for number in numbers:
        speaking = chance.choices(known, cum_weights=weights, k=PER_ARTICLE)
        yield number, {called(person, chance): person for person in speaking}


def fill(path: Path, made: Iterator[tuple[int, dict[str, Somebody]]], truth: dict[int, str]) -> None:
    """Write the articles with one quotation a person; note who each person is."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT OR IGNORE INTO runs VALUES (1, 'now', NULL, '0', 'm', '0', '0')")
        for number, speaking in made:
            article, day = number + 1, (FIRST_DAY + timedelta(days=number // PER_DAY)).isoformat()
            connection.execute(
                "INSERT INTO articles (id, key, published, text, fingerprint, added_at, run_id)"
                " VALUES (?, ?, ?, '', '', 'now', 1)",
                (article, f"id:{article}", day),
            )
            for position, (name, person) in enumerate(speaking.items()):
                id = article * PER_ARTICLE + position
                truth[id] = str(person.number)
                connection.execute(
                    "INSERT INTO persons (id, article_id, name, type, role) VALUES (?, ?, ?, 'person', ?)",
                    (id, article, name, person.role if number % 2 else None),
                )
                connection.execute(
                    "INSERT INTO quotes (id, date_key, text, kind, published, article_id, person_id,"
                    " position, rule, confidence, run_id) VALUES (?, ?, ?, 'direct', ?, ?, ?, ?, 'r', 1, 1)",
                    (id, str(id), f"word{id} and word{id + 1}", day, article, id, position),
                )


def settled(path: Path) -> dict[int, int]:
    """Return the speaker of each person."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT id, speaker_id FROM persons"))


def settle(path: Path, *, whole: bool = False) -> dict[str, float]:
    """Settle the speakers and return what it took: seconds, and those that the processor was busy."""
    engine = store.open_database(path)
    start, busy = time.perf_counter(), time.process_time()
    store.settle(engine, whole=whole)
    engine.dispose()
    taken = time.perf_counter() - start, time.process_time() - busy
    return {"seconds": round(taken[0], 2), "cpu_seconds": round(taken[1], 2)}


def measure(folder: Path, persons: int, seed: int) -> dict[str, object]:
    """Return the figures."""
    chance = random.Random(seed)
    count = persons // PER_ARTICLE
    known, path = people(max(10, persons // 10), chance), folder / "quotes.db"
    truth: dict[int, str] = {}
    store.open_database(path).dispose()
    fill(path, articles(known, range(count), chance), truth)
    whole = settle(path)
    fill(path, articles(known, range(count, count + count // 100), chance), truth)
    more = settle(path)
    found = settled(path)
    again = settle(path, whole=True)
    figures = b_cubed([(speaker, truth[id]) for id, speaker in found.items()])
    with closing(sqlite3.connect(path)) as connection:
        full = connection.execute("SELECT id FROM persons WHERE name LIKE '% %'").fetchall()
    named = b_cubed([(found[id], truth[id]) for (id,) in full])
    return {
        "persons": len(truth),
        "people": len(set(truth.values())),
        "speakers": len(Counter(found.values())),
        "whole": whole,
        "1 % more": more,
        "anew": again,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "precision": figures.precision,
        "recall": figures.recall,
        "recall_of_full_names": named.recall,
        "equal_to_anew": settled(path) == found,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure identity on generated people.")
    parser.add_argument("--persons", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made_here:
        print(json.dumps(measure(Path(made_here), options.persons, options.seed), indent=2))
