"""The reading room: files, folders, addresses → articles, and failures for what could not be read.

Formats are told by content (`formats`); each has its reader in a file of its own.
"""

from quotes.read.address import is_address
from quotes.read.article import Article
from quotes.read.failure import Failure, Remark
from quotes.read.folder import is_article
from quotes.read.options import Options
from quotes.read.progress import Progress
from quotes.read.reading import authority_files, count_bytes, read, read_copy

__all__ = [
    "Article",
    "Failure",
    "Options",
    "Progress",
    "Remark",
    "authority_files",
    "count_bytes",
    "is_address",
    "is_article",
    "read",
    "read_copy",
]
