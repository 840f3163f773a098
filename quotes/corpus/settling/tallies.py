"""Tallies: what is counted of a speaker, portion by portion, and summed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.corpus.rows import Row
from quotes.corpus.settling.naming import Spoke


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often a speaker is quoted, in how many articles, from when to when, in how many utterances."""

    speaker_id: int
    quotations: int = 0
    articles: int = 0
    first_said: str | None = None
    last_said: str | None = None
    utterances: int = 0


def tallies_of(spoke: Iterable[Spoke]) -> Iterator[Tally]:
    """Yield a tally of each speaker of these quotations, which are all that their articles have."""
    by_speaker: dict[int, list[Spoke]] = {}
    for each in spoke:
        by_speaker.setdefault(each.speaker_id, []).append(each)
    for speaker_id, quotations in by_speaker.items():
        days = [each.said_on for each in quotations if each.said_on is not None]
        yield Tally(
            speaker_id=speaker_id,
            quotations=len(quotations),
            articles=len({each.article for each in quotations}),
            first_said=min(days, default=None),
            last_said=max(days, default=None),
        )


def counts_of(tallies: Iterable[Tally]) -> Row:
    """Return the sums of one speaker's tallies, by the names of the columns."""
    counted = list(tallies)
    return {
        "quote_count": sum(each.quotations for each in counted),
        "article_count": sum(each.articles for each in counted),
        "first_said": min((each.first_said for each in counted if each.first_said is not None), default=None),
        "last_said": max((each.last_said for each in counted if each.last_said is not None), default=None),
        "utterance_count": sum(each.utterances for each in counted),
    }
