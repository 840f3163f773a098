"""The value that the reading room hands on: one published text with its metadata."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

ENGLISH = "en"

PublishedSource = Literal["record", "metadata", "url", "file", "option", "dateline"]
"""Where the date of publication was found: stated beside the words (front matter, a JSON object, a row, a
mail's header), in a page's own markup, in its address, in the file's name, given for those without, or in the
words that the article opens with (*LEEDS, Dec. 11, 2025 —*)."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a site gave with a page (`ETag`, `Last-Modified`), by which it knows whether that has changed."""

    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text. Offsets elsewhere are characters of `text` exactly as it stands here.

    `id` is the input's own id where it has one; `path` says where the article was read from.
    `language` is a code such as `fr`, None where it cannot be told; only in English are quotations
    looked for.
    `country` (`US`) and `licence` are what the user said of the outlet.
    `notes` are things worth telling that are no errors (*decoded as Windows-1252*).
    """

    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    published_source: PublishedSource | None = None
    path: str | None = None
    language: str | None = None
    country: str | None = None
    licence: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_english(self) -> bool:
        """Tell whether the text is, or may be, English."""
        return self.language in {None, ENGLISH}

    @property
    def label(self) -> str:
        """What the command line calls the article: its id, else its path, else `-`."""
        return self.id or self.path or "-"
