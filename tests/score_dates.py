"""Score the dates of quotations against hand-made labels, on a copy of the annotated news that you have.

    python tests/score_dates.py politics-train.jsonl.gz [--misses]

The labels are in tests/dates/dates_gold.txt: places and dates, none of the texts.
"""

import argparse
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from train_quoting import read_articles

from quotes import Article, extract
from quotes.quotation import Quotation
from quotes.span import Span

LABELS = Path(__file__).parent / "dates" / "dates_gold.txt"


class Label(NamedTuple):
    """When the words at a place were said: the basis (`none` without evidence) and the date, - without."""

    place: Span
    basis: str
    on: str


def labels() -> dict[str, list[Label]]:
    """Return the labels by article."""
    found: dict[str, list[Label]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            article, start, end, basis, on = line.rsplit(" ", 4)
            found.setdefault(article, []).append(Label(Span(int(start), int(end)), basis, on))
    return found


def answer(quotations: tuple[Quotation, ...], label: Label) -> str | None:
    """Return the date at a label's place, - without evidence; None where no quotation was found there.

    The day of publication is right as the date of what was said on it, whatever it rests on.
    """
    at = [each.said for each in quotations if any(part.overlaps(label.place) for part in each.contents)]
    if not at:
        return None
    known = at[0].basis in {"stated", "carried"} or label.basis != "none"
    return (at[0].on if known else None) or "-"


def main() -> None:
    """Print the share of right dates by basis, and the misses where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    wanted = labels()
    of: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for record in read_articles(options.gold):
        own = wanted.get(record["id"], [])
        day = date.fromisoformat(record["published"]) if own else None
        article = Article(text=record["text"], published=day, title=record.get("title"))
        quotations = extract(article) if own else ()
        for label in own:
            told = answer(quotations, label)
            if told is not None:
                of.update([label.basis, "all"])
                right.update([label.basis, "all"] if told == label.on else [])
                if options.misses and told != label.on:
                    print(f"{record['id']} {label.place.start}: {label.basis} {label.on}, not {told}")
    for basis in ("stated", "carried", "none", "all"):
        print(f"{basis:8} {right[basis]} of {of[basis]} ({100 * right[basis] / max(1, of[basis]):.1f} %)")


if __name__ == "__main__":
    main()
