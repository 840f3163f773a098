"""The CPU seconds that quotes takes for the articles of a gold file: `python ours.py GOLD`.

The model is loaded and one article is read before the clock starts, as in `tests/compare/peers.py`. Prints
one line of JSON.
"""

import json
import sys
import time
from pathlib import Path

from quotes import extract
from quotes.evaluate.gold import read_gold
from quotes.pipeline import extract_many
from quotes.versions import versions


def main(gold: Path) -> None:
    """Extract every article once, and print what it took."""
    articles = [each.article for each in read_gold(gold)]
    extract(articles[0])
    started = time.process_time()
    for _ in extract_many(articles):
        pass
    seconds = time.process_time() - started
    words = sum(len(article.text.split()) for article in articles)
    made = versions()
    print(json.dumps({"seconds": seconds, "words": words, "model": f"{made.model} {made.model_version}"}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
