"""Compare parsing frames with parsing whole sentences: is the source right more often, and what does it cost?

    python tests/compare_frames.py GOLD.jsonl[@odd] [GOLD.jsonl …]

prints a row a file and way: contents whose source gold tells, the share that is attributed to it, in percent,
and the words of the articles a CPU second of attributing. A whole sentence keeps the quoted words in their
marks; cut, rules and ranker are the same (the ranker's weights were learnt on frames).
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from quotes import nlp
from quotes.attribute import attribute, frames
from quotes.evaluate.align import trim
from quotes.evaluate.gold import GoldArticle, Half, read_gold
from quotes.find import find_quotations, paragraphs
from quotes.span import Span


def in_place(text: str, stretch: Span, hole: frames._Hole, *, before: str) -> list[frames._Piece]:
    """Return the quoted words themselves, in plain marks, where a frame has a placeholder."""
    words = frames._Piece(frames._parsable(hole.inside.of(text)), hole.inside.start, hole)
    return [frames._Piece("“", -1), words, frames._Piece("”", -1)]


def measure(golds: Sequence[GoldArticle]) -> str:
    """Return how many sources were asked, how many were right, and how fast they were found."""
    right = asked = words = 0
    spent = 0.0
    for gold in golds:
        text = gold.article.text
        found = find_quotations(gold.article)
        begun = time.process_time()
        attributions = attribute(text, paragraphs(text), found, nlp.load())
        spent += time.process_time() - begun
        words += len(text.split())
        sources = {
            trim(content, text): attribution.source
            for each, attribution in zip(found, attributions, strict=True)
            for content in each.contents
        }
        for row in gold.quotes:
            place = trim(row.span, text)
            if row.source is not None and place in sources:
                source = sources[place]
                asked += 1
                right += source is not None and source.span.overlaps(row.source)
    return f"{asked:8}  {100 * right / asked:6.1f}  {words / spent:10,.0f}"


def main() -> None:
    """Print the table of the files named on the command line."""
    nlp.load()
    print(f"{'articles':24}  {'parsed':16}  {'contents':>8}  {'right':>6}  {'words/s':>10}")
    for named in sys.argv[1:]:
        path, _, half = named.partition("@")
        lines: Half | None = "odd" if half == "odd" else None
        golds = list(read_gold(Path(path), half=lines))
        label = Path(named).name
        measure(golds[:5])  # the first texts also pay for what is read once
        print(f"{label:24}  {'frames':16}  {measure(golds)}")
        with patch.object(frames, "_filled", in_place):
            print(f"{label:24}  {'whole sentences':16}  {measure(golds)}")


if __name__ == "__main__":
    main()
