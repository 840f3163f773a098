"""What a speaker's page gathers: how the words were signalled, where they stood, which words are typical."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

# Letters of a word that may be typical; shorter ones are mostly grammar.
_LEAST_LETTERS = 4

# A word is typical only if it stands in so many of the speaker's quotations.
_LEAST_QUOTATIONS = 2


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """Return in how many of the texts each word stands, as the full-text index writes words."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(
            {word for word in re.findall(r"[^\W\d_]+", folded(text)) if len(word) >= _LEAST_LETTERS}
        )
    return Counter({word: count for word, count in counts.items() if count >= _LEAST_QUOTATIONS})


def typical_words(
    own: Mapping[str, int], everywhere: Mapping[str, int], *, texts: int, total: int, limit: int
) -> list[str]:
    """Return the words that the speaker uses oftener than others do, the most typical first.

    `own` and `everywhere` count quotations that hold a word: among the speaker's `texts`, among all `total`.
    The score is Dunning's log likelihood (1993), signed: rare words do not win by accident.
    """
    scores = {
        word: _log_likelihood(count, texts, everywhere.get(word, count) - count, total - texts)
        for word, count in own.items()
    }
    typical = [word for word in scores if scores[word] > _SURE]
    return sorted(typical, key=lambda word: (-scores[word], word))[:limit]


# Above it a difference is an accident in one case out of a hundred (chi squared, one degree of freedom).
_SURE = 6.63


def _log_likelihood(here: int, heres: int, there: int, theres: int) -> float:
    """Return how unlikely it is that both have the word as often; negative where others have it oftener."""
    expected = (here + there) / (heres + theres)
    score = 2 * (_part(here, heres * expected) + _part(there, theres * expected))
    return score if here / heres > expected else -score


def _part(seen: float, expected: float) -> float:
    return seen * math.log(seen / expected) if seen > 0 and expected > 0 else 0.0


def folded(text: str) -> str:
    """Return the text in small letters without accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))
