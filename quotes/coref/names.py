"""Names in an article's text: where each stands, its words without titles, and what is told of its bearer.

*Ukrainian president Volodymyr Zelensky* → words *Volodymyr Zelensky*, role *president*, gender male.
Found by capitals and word lists, without a model, so that a whole article costs little.
"""

import re
from collections.abc import Iterator
from itertools import chain

from quotes.coref.bodies import mark_bodies
from quotes.coref.headlines import mend_headlines
from quotes.coref.mentions import Gender, NameMention
from quotes.coref.renaming import mark_renamings
from quotes.coref.roles import (
    REACH,
    describes_next,
    gender_of,
    holds_office,
    is_called_body,
    leads_noun,
    owns_human,
    past_role_of,
    roles_of,
)
from quotes.coref.runs import Run, opens, read_run
from quotes.coref.titles import is_given, is_title_or_body, plain
from quotes.lexicon import words
from quotes.span import Span

__all__ = ["Gender", "NameMention", "find_names"]

_SPACE = r"[ \u00a0]"
_UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
# A word behind its capital, which leads the patterns of whole articles: they look back, in half the time.
_TITLES = "|".join(sorted(f"(?<={word[0].upper()}){word[1:]}" for word in words("stopped_titles")))
_REST = rf"(?:(?=[a-z]+\.)(?:{_TITLES})\.|\.(?:[{_UPPER}]\.)*|[^\W\d_]*(?:[’'-](?=[^\W\d_]{{2}})[^\W\d_]+)*)"
_CAPITAL = rf"(?:[{_UPPER}]{_REST})"
_PARTICLE = "(?:" + "|".join(sorted(words("name_particles"))).replace("'", "[’']") + ")"
_NICKNAME = rf"(?:{_SPACE}[“\"‘'(](?:{_CAPITAL}{_SPACE}?){{1,2}}[”\"’')])?"
_NEXT = rf"{_NICKNAME}{_SPACE}(?:{_PARTICLE}{_SPACE}|&{_SPACE}){{0,2}}(?:al-|el-)?{_CAPITAL}"
_RUN = re.compile(rf"[a{_UPPER}](?<![\w@#.’'-].)(?:(?<=a)l-{_CAPITAL}|(?<!a){_REST})(?:{_NEXT})*")
_GIVEN_AND_ADVERB = re.compile(rf"([{_UPPER}](?<![\w’'-].){_REST}){_SPACE}([{_UPPER}][\w’']*ly)\b")
_OF_MORE = re.compile(rf"(?:{_SPACE}(?:(?:of|for|on)(?:{_SPACE}the)?|and)(?:{_SPACE}{_CAPITAL})+)+")
_OWNED = re.compile(rf"(?:['’]s?)?((?:{_SPACE}[a-z]+){{1,3}})\b")
# *Ruiz left for her boat*: no other name stands between.
_PRONOUN_BEHIND = re.compile(rf"[^{_UPPER}.!?\n“”\"]{{1,80}}?\b(?:(?:he|him|his)|(she|hers?))\b")
_HERSELF = re.compile(rf",?{_SPACE}(?:himself|(herself))\b")
_NOT = ("’t", "'t")  # *Don’t*
_ASKS = re.compile(rf"{_SPACE}(?:I|it|he|she|they|we|you|the|an?|this|that|there|[{_UPPER}]\w+)\b")
# Letters of the longest word for a place, the space behind and what stands before it.
LOCATING = len("outside") + 2
_LOCATED = re.compile(r"\b(?:in|at|near|outside|across|into|around)\s$", re.IGNORECASE)


def find_names(text: str) -> list[NameMention]:
    """Return the names of `text` in order, in quoted words and out of them."""
    runs = _runs(text)
    surnames = _adverb_like_surnames(text, runs)
    read = {run: list(_mentions(text, *run, surnames)) for run in runs}
    found = _side_by_side(read)
    if more := _word_like_surnames(found) - surnames:
        again = (run for run in read if not more.isdisjoint(text[slice(*run)].split()))
        read |= {run: list(_mentions(text, *run, surnames | more)) for run in again}
        found = _side_by_side(read)
    return mark_renamings(text, mend_headlines(text, mark_bodies(text, found)))


def _runs(text: str) -> list[tuple[int, int]]:
    """Return where capital words stand in a row."""
    return [match.span() for match in _RUN.finditer(text) if not text.startswith(_NOT, match.end())]


def _side_by_side(read: dict[tuple[int, int], list[NameMention]]) -> list[NameMention]:
    """Return the mentions of the runs, in order, without those inside another: *Board of Harbour Safety*."""
    found: list[NameMention] = []
    for (start, _), mentions in read.items():
        if not found or start >= found[-1].span.end:
            found += mentions
    return found


