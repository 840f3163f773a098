"""Keeps what was found: articles with their quotations, runs, authorities, and the speakers made of them.

**An article is kept whole or not at all**, in one transaction, which it may share with others. **It is
unchanged** if text, metadata and quotations are as before: then rows and ids are left alone. **A changed
article** is replaced, and its older wording kept (`versions`); a quotation that stayed (the same words, for
the same time in this article) keeps its id. **With other versions** of program, model or word lists every
article is worth extracting again: `unchanged` says no; if the same quotations come out, only the run is noted
beside them. **Speakers are settled after many articles**: they depend on all, so `settle` computes them anew
and writes what is different.
"""

from quotes.store.articles import Outcome, add, add_all, correct_again, unchanged
from quotes.store.authorities import add_authorities
from quotes.store.fetched import fetched, note_fetched
from quotes.store.loading import load
from quotes.store.opening import drop_backups, open_database
from quotes.store.removing import bring_back, is_removed
from quotes.store.runs import finish_run, start_run
from quotes.store.settling import prepare, settle, settle_as

__all__ = [
    "Outcome",
    "add",
    "add_all",
    "add_authorities",
    "bring_back",
    "correct_again",
    "drop_backups",
    "fetched",
    "finish_run",
    "is_removed",
    "load",
    "note_fetched",
    "open_database",
    "prepare",
    "settle",
    "settle_as",
    "start_run",
    "unchanged",
]
