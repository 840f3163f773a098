"""Names in an article's text: where each stands, its words without titles, and what is told of its bearer.

*Ukrainian president Volodymyr Zelensky* → words *Volodymyr Zelensky*, role *president*, gender male.
Found by capitals and word lists, without a model, so that a whole article costs little.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.lang.en.stop_words import STOP_WORDS

from quotes.lexicon import table, words
from quotes.span import Span

Gender = Literal["female", "male"]

_UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
_STOPPED = r"(?:Mrs?|Ms|Dr|Sens?|Govs?|Reps?|Gen|Lt|Col|Capt|Cmdr|Adm|Maj|Sgt|Cpl|Prof|Rev|Hon|Supt|Pres|Fr|St|Jr|Sr|Cllr|Amb)\."
_CAPITAL = rf"(?:{_STOPPED}|(?:[{_UPPER}]\.)+|[{_UPPER}][^\W\d_]*(?:[’'-](?=[^\W\d_]{{2}})[^\W\d_]+)*)"
_PARTICLE = r"(?:de|del|della|der|den|van|von|bin|ibn|al|el|la|le|da|das|dos|di|du|af|zu|ter|ten)"
_NICKNAME = rf"(?:[ \u00a0][“\"‘'(](?:{_CAPITAL}[ \u00a0]?){{1,2}}[”\"’')])?"
_SEQUENCE = re.compile(
    rf"(?<![\w@#.’'-])(?:al-)?{_CAPITAL}(?:{_NICKNAME}[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}(?:al-|el-)?{_CAPITAL})*"
)
_EXTENSION = re.compile(rf"(?:[ \u00a0](?:of|for|on|and)(?:[ \u00a0]the)?(?:[ \u00a0]{_CAPITAL})+)+")
_SENTENCE_START = re.compile(r"(?:^|[.?!:”’\"]\s*|\n)$")
_AGE = re.compile(r"^,? \(?\d{1,3}\)?,")
_APPOSITION = re.compile(r"^,? \(?[^,.;:()“”\"\n]{3,90}")
_OWNED = re.compile(
    r"(?:['’]s?)?[ \u00a0](?:[a-z]+[ \u00a0])?(campaign|administration|camp)\b(?![ \u00a0](?:manager|chairman|chair|spokes|aide|chief|director|advis|trail|official))"
)
_MODIFIER = re.compile(
    rf"(?:['’]s?)?(?:[ \u00a0][a-z-]+){{0,4}}[ \u00a0](?:manager|director|chairman|chairwoman|chair|spokesman|spokeswoman|spokesperson|aide|adviser|advisor|official|strategist|supporter|ally|lawyer|attorney|chief|secretary|president|minister|running mate|wife|husband|son|daughter|brother|sister|father|mother|niece|nephew)[ \u00a0][{_UPPER}]"
)
_OFFICE = re.compile(r"\b(?:CEO|chief|director|head|president|minister|secretary|chair|chairman|chairwoman|leader|mayor|governor|speaker|coach|spokesman|spokeswoman|editor|member|founder)[ \u00a0](?:of|for|at)[ \u00a0](?:the[ \u00a0])?$", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_LOCATED = re.compile(r"\b(?:in|at|near|outside|across|into|around)\s$", re.IGNORECASE)
_SET_OFF = re.compile(r"\b(?:the|his|her|their|its|our|my|an?|[^\W\d_]+['’]s)[ \u00a0]((?:[^\W\d_]+[ \u00a0]?){1,4})(?:of[^,.;:]{1,30})?,[ \u00a0]$", re.IGNORECASE)
_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]*[ \u00a0]){1,6}$")
# A line is a headline in title case where this share of its longer words begins with a capital, and it has at
# most so many characters.
HEADLINE_LENGTH = 200
# The noun for a human stands among so many words behind a name's comma.
ROLE_WORDS = 7
HEADLINE_CAPITALS = 0.7
PARTIES = {"republican", "democrat", "liberal", "conservative", "socialist"}


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name in the text. `words` are the name's own, `roles` the nouns that the text hangs on it."""

    span: Span
    words: tuple[str, ...]
    title: str | None
    gender: Gender | None
    organisation: bool
    roles: tuple[str, ...] = ()
    definite: bool = False
    located: bool = False
    modifier: bool = False


def find_names(text: str) -> list[NameMention]:
    """Return the names of `text` in order, in quoted words and out of them."""
    found = [
        mention
        for match in _SEQUENCE.finditer(text)
        for mention in _mentions(text, match.start(), match.end())
    ]
    return _mend_headlines(text, found)


def _mend_headlines(text: str, found: list[NameMention]) -> list[NameMention]:
    """Cut names that run into other capitals of a headline (*Ana Ruiz Slams Harbour Tax*) by the names elsewhere."""
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
        elif len(mention.words) <= 2 or mention.organisation:
            mended.append(mention)
    return mended


