"""Names that open a sentence: a word that is a name elsewhere in the article is one there too.

The small model takes *Sanders shot back* for people who sand and *Trump* for a verb; in the same article *Ana
Sanders* stands inside a sentence, and *sanders* nowhere.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.strings import get_string_id
from spacy.tokens import Doc

from quotes.attribute.cues import SUBJECTS

# The capital leads, and looks back: an expression that opens with a class passes the rest over.
_INSIDE = re.compile(r"[A-Z](?<=[\w,;] .)[\w’'-]*\w")
_LOWER = re.compile(r"\b[a-z][\w-]+")
_SPEAKS = frozenset(map(get_string_id, SUBJECTS | {"nsubjpass"}))
_NAMES = frozenset(map(get_string_id, ("NNP", "NNPS", "PRP", "DT", "CD")))


@lru_cache(maxsize=1)
def names_in(text: str) -> frozenset[str]:
    """Return the words with a capital inside a sentence that never stand in lower case.

    >>> sorted(names_in("Sanders left. We saw Ana Sanders leave. Some Voters stayed; voters may."))
    ['Ana', 'Sanders']
    """
    return frozenset(_INSIDE.findall(text)) - {word.capitalize() for word in set(_LOWER.findall(text))}


def tag_names(docs: Iterable[Doc], text: str) -> Iterator[Doc]:
    """Yield the parsed frames of a text; a subject or label (*Ruiz: …*) that is among its names is tagged so.

    The names are looked for only where a word with a capital that speaks is not tagged as one.
    """
    for doc in docs:
        label = len(doc) > 1 and doc[1].text == ":"
        for place, (dependency, tag) in enumerate(doc.to_array(["DEP", "TAG"]).tolist()):
            if tag in _NAMES or not (dependency in _SPEAKS or label and place == 0):
                continue
            token = doc[place]
            if token.text[0].isupper() and token.text in names_in(text):
                token.tag_, token.pos_ = "NNP", "PROPN"
        yield doc
