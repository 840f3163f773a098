"""Score the names of speakers against hand-made labels, on a copy of the annotated news that you have.

    python tests/score_names.py politics-train.jsonl.gz [--misses] [--by form]

The labels are in tests/coref/names_gold.txt: places and names, none of the texts. A name that stands nowhere
in full in its article is labelled with a star and counted apart: nothing in the text could give it.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from labelled import labelled_articles, read_labels, share_of

from quotes import extract
from quotes.evaluate.align import align
from quotes.evaluate.gold import read_gold
from quotes.evaluate.misses import list_misses
from quotes.evaluate.steps import evaluate_steps
from quotes.span import Span

LABELS = Path(__file__).parent / "coref" / "names_gold.txt"


def named(record: Mapping[str, Any], labels: Mapping[Span, str]) -> dict[str, Any]:
    """Return a gold record whose quotations in marks have the labelled names, and no others any name."""
    rows = [dict(row) for row in record["quotes"]]
    for row in rows:
        row.pop("speaker_name", None)
        told = labels.get(Span(row["start"], row["end"]))
        if told is not None and row["kind"] != "indirect":
            row |= {"speaker_name": None if told == "-" else told.lstrip("*"), "named": told[0] != "*"}
    return {**record, "quotes": rows}


def main() -> None:
    """Print the share of right names, of all and by form of mention, and the misses where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--by", choices=("form", "naming", "rule", "kind"), default="form")
    options = parser.parse_args()
    labels = read_labels(LABELS)
    told = [name for own in labels.values() for _, name in own]
    persons = sum(name != "-" for name in told)
    print("names nowhere in full", share_of(sum(name[0] == "*" for name in told), persons))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.jsonl"
        records = (named(each, dict(labels[each["id"]])) for each in labelled_articles(options.gold, labels))
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        print(*evaluate_steps(path, extract, by=options.by).table(), sep="\n")
        if options.misses:
            print_misses(path)


def print_misses(path: Path) -> None:
    """Print where another speaker was wanted, and whether another source was, too."""
    for gold in read_gold(path):
        for miss in list_misses(align(gold, extract(gold.article))):
            if miss.kind in {"mention", "name"}:
                print(f"{miss.article} [{miss.kind}] {miss.words[:60]!r}: {miss.wanted}, not {miss.got}")


if __name__ == "__main__":
    main()