def _within(mention: NameMention, lines: list[tuple[int, int]], starts: list[int]) -> bool:
    at = bisect_right(starts, mention.span.start) - 1
    return at >= 0 and mention.span.start < lines[at][1]


def _known_words(mention: NameMention, below: set[tuple[str, ...]], single: set[str]) -> int:
    """Return how many of the mention's first words are a name that stands elsewhere in the article."""
    for count in range(len(mention.words), 1, -1):
        if mention.words[:count] in below:
            return count
    return int(mention.words[0] in single)


def _is_headline(line: str) -> bool:
    """Tell a line in title case from a sentence, by the capitals of its longer words."""
    longer = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    capital = sum(word[0].isupper() for word in longer)
    return len(longer) > 2 and len(line) <= HEADLINE_LENGTH and capital >= HEADLINE_CAPITALS * len(longer)


def _shortened(mention: NameMention, count: int, text: str) -> NameMention:
    kept = mention.words[:count]
    end = mention.span.start
    for word in kept:
        end = text.index(word, end) + len(word)
    return replace(mention, words=kept, span=Span(mention.span.start, end))


def _mentions(text: str, start: int, end: int) -> Iterator[NameMention]:
    tokens = [(m.group(), start + m.start()) for m in re.finditer(r"[^\s\u00a0]+", text[start:end])]
    tokens = _before_day(_without_openers(tokens))
    if not tokens or all(_is_stop(word) for word, _ in tokens):
        return
    title, named = _split_title(tokens, held=_OFFICE.search(text, max(0, tokens[0][1] - 30), tokens[0][1]) is not None)
    if not named or title is None and _is_bare_title(text, named):
        return
    mention = _mention(text, named, title, tokens)
    yield mention
    if (owned := _owned_body(text, mention)) is not None:
        yield owned


def _is_bare_title(text: str, named: list[tuple[str, int]]) -> bool:
    """Tell *President* or *Commission* alone from *Commission on Presidential Debates*."""
    end = named[-1][1] + len(named[-1][0])
    return all(_is_title_word(word) for word, _ in named) and _EXTENSION.match(text, end) is None


def _owned_body(text: str, mention: NameMention) -> NameMention | None:
    """Return the body in *Donald Trump’s campaign*, *the Trump campaign*: a mention of its own."""
    match = _OWNED.match(text, mention.span.end)
    if match is None or mention.organisation or mention.located:
        return None
    names = (mention.words[-1], match.group(1))
    return NameMention(Span(mention.span.start, match.end()), names, None, None, True, definite=True)


def _is_title_word(word: str) -> bool:
    """Tell a title or a job (*Mayor*, *Spokesman*) from a given name that is spelt like one (*Bill*)."""
    lower = word.lower().rstrip(".")
    if lower in table("titles"):
        return True
    return (
        lower in words("human_nouns")
        and word not in table("given_names")
        and lower not in words("document_nouns")
    )


