"""How near a sentence that somebody pasted is to words that were said, and in which words the two differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from quotes.publish.portrait import folded

# Fewer than half of the words in common, or of their letters, is another sentence: *are a … for … on the*
# stands in many.
LEAST_SHARE = 0.5

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Likeness:
    """`share` of the asked words, 0 to 1, stand in the same order in the found text, `shown` with the rest.

    They have the share `letters` of the asked words' letters, which small words add little to.
    In `shown` words that were only asked stand in `<del>`, words that were only said in `<ins>`.
    """

    share: float
    letters: float
    shown: Markup

    @property
    def is_near(self) -> bool:
        """Tell whether the two may be one sentence."""
        return min(self.share, self.letters) >= LEAST_SHARE

    @property
    def verdict(self) -> str:
        """Return how near that is, in words."""
        if self.share == 1.0 and "<ins>" in self.shown:
            return "all of these words, and more"
        return next(words for least, words in _VERDICTS if self.share >= least)


_VERDICTS = (
    (1.0, "word for word"),
    (0.85, "nearly word for word"),
    (0.7, "much alike"),
    (0.0, "partly alike"),
)


def words_of(text: str) -> list[str]:
    """Return the words as the full-text index writes them, in order, without punctuation."""
    return [folded(word).replace("’", "'") for word in _WORD.findall(text)]


def likeness(asked: str, said: str) -> Likeness:
    """Return how near `said` comes to `asked`. Upper case, accents and punctuation make no difference."""
    left, right = list(_WORD.finditer(asked)), list(_WORD.finditer(said))
    matcher = SequenceMatcher(None, words_of(asked), words_of(said), autojunk=False)
    pieces: list[Markup] = []
    common: list[re.Match[str]] = []
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            common += left[start:end]
        elif end > start:
            pieces.append(Markup("<del>{}</del> ").format(_stretch(asked, left, start, end)))
        if last > first:
            words = escape(_stretch(said, right, first, last))
            pieces.append(words + " " if what == "equal" else Markup("<ins>{}</ins> ").format(words))
    share = len(common) / len(left) if left else 0.0
    letters = _letters(common) / _letters(left) if left else 0.0
    return Likeness(share, letters, Markup("").join(pieces).strip(" ,"))


def _letters(words: Sequence[re.Match[str]]) -> int:
    return sum(len(word[0]) for word in words)


def _stretch(text: str, words: Sequence[re.Match[str]], start: int, end: int) -> str:
    """Return the text from one word to another, with the punctuation up to the next."""
    until = words[end].start() if end < len(words) else len(text)
    return text[words[start].start() : until].strip()
