"""Score the medium of quotations against hand-made labels, on a copy of the annotated news that you have.

    python tests/score_media.py politics-dev.jsonl [--misses]

The labels are in tests/dates/media_gold.txt: places and media, none of the texts.
"""

import argparse
from pathlib import Path

from labelled import extracted, found_at, labelled_articles, read_labels, share_of

LABELS = Path(__file__).parent / "dates" / "media_gold.txt"


def main() -> None:
    """Print the share of right media (- for none), and the misses where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    wanted, found = read_labels(LABELS), []
    for record in labelled_articles(options.gold, wanted):
        quotations = extracted(record)
        for place, medium in wanted[record["id"]]:
            if (quotation := found_at(quotations, place)) is not None:
                found.append((record["id"], place, medium, quotation.medium or "-"))
    for name, part in (
        ("all", found),
        ("named", [row for row in found if row[2] != "-"]),
        ("none", [row for row in found if row[2] == "-"]),
    ):
        right = sum(medium == told for _, _, medium, told in part)
        print(f"{name:6} {share_of(right, len(part))}")
    if options.misses:
        for article, place, medium, told in found:
            if medium != told:
                print(f"{article} {place.start}: {medium}, not {told}")


if __name__ == "__main__":
    main()
