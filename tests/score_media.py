"""Score the medium of quotations against hand-made labels, on a copy of the annotated news that you have.

    python tests/score_media.py politics-dev.jsonl [--misses]

The labels are in tests/dates/media_gold.txt: places and media, none of the texts.
"""

import argparse
import json
from datetime import date
from pathlib import Path

from quotes import Article, extract
from quotes.quotation import Quotation
from quotes.span import Span

LABELS = Path(__file__).parent / "dates" / "media_gold.txt"


def labels() -> dict[str, list[tuple[Span, str]]]:
    """Return the labelled places and their media (- for none) by article."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            article, start, end, medium = line.split(" ", 3)
            found.setdefault(article, []).append((Span(int(start), int(end)), medium))
    return found


def answer(quotations: tuple[Quotation, ...], place: Span) -> str | None:
    """Return the medium of the quotation at a place, - where it has none; None where none was found there."""
    at = [each for each in quotations if any(part.overlaps(place) for part in each.contents)]
    return (at[0].medium or "-") if at else None


def main() -> None:
    """Print the share of right media, and the misses where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    wanted, rows = labels(), []
    for line in options.gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["id"] in wanted:
            day = date.fromisoformat(record["published"])
            quotations = extract(Article(text=record["text"], published=day, title=record.get("title")))
            rows += [
                (record["id"], place, medium, answer(quotations, place))
                for place, medium in wanted[record["id"]]
            ]
    found = [row for row in rows if row[3] is not None]
    for name, part in (
        ("all", found),
        ("named", [row for row in found if row[2] != "-"]),
        ("none", [row for row in found if row[2] == "-"]),
    ):
        right = sum(medium == told for _, _, medium, told in part)
        print(f"{name:6} {right} of {len(part)} ({100 * right / len(part):.1f} %)")
    if options.misses:
        for article, place, medium, told in found:
            if medium != told:
                print(f"{article} {place.start}: {medium}, not {told}")


if __name__ == "__main__":
    main()
