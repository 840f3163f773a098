"""Salience: how likely a mention is what a pronoun behind it means, in sentences of distance."""

from typing import NamedTuple

from quotes.coref.bearer import Told
from quotes.coref.mentions import Gender

# Set by hand on the odd articles of the development news: a source of quoted words makes up for four
# fifths of a sentence, a subject for two thirds. Who is asked outweighs who asks, a source and subject.
SOURCE_WEIGHT = 0.8
ASKED_WEIGHT = 1.6
SUBJECT_WEIGHT = 0.7
GENDER_WEIGHT = 0.4
TOPIC_WEIGHT = 0.1
SAME_SENTENCE_WEIGHT = 0.4
# Against a name of which nothing tells that it is a person's.
UNTOLD_WEIGHT = 1.5
# Against whom the quoted words themselves name (of 0.8, 1.5 and 3 all are the same on the labelled news).

NAMED_WEIGHT = 1.5
# A bearer named so often is a topic as much as one named more often.
TOPIC_NAMES = 6
# For each paragraph that begins between them, beside the sentences (swept 0 to 1.5 on the odd articles and on
# the labelled ones of politics-train: 0.5 to 1.5 are best).
PARAGRAPH_WEIGHT = 0.75


class Event(NamedTuple):
    """One mention in the reporter's words; `subject`: its sentence's first person, `source`: it speaks,
    `asked`: a question is put to it.
    """

    place: int
    sentence: int
    paragraph: int
    bearer: int
    subject: bool
    source: bool
    asked: bool = False


def weigh(event: Event, told: Told, gender: Gender | None, sentence: int, paragraph: int) -> float:
    """Return how much speaks for an event's bearer as whom a word of this gender in a sentence means."""
    weight = -float(sentence - event.sentence) - PARAGRAPH_WEIGHT * (paragraph - event.paragraph)
    weight += SOURCE_WEIGHT * event.source + SUBJECT_WEIGHT * event.subject + ASKED_WEIGHT * event.asked
    weight += GENDER_WEIGHT * (gender is not None and told.gender == gender)
    weight += SAME_SENTENCE_WEIGHT * (event.sentence == sentence)
    if told.may_be_body and not event.source:
        weight -= UNTOLD_WEIGHT
    return weight + TOPIC_WEIGHT * min(told.names, TOPIC_NAMES)
