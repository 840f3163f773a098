"""Settles a corpus: speakers across its articles, and utterances, written beside its quotations.

**The result is that of a database into which the corpus is loaded**, where nobody has judged and no list of
speakers was imported.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from quotes.corpus.cluster import attached
from quotes.corpus.grouping import Gather, Grouping, Spread, grouped
from quotes.corpus.places import Place
from quotes.corpus.reading import corpus_entries
from quotes.corpus.settling.casts import Known
from quotes.corpus.settling.counting import gather_counts, gather_slugs, gather_utterances
from quotes.corpus.settling.finding import gather_speakers, spread_persons, spread_ties
from quotes.corpus.settling.labels import Labels, labels_of
from quotes.corpus.settling.parting import gather_answers, gather_ties, spread_quotations, tasks_of
from quotes.corpus.settling.portions import Portion, portions_of
from quotes.corpus.settling.same import gather_same, joined, spread_articles
from quotes.corpus.settling.tables import (
    Settled,
    read_settled,
    settled_folder,
    state_of,
    write_settled,
    write_table,
)
from quotes.corpus.told import say_nothing
from quotes.corpus.written import ASIDE

_IN_A_GROUP = 50_000
"""Quotations whose persons, or which themselves, come to a worker at once: some 50 MB in memory."""
_TO_BE_MANY = 4
"""Who speaks in a fourth as many articles as a group has quotations is quoted too much to be in one group
beside all others that are there: twice in an article is usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """How to settle: on which cluster, with how many workers; `say` hears what is done next.

    `grouping` stands in for Ray's in tests.
    """

    address: str | None = None
    workers: int | None = None
    in_a_group: int = _IN_A_GROUP
    say: Callable[[str], None] = say_nothing
    grouping: Grouping | None = None


def settle_corpus(out: Place, settling: Settling) -> Settled:
    """Settle the corpus, unless that was done since it changed, and return what there is."""
    entries = corpus_entries(out)
    done = read_settled(out, entries)
    if done is not None:
        return done
    portions = list(portions_of(entries))
    groups = 1 + sum(entry.quotations for entry in entries) // settling.in_a_group
    state = state_of(entries)
    if settling.grouping is not None:
        return _settle(out, portions, groups, state, settling, settling.grouping)
    with attached(settling.address, workers=settling.workers):
        return _settle(out, portions, groups, state, settling, grouped)


def _settle(
    out: Place, portions: list[Portion], groups: int, state: str, settling: Settling, grouping: Grouping
) -> Settled:
    """Go the whole way, which is told at each step."""
    folder = settled_folder(out, state)
    many = max(1, settling.in_a_group // _TO_BE_MANY)
    aside = out.below(ASIDE, f"settling-{state}-{many}")  # what a worker has read there, it remembers
    for place in (folder, aside):
        place.remove()
    settling.say("which articles are one")
    spread: Spread = partial(spread_articles, out=out, groups=groups)
    same = joined(grouping(portions, spread, [partial(gather_same, out=out)], groups))
    nobody = Labels(np.zeros(0, np.int64), np.zeros(0, np.int64))
    known = _keep(aside.below("same"), Known(same=same, labels=nobody))
    settling.say("who may be one speaker")
    ties = grouping(portions, partial(spread_ties, out=out, known=known), [], groups)
    known = _keep(aside.below("known"), Known(same=same, labels=labels_of(ties)))
    settling.say("speakers")
    spread = partial(spread_persons, out=out, known=known, groups=groups)
    find: list[Gather] = [
        partial(gather_speakers, groups=groups, many=many),
        partial(gather_answers, out=out, known=known, kept=aside, groups=groups),
        gather_ties,
    ]
    ties = grouping(portions, spread, find, groups)
    known = _keep(aside.below("tied"), Known(same=same, labels=labels_of(ties)))
    settling.say("utterances")
    spread = partial(spread_quotations, out=out, known=known, kept=aside, groups=groups)
    count: list[Gather] = [
        partial(gather_utterances, folder=folder, groups=groups),
        partial(gather_counts, groups=groups),
        partial(gather_slugs, folder=folder),
    ]
    speakers = sum(grouping(tasks_of(portions, aside), spread, count, groups))
    replaced = [{"stem": portions[portion].stem, "number": number} for portion, number in same.replaced]
    write_table("replaced", replaced, folder, 0)
    files = tuple(place.name[len(folder.name) + 1 :] for place, _, _ in folder.files())
    settled = Settled(state=state, speakers=speakers, files=files)
    write_settled(out, settled)
    aside.remove()
    return settled


def _keep(place: Place, known: Known) -> Place:
    """Write what all tasks must know, and return where."""
    place.write(pickle.dumps(known))
    return place
