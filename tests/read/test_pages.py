"""A page gives the quotations of its article's text, and nothing of what stands around it."""

import json
from pathlib import Path

import bench_pages
import pytest

from quotes.read import Article

GOLD = Path(__file__).parent.parent / "gold" / "gold.jsonl"
LINES = GOLD.read_text(encoding="utf-8").splitlines()


@pytest.mark.model
@pytest.mark.parametrize("template", bench_pages.TEMPLATES)
def test_all_quotations_survive_the_page(tmp_path: Path, template: str) -> None:
    """98 % are asked for; our own gold articles lose none."""
    for record in map(json.loads, LINES):
        text = "\n\n".join(line.strip() for line in record["text"].split("\n") if line.strip())
        article = Article(text=text, title=record["title"])
        found = bench_pages.from_page(article, bench_pages.TEMPLATES[template], tmp_path)

        assert found == bench_pages.words_in(article), record["id"]
