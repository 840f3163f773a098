"""Lines that belong to the quotation beside them: a lead-in above, a signature below.

*Ruiz replied:* and the words in the next paragraph; the words, and below them *— Ana Ruiz, mayor of Velm*.
"""

import re

from quotes.find.quotation import Found
from quotes.lexicon import table
from quotes.saying import said_forms
from quotes.span import Span

_DASHED = re.compile(r"[-–—―]{1,2}\s?[A-Z@][^\n]{1,200}$")
_NAMED = re.compile(
    r"(?:The )?[A-Z][\w.’'-]*(?:,? (?:[A-Z(@][\w.’'-]*|of|the|and|for|de|van|\d+))+[^\n“”\"]{0,60}$"
)
# A line that names a speaker has at most so many words.
NAME_LINE_WORDS = 14


def join_stretches(text: str, stretches: list[Span], outer: list[Found]) -> list[Span]:
    """Return the paragraphs with lead-ins and signatures joined to their quotations."""
    opening = {found.marked[0].start for found in outer}
    closing = {found.marked[-1].end for found in outer}
    below = _names_stand_below(text, stretches, opening, closing)
    joined: list[Span] = []
    for stretch in stretches:
        words = stretch.of(text)
        leads_in = bool(joined) and stretch.start in opening and joined[-1].of(text).endswith(":")
        signs = _DASHED.match(words) is not None or below and names_somebody(words)
        if leads_in or signs and joined and joined[-1].end in closing and joined[-1].start in opening:
            joined[-1] = Span(joined[-1].start, stretch.end)
        else:
            joined.append(stretch)
    return joined


def _names_stand_below(text: str, stretches: list[Span], opening: set[int], closing: set[int]) -> bool:
    """Tell whether this article sets names under bare quotations rather than over them."""
    bare = [i for i, stretch in enumerate(stretches) if stretch.start in opening and stretch.end in closing]
    after = sum(1 for i in bare if i + 1 < len(stretches) and names_somebody(stretches[i + 1].of(text)))
    before = sum(1 for i in bare if i and names_somebody(stretches[i - 1].of(text)))
    opens_with_name = bool(bare) and bare[0] > 0 and names_somebody(stretches[bare[0] - 1].of(text))
    return after > before or after == before and not opens_with_name


def names_somebody(line: str) -> bool:
    """Tell whether a line does nothing but name a speaker: *Ana Ruiz, 45, of Velm*."""
    found = re.findall(r"[\w’'-]+", line)
    if not found or len(found) > NAME_LINE_WORDS or _NAMED.match(line) is None:
        return False
    if "," not in line and not any(word in table("given_names") for word in found[:2]):
        return False  # a heading: *Joining Forces With China*
    return not any(word in said_forms() for word in found)