def _before_day(tokens: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Cut *New Hampshire Monday* before the day."""
    cut = next(
        (i for i, (word, _) in enumerate(tokens) if i and word.lower().rstrip(".") in words("day_words")),
        len(tokens),
    )
    return tokens[:cut]


def _without_openers(tokens: list[tuple[str, int]]) -> list[tuple[str, int]]:
    while (
        tokens and _is_stop(tokens[0][0]) and not (len(tokens) > 1 and tokens[0][0] in table("given_names"))
    ):
        tokens = tokens[1:]
    return tokens


def _is_stop(word: str) -> bool:
    lower = word.lower().rstrip(".")
    adverb = len(lower) > 6 and lower.endswith("ly") and word not in table("given_names")
    return lower in STOP_WORDS or lower in words("name_openers") or adverb


def _split_title(tokens: list[tuple[str, int]], *, held: bool) -> tuple[str | None, list[tuple[str, int]]]:
    """Part *Republican nominee Gov.* from *Mike Pence*; the title is the last word of the first part.

    Words of a body before a title belong to the title: *White House Press Secretary Josh Earnest*.
    """
    plain = [word.lower().rstrip(".") for word, _ in tokens]
    cut = 0
    for index in range(len(tokens) - 1):
        party = plain[index] in PARTIES and tokens[index + 1][0] not in table("given_names")
        if not party and _is_title_word(tokens[index][0]):
            cut = index + 1
    given = _given_inside(tokens, plain)
    if given > cut:
        return plain[given - 1], tokens[given:]
    if any(word in words("organisation_nouns") for word in plain[max(1, cut) :]):
        return _body_before_name(tokens, plain, held)
    if (
        cut == 0
        and len(tokens) > 2
        and tokens[0][0] not in table("given_names")
        and tokens[1][0] in table("given_names")
    ):
        return None, tokens[1:]
    return (plain[cut - 1] if cut else None), tokens[cut:]


def _given_inside(tokens: list[tuple[str, int]], plain: list[str]) -> int:
    """Return where a given name begins the last two or three words of a long run: *Senate Minority Whip Dick Durbin*."""
    for index in range(2, len(tokens) - 1):
        rest = plain[index + 1 :]
        if tokens[index][0] in table("given_names") and len(rest) <= 2 and not set(plain[index:]) & words("organisation_nouns"):
            before = tokens[index - 1][0]
            return 0 if before in table("given_names") or re.fullmatch(r"[A-Z]\.", before) else index
    return 0


def _body_before_name(
    tokens: list[tuple[str, int]], plain: list[str], held: bool
) -> tuple[str | None, list[tuple[str, int]]]:
    """Part *House* from *Newt Gingrich* where the two run together (*Speaker of the House Newt Gingrich*)."""
    last = max(index for index, word in enumerate(plain) if word in words("organisation_nouns"))
    rest = tokens[last + 1 :]
    if len(rest) == 2 and (rest[0][0] in table("given_names") and last < 2 or held):
        return plain[last], rest
    return None, tokens


def _mention(
    text: str, named: list[tuple[str, int]], title: str | None, tokens: list[tuple[str, int]]
) -> NameMention:
    start, end = named[0][1], named[-1][1] + len(named[-1][0])
    plain = [word for word, _ in named]
    quoted = {word for word in plain if word[0] in "“\"‘'("}
    plain = [word for word in plain if word not in quoted]
    organisation = title is None and any(word.lower() in words("organisation_nouns") for word in plain)
    if organisation and (more := _EXTENSION.match(text, end)):
        end = more.end()
        plain = text[start:end].split()
    before = text[max(0, tokens[0][1] - 60) : tokens[0][1]]
    definite = before.rstrip().lower().endswith(("the", " a", " an"))
    gender = _gender(plain, title)
    roles = _roles(before, [word for word, _ in tokens[: len(tokens) - len(named)]], text[end : end + 100])
    person = title is not None or plain[0] in table("given_names")
    return NameMention(
        span=Span(start, end),
        words=tuple(plain),
        title=title,
        gender=None if organisation else gender or _gender_of_roles(roles),
        organisation=organisation or (definite and not person and len(plain) > 1),
        roles=roles,
        definite=definite,
        modifier=_MODIFIER.match(text, end) is not None,
        located=title is None
        and (plain[0].lower() in words("place_openers") or _LOCATED.search(before) is not None),
    )


def _gender(plain: list[str], title: str | None) -> Gender | None:
    told = table("titles").get(title or "") or (
        table("given_names").get(plain[0]) if len(plain) > 1 else None
    )
    if told is None and len(plain) > 2 and re.fullmatch(r"[A-Z]\.", plain[0]):
        told = table("given_names").get(plain[1])
    return "female" if told == "female" else "male" if told == "male" else None


def _gender_of_roles(roles: tuple[str, ...]) -> Gender | None:
    """Return the gender that the nearest role noun tells: *their mother, Eudora*."""
    told = table("gendered_nouns").get(roles[0]) if roles else None
    return "female" if told == "female" else "male" if told == "male" else None


def _roles(before: str, titles: list[str], after: str) -> tuple[str, ...]:
    """Return the nouns for people that stand beside a name: *US president* X, X*, director of the port*."""
    beside = [word.lower().rstrip(".") for word in titles]
    if (leading := _BEFORE.search(before)) is not None:
        beside += _role_words(re.findall(r"[\w’'-]+", leading.group())[::-1])
    elif (set_off := _SET_OFF.search(before)) is not None:
        beside += _role_words(re.findall(r"[\w’'-]+", set_off.group(1))[::-1])
    if (apposition := _APPOSITION.match(after)) is not None and apposition.group()[0] == ",":
        beside += _apposed_role([word.lower() for word in re.findall(r"[\w’'-]+", apposition.group())])
    return tuple(dict.fromkeys(word for word in beside if word))


def _apposed_role(following: list[str]) -> list[str]:
    """Return the words up to the noun for a human in *…, the Republican attorney general of Oklahoma,*."""
    heads = [index for index, word in enumerate(following[:ROLE_WORDS]) if word in words("human_nouns")]
    return following[: heads[-1] + 1][::-1] if heads else []


def _role_words(backwards: list[str]) -> list[str]:
    """Return the words of a role right before a name (*White House spokeswoman*), nearest first."""
    if not backwards or backwards[0].lower() not in words("human_nouns"):
        return []
    role = []
    for word in backwards:
        if word.lower() in STOP_WORDS or word.lower() in {"the", "a", "an", "s"}:
            break
        role.append(word.lower())
    return role
