"""Headlines in title case: where a name ends among other capitals.

*Ana Ruiz Slams Harbour Tax* is cut after *Ana Ruiz* because she is named so in the article below.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from quotes.coref.mentions import Gender, NameMention
from quotes.coref.titles import is_given
from quotes.lexicon import table
from quotes.span import Span

# A line is a headline in title case where this share of its longer words begins with a capital, and it has at
# most so many characters.
HEADLINE_CAPITALS = 0.7
HEADLINE_LENGTH = 200
# A body that the article does not name again has at most so many words in its headline.
BODY_WORDS = 4

_LONGER = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s*$")
_LINE = re.compile(r"[^\n]+")
_FULL_NAME = re.compile(r"([A-Z][\w’'-]+) ([A-Z][\w’'-]*[^\W\d_])(?=[ ])")
_GENDERS: tuple[Gender, ...] = ("female", "male")


def mend_headlines(text: str, found: list[NameMention]) -> list[NameMention]:
    """Return the mentions with those in headlines cut to names that stand elsewhere in the article."""
    lines = [match.span() for match in _LINE.finditer(text) if _is_headline(match.group())]
    starts = [start for start, _ in lines]
    plain = [mention for mention in found if not _within(mention, lines, starts)]
    below = {mention.words for mention in plain}
    single = {words[-1] for words in below}
    mended = []
    for mention in found:
        if mention.words in below or not _within(mention, lines, starts):
            mended.append(mention)
        elif (count := _known_words(mention, below, single)) > 0:
            mended.append(_shortened(mention, count, text))
        elif len(mention.words) <= (BODY_WORDS if mention.organisation else 2):
            mended.append(mention)
    every = sorted([*_opening(text, lines, mended, single), *mended], key=lambda mention: mention.span.start)
    end = _headline_end(text)
    return [each._replace(headline=True) if each.span.start < end else each for each in every]


def _headline_end(text: str) -> int:
    """Return where the headline ends, the first line if it is short and no sentence, else 0."""
    line = text.partition("\n")[0]
    is_one = len(line) < min(HEADLINE_LENGTH, len(text)) and _SENTENCE_END.search(line) is None
    return len(line) if is_one else 0


def _opening(
    text: str, lines: list[tuple[int, int]], found: list[NameMention], single: set[str]
) -> Iterator[NameMention]:
    """Yield the full names that open headlines and run on: *Ana Ruiz Goes After Tom Leahy As Velm Votes*."""
    taken = [mention.span for mention in found]
    for start, end in lines:
        opens = _FULL_NAME.match(text, start, end)
        if opens is None or not is_given(opens.group(1)) or opens.group(2) not in single:
            continue
        span = Span(*opens.span())
        if not any(span.overlaps(other) for other in taken):
            given = table("given_names")[opens.group(1)]
            gender = next((told for told in _GENDERS if told == given), None)
            yield NameMention(span, opens.groups(), None, gender, organisation=False)


def _within(mention: NameMention, lines: list[tuple[int, int]], starts: list[int]) -> bool:
    at = bisect_right(starts, mention.span.start) - 1
    return at >= 0 and mention.span.start < lines[at][1]


def _known_words(mention: NameMention, below: set[tuple[str, ...]], single: set[str]) -> int:
    """Return how many of the mention's first words are a name that stands elsewhere in the article.

    A given name before a surname that stands there alone counts, too: *Ana Ruiz Goes After Velm*.
    """
    for count in range(len(mention.words), 1, -1):
        if mention.words[:count] in below:
            return count
    if len(mention.words) > 1 and is_given(mention.words[0]) and mention.words[1] in single:
        return 2
    return int(mention.words[0] in single)


def _is_headline(line: str) -> bool:
    """Tell a line in title case from a sentence, by the capitals of its longer words."""
    if len(line) > HEADLINE_LENGTH:
        return False
    longer = _LONGER.findall(line)
    capital = sum(word[0].isupper() for word in longer)
    return len(longer) > 2 and capital >= HEADLINE_CAPITALS * len(longer)


def _shortened(mention: NameMention, count: int, text: str) -> NameMention:
    kept = mention.words[:count]
    end = mention.span.start
    for word in kept:
        end = text.index(word, end) + len(word)
    gender = mention.gender if count > 1 or mention.title is not None else None
    return mention._replace(words=kept, span=Span(mention.span.start, end), gender=gender)
