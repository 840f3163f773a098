"""What became of the shards, in lines for people."""

from quotes.corpus.extracting import Extracted
from quotes.publish.summary import listed


def extracted_lines(summary: Extracted, out: str) -> list[str]:
    """Return the summary as lines: the numbers first, the failures last."""
    shards = f"{summary.shards} extracted, {summary.unchanged} unchanged, {summary.unreadable} not readable"
    return [
        f"shards: {shards}",
        f"articles: {summary.articles} extracted, {summary.failure_count} failed",
        f"quotations: {summary.quotations} extracted, {summary.total} now in {out}",
        *([f"without quotations: {summary.without_quotations}"] if summary.without_quotations else []),
        *([f"not in English, kept without quotations: {summary.not_english}"] if summary.not_english else []),
        *listed("failed", summary.failures, count=summary.failure_count),
    ]
