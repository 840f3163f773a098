"""Figures by the style of the marks, which is read off the text."""

import json
from pathlib import Path

import pytest
from made import make_found, make_gold

from quotes.evaluate import evaluate
from quotes.quotation import Quotation
from quotes.read.article import Article

STYLES = {
    "curly": "He left. “[d1:We won,]” she said.",
    "straight": 'He left. "[d1:We won,]" she said.',
    "two apostrophes": "He left. ''[d1:We won,]'' she said.",
    "single curly": "He left. ‘[d1:We won,]’ she said.",
    "single straight": "He left. '[d1:We won,]' she said.",
    "guillemet": "He left. «[d1:We won]», she said.",
    "entities": "He left. &ldquo;[d1:We won,]&rdquo; she said.",
    "none": "RUIZ: [d1:We won.]",
}


def styles_of(path: Path, gold: str, found: str) -> list[tuple[str, int, int, float]]:
    """Return style, rows in gold, contents found and F1 for each style."""
    path.write_text(json.dumps(make_gold(gold)) + "\n", encoding="utf-8")

    def extract(article: Article) -> tuple[Quotation, ...]:
        return make_found(found)

    report = evaluate(path, extract=extract)
    return [(row.style, row.gold, row.predicted, row.span_f1) for row in report.styles]


@pytest.mark.parametrize(("style", "marked"), STYLES.items(), ids=STYLES)
def test_the_mark_before_the_words_tells_the_style(tmp_path: Path, style: str, marked: str) -> None:
    assert styles_of(tmp_path / "gold.jsonl", marked, marked) == [(style, 1, 1, 100.0)]


def test_each_style_has_its_own_figures(tmp_path: Path) -> None:
    gold = "“[d1:One,]” she said. “[d2:Two,]” he said. '[d3:Three,]' they said. The “fox” ran."
    found = "“[d1:One,]” she said. “Two,” he said. '[d3:Three,]' they said. The “[m4:fox]” ran."

    assert styles_of(tmp_path / "gold.jsonl", gold, found) == [
        ("curly", 2, 2, 50.0),
        ("single straight", 1, 1, 100.0),
    ]
