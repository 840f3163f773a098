"""Names in an article's text: where each stands, its words without titles, and what is told of its bearer.

*Ukrainian president Volodymyr Zelensky* → words *Volodymyr Zelensky*, role *president*, gender male.
Found by capitals and word lists, without a model, so that a whole article costs little.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

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
from quotes.coref.titles import Token, is_given, is_title_or_body, plain, split_title
from quotes.lexicon import table, words
from quotes.nlp import stop_words
from quotes.span import Span

__all__ = ["Gender", "NameMention", "find_names"]

# An adverb that opens a sentence (*Interestingly*) has more letters than this.
ADVERB_LETTERS = 6
# Answers about so many words are remembered.
REMEMBERED = 10_000

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
_PARTY_AND_PLACE = re.compile(rf"[DIR]-[{_UPPER}]")  # *(D-Velm)*
_SPACED = re.compile(_SPACE)
_TOKEN = re.compile(r"[^\s\u00a0]+")
_OF_MORE = re.compile(rf"(?:{_SPACE}(?:(?:of|for|on)(?:{_SPACE}the)?|and)(?:{_SPACE}{_CAPITAL})+)+")
_OWNED = re.compile(rf"(?:['’]s?)?((?:{_SPACE}[a-z]+){{1,3}})\b")
# *Ruiz left for her boat*: no other name stands between.
_PRONOUN_BEHIND = re.compile(rf"[^{_UPPER}.!?\n“”\"]{{1,80}}?\b(?:(?:he|him|his)|(she|hers?))\b")
_HERSELF = re.compile(rf",?{_SPACE}(?:himself|(herself))\b")
_NOT = ("’t", "'t")  # *Don’t*
_ASKS = re.compile(rf"{_SPACE}(?:I|it|he|she|they|we|you|the|an?|this|that|there|[{_UPPER}]\w+)\b")
_ARTICLES = {"A", "An", "The"}
# Letters of the longest word for a place, the space behind and what stands before it.
LOCATING = len("outside") + 2
_CONTRACTED = re.compile(r"['’](?:ve|re|ll)$")
_LOCATED = re.compile(r"\b(?:in|at|near|outside|across|into|around)\s$", re.IGNORECASE)


def find_names(text: str) -> list[NameMention]:
    """Return the names of `text` in order, in quoted words and out of them."""
    surnames = _adverb_like_surnames(text)
    read = {run: list(_mentions(text, *run, surnames)) for run in _runs(text)}
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
    return frozenset(word for word in last if _opens(word) or is_title_or_body(word))


def _adverb_like_surnames(text: str) -> frozenset[str]:
    """Return the surnames that look like adverbs and stand behind a given name somewhere: *Reilly*."""
    return frozenset(
        surname for given, surname in _GIVEN_AND_ADVERB.findall(text) if is_given(given) and not _opens(given)
    )


def _mentions(text: str, start: int, end: int, surnames: frozenset[str]) -> Iterator[NameMention]:
    """Yield the name in one run of capitals, and the body that it owns, if any."""
    run = text[start:end]
    if run not in surnames and _SPACED.search(run) is None and _opens(run):
        return  # as do most runs of one word
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(text, start, end)]
    if len(tokens) > 1 or tokens[0][0] not in surnames:
        tokens = _before_day(_without_openers(tokens, surnames))
    elif _ASKS.match(text, end):
        return  # *Will it rain?* beside *Tom Will*
    if tokens and _PARTY_AND_PLACE.match(tokens[0][0]):
        return
    if not tokens or all(_opens(word) and word not in surnames for word, _ in tokens):
        return
    first = tokens[0][1]
    title, named = split_title(tokens, holds_office=holds_office(text[max(0, first - REACH) : first]))
    bare = title is None and _is_bare_title(text, named) and named[0][0] not in surnames
    if not named or bare:
        return
    mention = _mention(text, named, title, tokens)
    yield mention
    if (owned := _owned_body(text, mention)) is not None:
        yield owned


def _is_bare_title(text: str, named: list[Token]) -> bool:
    """Tell *President* or *Commission* alone from *Commission on Harbour Safety*."""
    if not all(is_title_or_body(word) for word, _ in named):
        return False
    body = any(plain(word) in words("organisation_nouns") for word, _ in named)
    return not body or _OF_MORE.match(text, _end(named)) is None


def _end(named: list[Token]) -> int:
    return named[-1][1] + len(named[-1][0])


def _owned_body(text: str, mention: NameMention) -> NameMention | None:
    """Return the body in *Ana Ruiz’s campaign*, *the Ruiz campaign*: a mention of its own."""
    match = _OWNED.match(text, mention.span.end)
    if match is None or mention.organisation or mention.located:
        return None
    following = [(word.group(), word.end()) for word in re.finditer(r"[a-z]+", match.group(1))]
    places = [place for place, (word, _) in enumerate(following[:2]) if word in words("owned_bodies")]
    if not places or any(
        word in words("human_nouns") for word, _ in following[places[0] + 1 : places[0] + 2]
    ):
        return None  # nothing owned, or *the Ruiz campaign manager*
    noun, end = following[places[0]]
    names = (mention.words[-1], noun)
    return NameMention(Span(mention.span.start, match.start(1) + end), names, None, None, organisation=True)


def _before_day(tokens: list[Token]) -> list[Token]:
    """Cut *New Hampshire Monday* before the day."""
    days = (index for index, (word, _) in enumerate(tokens) if index and plain(word) in words("day_words"))
    return tokens[: next(days, len(tokens))]


def _without_openers(tokens: list[Token], surnames: frozenset[str]) -> list[Token]:
    while tokens and _opens(tokens[0][0]) and not (len(tokens) > 1 and _may_be_given(tokens[0][0])):
        if len(tokens) == 1 and tokens[0][0] in surnames:
            break  # *While Will rang*
        tokens = tokens[1:]
    return tokens


def _may_be_given(word: str) -> bool:
    return is_given(word) and word not in _ARTICLES


@lru_cache(maxsize=REMEMBERED)
def _opens(word: str) -> bool:
    """Tell whether a capital word only opens a sentence: *But*, *Meanwhile*, *Interestingly*."""
    if re.fullmatch(r"[A-Z]\.", word):
        return False
    lower = _CONTRACTED.sub("", plain(word))
    adverb = len(lower) > ADVERB_LETTERS and lower.endswith("ly") and not is_given(word)
    return lower in stop_words() or lower in words("name_openers") or adverb


def _mention(text: str, named: list[Token], title: str | None, tokens: list[Token]) -> NameMention:
    start, end = named[0][1], _end(named)
    names = [word for word, _ in named if word[0] not in "“\"‘'(" or word == "'t"]
    organisation = title is None and any(
        word == "&" or word.lower() in words("organisation_nouns") for word in names
    )
    if organisation and (more := _OF_MORE.match(text, end)) and not _ends_in_day(more.group()):
        end = more.end()
        names = text[start:end].split()
    before, after = text[max(0, tokens[0][1] - REACH) : tokens[0][1]], text[end : end + REACH]
    definite = before.rstrip()[-3:].lower().endswith(("the", " a", " an"))
    told = title is not None or is_given(names[0])
    organisation = organisation or not told and is_called_body(after)
    titles = [word for word, _ in tokens[: len(tokens) - len(named)]]
    roles = roles_of(before, titles, after)
    leads = definite and not told and len(names) == 1 and leads_noun(after)
    # The *Port* Authority is no place.
    opens_place = not organisation and plain(names[0]) in words("place_openers")
    gender = _gender_behind(text, end) or _gender(names, title)
    return NameMention(
        span=Span(start, end),
        words=tuple(names),
        title=title,
        gender=None if organisation else gender or gender_of(roles),
        organisation=organisation or (definite and not told and len(names) > 1),
        roles=roles,
        past_role=past_role_of(before, titles, after) if roles else None,
        pronoun=_pronoun_behind(text, end) if len(names) == 1 and title is None else None,
        modifier=leads or describes_next(after) or owns_human(after),
        located=title is None and (opens_place or _is_located(before)),
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


def _gender(names: list[str], title: str | None) -> Gender | None:
    """Return the gender that the title or the given name tells; behind an initial the next name counts."""
    initial = len(names) > 2 and re.fullmatch(r"[A-Z]\.", names[0]) is not None
    given = names[1] if initial else names[0]
    told = table("titles").get(title or "") or (table("given_names").get(given) if len(names) > 1 else None)
    return "female" if told == "female" else "male" if told == "male" else None
