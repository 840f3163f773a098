"""Names that open a sentence: a word that is a name elsewhere in the article is one there too.

The small model takes *Sanders shot back* for people who sand and *Trump* for a verb; in the same article *Ana
Sanders* stands inside a sentence, and *sanders* nowhere.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from quotes.attribute.cues import SUBJECTS

# The capital leads, and looks back: an expression that opens with a class passes the rest over.
_INSIDE = re.compile(r"[A-Z](?<=[\w,;] .)[\w’'-]*\w")
_LOWER = re.compile(r"\b[a-z][\w-]+")
_SPEAKS = SUBJECTS | {"nsubjpass"}
_NAMES = {"NNP", "NNPS", "PRP", "DT", "CD"}


def names_in(text: str) -> frozenset[str]:
    """Return the words with a capital inside a sentence that never stand in lower case.

    >>> sorted(names_in("Sanders left. We saw Ana Sanders leave. Some Voters stayed; voters may."))
    ['Ana', 'Sanders']
    """
    return frozenset(_INSIDE.findall(text)) - {word.capitalize() for word in set(_LOWER.findall(text))}


def tag_names(docs: Iterable[Doc], names: frozenset[str]) -> Iterator[Doc]:
    """Yield the parsed frames; a subject or label (*Ruiz: …*) that is among the names is tagged so."""
    for doc in docs:
        label = len(doc) > 1 and doc[1].text == ":"
        for token in doc:
            speaks = token.dep_ in _SPEAKS or label and token.i == 0
            if speaks and token.text in names and token.tag_ not in _NAMES:
                token.tag_, token.pos_ = "NNP", "PROPN"
        yield doc