def _word_like_surnames(found: list[NameMention]) -> frozenset[str]:
    """Return the surnames of full names that open a sentence or are jobs, too: *Tom Will*, *Ana Baker*."""
    full = (each for each in found if len(each.words) == 2 and (is_given(each.words[0]) or each.roles))
    last = (each.words[-1] for each in full)
    return frozenset(word for word in last if opens(word) or is_title_or_body(word))


def _adverb_like_surnames(text: str, runs: list[tuple[int, int]]) -> frozenset[str]:
    """Return the surnames that look like adverbs and stand behind a given name in some run: *Reilly*."""
    found = (
        _GIVEN_AND_ADVERB.findall(text, start, end + 1) for start, end in runs if "ly" in text[start:end]
    )
    return frozenset(
        surname for given, surname in chain.from_iterable(found) if is_given(given) and not opens(given)
    )


def _mentions(text: str, start: int, end: int, surnames: frozenset[str]) -> Iterator[NameMention]:
    """Yield the name in one run of capitals, and the body that it owns, if any."""
    words_of_run = text[start:end]
    if words_of_run in surnames and _ASKS.match(text, end):
        return  # *Will it rain?* beside *Tom Will*
    own = surnames.intersection(words_of_run.split()) if surnames else surnames
    run = read_run(words_of_run, own, holds_office=holds_office(text, start))
    if run is None or run.is_title and not (run.has_body and _OF_MORE.match(text, start + run.end)):
        return
    mention = _mention(text, start, run)
    yield mention
    if (owned := _owned_body(text, mention)) is not None:
        yield owned


def _owned_body(text: str, mention: NameMention) -> NameMention | None:
    """Return the body in *Ana Ruiz’s campaign*, *the Ruiz campaign*: a mention of its own."""
    match = None if mention.organisation or mention.located else _OWNED.match(text, mention.span.end)
    if match is None:
        return None
    following = match.group(1).split()
    place = next((place for place, word in enumerate(following[:2]) if word in words("owned_bodies")), None)
    if place is None or not words("human_nouns").isdisjoint(following[place + 1 : place + 2]):
        return None  # nothing owned, or *the Ruiz campaign manager*
    end = match.start(1) + sum(1 + len(word) for word in following[: place + 1])
    names = (mention.words[-1], following[place])
    return NameMention(Span(mention.span.start, end), names, None, None, organisation=True)


def _mention(text: str, at: int, run: Run) -> NameMention:
    """Return the name of a run that begins at a place, with what stands beside it."""
    first, start, end = at + run.first, at + run.start, at + run.end
    names, organisation = run.words, run.organisation
    if organisation and (more := _OF_MORE.match(text, end)) and not _ends_in_day(more.group()):
        end = more.end()
        names = tuple(text[start:end].split())
    before, after = text[max(0, first - REACH) : first], text[end : end + REACH]
    definite = not run.is_told and before.rstrip()[-3:].lower().endswith(("the", " a", " an"))
    organisation = organisation or not run.is_told and is_called_body(after)
    roles = roles_of(before, run.titles, after)
    leads = definite and len(names) == 1 and leads_noun(after)
    # The *Port* Authority is no place.
    opens_place = not organisation and run.opens_place
    return NameMention(
        span=Span(start, end),
        words=names,
        title=run.title,
        gender=None if organisation else _gender_behind(text, end) or run.gender or gender_of(roles),
        organisation=organisation or (definite and len(names) > 1),
        roles=roles,
        past_role=past_role_of(before, run.titles, after) if roles else None,
        pronoun=_pronoun_behind(text, end) if len(names) == 1 and run.title is None else None,
        modifier=leads or describes_next(after) or owns_human(after),
        located=run.title is None and (opens_place or _is_located(before)),
    )


def _ends_in_day(words_behind: str) -> bool:
    """Tell *Board on Wednesday* from *Board on Harbour Safety*."""
    return plain(words_behind.split()[-1]) in words("day_words")


def _is_located(before: str) -> bool:
    return _LOCATED.search(before, max(0, len(before) - LOCATING)) is not None


def _pronoun_behind(text: str, end: int) -> Gender | None:
    return _gender_told(_PRONOUN_BEHIND.match(text, end))


def _gender_behind(text: str, end: int) -> Gender | None:
    """Return the gender that the word right behind a name tells: *Dr. Ruiz herself*."""
    return _gender_told(_HERSELF.match(text, end))


def _gender_told(match: re.Match[str] | None) -> Gender | None:
    """Return the gender that a match tells, whose group is the woman's word."""
    if match is None:
        return None
    return "male" if match.group(1) is None else "female"
