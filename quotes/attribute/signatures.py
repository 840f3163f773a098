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
_WORD = re.compile(r"[\w’'-]+")
# A line that names a speaker has at most so many words.
NAME_LINE_WORDS = 14


def join_stretches(text: str, stretches: list[Span], outer: list[Found]) -> list[Span]:
    """Return the paragraphs with lead-ins and signatures joined to their quotations."""
    opening = {found.marked[0].start for found in outer}
    closing = {found.marked[-1].end for found in outer}
    below = _names_stand_below(text, stretches, opening, closing)
    joined: list[Span] = []
    for stretch in stretches:
        last = joined[-1] if joined else None
        leads_in = last is not None and stretch.start in opening and text[last.end - 1] == ":"
        quoted = last is not None and last.end in closing and last.start in opening
        if last is not None and (leads_in or quoted and _signs(stretch.of(text), below=below)):
            joined[-1] = Span(last.start, stretch.end)
        else:
            joined.append(stretch)
    return joined


def _signs(line: str, *, below: bool) -> bool:
    """Tell whether a line signs the words above it: behind a dash, or as all names of the article do."""
    return _DASHED.match(line) is not None or (below and names_somebody(line))


def _names_stand_below(text: str, stretches: list[Span], opening: set[int], closing: set[int]) -> bool:
    """Tell whether this article sets names under bare quotations rather than over them."""
    bare = [i for i, stretch in enumerate(stretches) if stretch.start in opening and stretch.end in closing]
    after = sum(1 for i in bare if i + 1 < len(stretches) and names_somebody(stretches[i + 1].of(text)))
    before = sum(1 for i in bare if i and names_somebody(stretches[i - 1].of(text)))
    opens_with_name = bool(bare) and bare[0] > 0 and names_somebody(stretches[bare[0] - 1].of(text))
    return after > before or after == before and not opens_with_name


def names_somebody(line: str) -> bool:
    """Tell whether a line does nothing but name a speaker: *Ana Ruiz, 45, of Velm*."""
    if _NAMED.match(line) is None:
        return False
    found = _WORD.findall(line)
    if len(found) > NAME_LINE_WORDS:
        return False
    if "," not in line and not any(word in table("given_names") for word in found[:2]):
        return False  # a heading: *Joining Forces With China*
    return not any(word in said_forms() for word in found)
