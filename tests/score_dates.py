"""Score the dates of quotations against hand-made labels, on a copy of the annotated news that you have.

    python tests/score_dates.py politics-train.jsonl.gz [--misses]

The labels are in tests/dates/dates_gold.txt: places and dates, none of the texts.
"""

import argparse
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from labelled import extracted, found_at, labelled_articles, read_labels, share_of

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
    return {
        article: [Label(place, *told.split()) for place, told in own]
        for article, own in read_labels(LABELS).items()
    }


def answer(quotations: tuple[Quotation, ...], label: Label) -> str | None:
    """Return the date at a label's place, - without evidence; None where no quotation was found there.

    The day of publication is right as the date of what was said on it, whatever it rests on.
    """
    found = found_at(quotations, label.place)
    if found is None:
        return None
    known = found.said.basis in {"stated", "carried"} or label.basis != "none"
    return (found.said.on if known else None) or "-"


def main() -> None:
    """Print the share of right dates by basis, and the misses where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    wanted = labels()
    of: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for record in labelled_articles(options.gold, read_labels(LABELS)):
        quotations = extracted(record)
        for label in wanted[record["id"]]:
            told = answer(quotations, label)
            if told is not None:
                of.update([label.basis, "all"])
                right.update([label.basis, "all"] if told == label.on else [])
                if options.misses and told != label.on:
                    print(f"{record['id']} {label.place.start}: {label.basis} {label.on}, not {told}")
    for basis in ("stated", "carried", "none", "all"):
        print(f"{basis:8} {share_of(right[basis], of[basis])}")


if __name__ == "__main__":
    main()
