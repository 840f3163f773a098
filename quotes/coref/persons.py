"""Names to persons: which names in one article belong to one bearer.

*Volodymyr Zelensky*, *Zelensky* and *Mr. Zelensky* are one; *Hillary Clinton* and *Bill Clinton* are two, and
a bare *Clinton* is the one last named in full, unless *Mr.* or *Mrs.* decides.
"""

from collections import Counter
from dataclasses import dataclass, field

from quotes.coref.names import Gender, NameMention
from quotes.lexicon import table, words

_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
PARTICLES = {
    "de",
    "del",
    "della",
    "di",
    "du",
    "da",
    "dos",
    "la",
    "le",
    "van",
    "von",
    "der",
    "den",
    "al",
    "el",
    "bin",
    "ibn",
}


@dataclass(slots=True)
class Bearer:
    """All names of one bearer while an article is read; `Person` is the value that it becomes."""

    number: int
    mentions: list[NameMention] = field(default_factory=list)
    organisation: bool = False

    @property
    def full(self) -> tuple[str, ...]:
        """The words of the fullest name: most words, then the earliest."""
        return max((mention.words for mention in self.mentions), key=len)

    @property
    def name(self) -> str:
        """The fullest name as one string, *the* and possessives left out."""
        return " ".join(self.full).replace("\u00a0", " ")

    @property
    def gender(self) -> Gender | None:
        """What titles and given names tell, the more frequent where they differ."""
        told = Counter(mention.gender for mention in self.mentions if mention.gender is not None)
        return told.most_common(1)[0][0] if told else None

    @property
    def is_person(self) -> bool:
        """Tell whether anything speaks for a human: a title, a given name, two words that are no body's."""
        if self.organisation:
            return False
        told = any(m.title is not None or m.gender is not None for m in self.mentions)
        if not told and 2 * sum(m.located for m in self.mentions) >= len(self.mentions):
            return False
        return any(m.title is not None or m.gender is not None or len(m.words) > 1 for m in self.mentions)

    @property
    def may_be_body(self) -> bool:
        """Tell whether nothing speaks for a human: no title, given name, role or surname used alone."""
        if self.organisation:
            return True
        surname = len(self.full) > 1 and any(len(m.words) == 1 and m.words[0] == self.full[-1] for m in self.mentions)
        told = any(m.title is not None or m.gender is not None for m in self.mentions)
        return not (surname or told or self.roles & words("human_nouns"))

    @property
    def roles(self) -> set[str]:
        """All role words that the article hangs on the bearer."""
        return {role for mention in self.mentions for role in mention.roles}


def group_names(mentions: list[NameMention]) -> tuple[list[Bearer], list[int]]:
    """Return the bearers, and for each mention in order the number of its bearer.

    Full names are grouped first, over the whole article, so that a headline's *Cruz* finds *Ted Cruz*.
    """
    bearers: list[Bearer] = []
    owner: dict[int, int] = {}
    longest = {mention.words for mention in mentions if len(mention.words) > 2}
    for index, mention in enumerate(mentions):
        if not _is_short(mention, longest):
            owner[index] = _place_full(bearers, mention)
    for index, mention in enumerate(mentions):
        if index not in owner:
            owner[index] = _place_short(bearers, mentions, owner, index)
    return bearers, [owner[index] for index in range(len(mentions))]


def _is_short(mention: NameMention, longest: set[tuple[str, ...]]) -> bool:
    """Tell a surname (*Guajardo Villarreal*, *De Blasio*) from a full name that has a given name before it."""
    if len(mention.words) == 1:
        return True
    if mention.words[0].lower() in PARTICLES and len(mention.words) == 2:
        return True
    return any(
        full[-len(mention.words) :] == mention.words for full in longest if len(full) > len(mention.words)
    )


def _place_full(bearers: list[Bearer], mention: NameMention) -> int:
    for bearer in bearers:
        if bearer.organisation == mention.organisation and _same_full(bearer, mention):
            bearer.mentions.append(mention)
            return bearer.number
    return _new(bearers, mention)


def _new(bearers: list[Bearer], mention: NameMention) -> int:
    bearers.append(Bearer(len(bearers), [mention], mention.organisation))
    return bearers[-1].number


def _same_full(bearer: Bearer, mention: NameMention) -> bool:
    one, other = _folded(bearer.full), _folded(mention.words)
    if one == other:
        return True
    if mention.organisation or len(one) < 2 or len(other) < 2:
        return False
    if one[-1] != other[-1] and not _suffix_of(one, other):
        return False
    return _compatible_given(one[0], other[0])


def _suffix_of(one: list[str], other: list[str]) -> bool:
    """Tell whether one name's words end in the other's last: *Peña* in *Enrique Peña Nieto*."""
    return len(one) > 2 and len(other) == 2 and one[:2] == other


def _compatible_given(one: str, other: str) -> bool:
    if one == other or one[0] == other[0] and (len(one) == 1 or len(other) == 1):
        return True
    short = table("nicknames")
    return other in short.get(one, "").split() or one in short.get(other, "").split()


def _folded(names: tuple[str, ...]) -> list[str]:
    plain = [name.lower().replace("’", "'").rstrip(".") for name in names]
    return [name for name in plain if name not in _SUFFIXES] or plain


def _place_short(
    bearers: list[Bearer], mentions: list[NameMention], owner: dict[int, int], index: int
) -> int:
    """Return the bearer of one word: the last spoken of who bears it, else the next, else a new one."""
    mention = mentions[index]
    fitting = [bearer for bearer in bearers if _fits(bearer, mention)]
    if not fitting:
        return _new(bearers, mention)
    chosen = fitting[0] if len(fitting) == 1 else _chosen(fitting, mentions, owner, index)
    chosen.mentions.append(mention)
    return chosen.number


def _chosen(fitting: list[Bearer], mentions: list[NameMention], owner: dict[int, int], index: int) -> Bearer:
    """Return the bearer whom a shared surname means: the one named most so far, the nearer of two alike."""
    place = mentions[index].span.start

    def weight(bearer: Bearer) -> tuple[int, int, int]:
        before = [mention.span.start for mention in bearer.mentions if mention.span.start < place]
        fits_surname = _folded(bearer.full)[-1] == _folded(mentions[index].words)[-1]
        return (fits_surname, len(before), max(before, default=-bearer.mentions[0].span.start))

    return max(fitting, key=weight)


def _fits(bearer: Bearer, mention: NameMention) -> bool:
    if mention.gender is not None and bearer.gender not in {None, mention.gender}:
        return False
    full, short = _folded(bearer.full), _folded(mention.words)
    if bearer.organisation:
        return full == short or _acronym(bearer.full) == short[0]
    if full[-len(short) :] == short or len(full) > 2 and short[-1] == full[-2] and mention.title is not None:
        return True
    return full[0] == short[0] and len(short) == 1 and mention.title is None


def _acronym(full: tuple[str, ...]) -> str:
    return "".join(name[0] for name in full if name[0].isupper()).lower()
