"""Quotations → groups in which all are that may be one utterance.

Those of most speakers come together speaker by speaker. **Of who speaks in many articles, only what chains of
agreements connect comes together**: so nobody's million quotations are on one worker. Agreements are found in
blocks, of some days or of a run of words, and only they come to the driver, 16 bytes each. Who is who is kept
aside meanwhile.
"""

import pickle
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from quotes.corpus.grouping import Sent
from quotes.corpus.places import Place
from quotes.corpus.settling.casts import known_at
from quotes.corpus.settling.finding import Answer
from quotes.corpus.settling.labels import Numbers
from quotes.corpus.settling.naming import Spoke, spoke_in
from quotes.corpus.settling.portions import Portion
from quotes.corpus.settling.tallies import tallies_of
from quotes.identity.agreement import blocks_of, words_of
from quotes.identity.speaker import Speaker
from quotes.identity.utterances import ties_of

_SPEAKERS, _ANSWERS = "speakers", "answers"


def gather_answers(
    group: int, values: list[Any], *, out: Place, known: Place, kept: Place, groups: int
) -> Iterator[Sent]:
    """Keep the speakers, or who the persons of a portion are, aside; yield what many-quoted ones said.

    Each quotation goes to all groups in which there may be one that agrees with it.
    """
    answers = [value for value in values if isinstance(value, Answer)]
    speakers = [value for value in values if isinstance(value, Speaker)]
    if speakers:
        kept.below(_SPEAKERS, str(group)).write(pickle.dumps(speakers))
    many = {answer.speaker.id for answer in answers if answer.is_many}
    for portion in values:
        if not isinstance(portion, Portion):
            continue
        _answers_to(portion, kept).write(pickle.dumps(answers))
        for each in spoke_in(portion, out, known, answers) if many else ():
            if isinstance(each, Spoke) and each.speaker_id in many:
                blocks = blocks_of(words_of(each.spoken), each.speaker_id)
                yield from ((number, each) for number in sorted({block % groups for block in blocks}))


def gather_ties(group: int, values: list[Spoke]) -> Iterator[Sent]:
    """Yield what ties quotations to others of their speaker, as an array of two ids a row."""
    by_speaker: dict[int, dict[int, Spoke]] = {}
    for each in values:
        by_speaker.setdefault(each.speaker_id, {})[each.id] = each
    ties = {
        tie
        for quotations in by_speaker.values()
        for tie in ties_of(words_of(each.spoken) for each in quotations.values())
    }
    found: Numbers = np.array(sorted(ties), np.int64).reshape(-1, 2)
    yield 0, found


def tasks_of(portions: Sequence[Portion], kept: Place) -> list[Portion | Place]:
    """Return what `spread_quotations` is to be called with: the portions, and the files of speakers."""
    return [*portions, *(place for place, _, _ in kept.below(_SPEAKERS).files())]


def spread_quotations(
    task: Portion | Place, *, out: Place, known: Place, kept: Place, groups: int
) -> Iterator[Sent]:
    """Yield the quotations of a portion by what may be one utterance, and its joint persons and counts.

    Of a file of speakers, yield them. They go by their numbers, as do joint persons and counts.
    """
    if isinstance(task, Place):
        for speaker in pickle.loads(task.read()):
            yield speaker.id % groups, speaker
        return
    answers: list[Answer] = pickle.loads(_answers_to(task, kept).read())
    many = {answer.speaker.id for answer in answers if answer.is_many}
    labels = known_at(known).labels
    found = list(spoke_in(task, out, known, answers))
    for each in found:
        number = each.speaker_id
        if isinstance(each, Spoke) and number in many:
            number = labels.of(each.id)
        yield number % groups, each
    for tally in tallies_of(each for each in found if isinstance(each, Spoke)):
        yield tally.speaker_id % groups, tally


def _answers_to(portion: Portion, kept: Place) -> Place:
    return kept.below(_ANSWERS, f"{portion.number:05}")
