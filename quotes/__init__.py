"""Who said what, and when: quotations in news, each with its speaker and its date."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes.errors import QuotesError
    from quotes.pipeline import extract
    from quotes.quotation import Quotation
    from quotes.read.article import Article

__version__ = "0.1.0"
__all__ = ["Article", "Quotation", "QuotesError", "extract"]

_HOME = {
    "Article": "quotes.read.article",
    "Quotation": "quotes.quotation",
    "QuotesError": "quotes.errors",
    "extract": "quotes.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that `quotes --help` does not wait for spaCy."""
    if name not in _HOME:
        raise AttributeError(f"module 'quotes' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
