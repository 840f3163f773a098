"""Names to persons: which names in one article belong to one bearer.

*Volodymyr Zelensky*, *Zelensky* and *Mr. Zelensky* are one; *Hillary Clinton* and *Bill Clinton* are two, and
a bare *Clinton* is the one last named in full, unless *Mr.* or *Mrs.* decides.
"""

from collections import Counter
from dataclasses import dataclass, field

from quotes.coref.names import Gender, NameMention
from quotes.lexicon import table

_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


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
        return any(m.title is not None or m.gender is not None or len(m.words) > 1 for m in self.mentions)

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
    for index, mention in enumerate(mentions):
        if len(mention.words) > 1:
            owner[index] = _place_full(bearers, mention)
    for index, mention in enumerate(mentions):
        if index not in owner:
            owner[index] = _place_short(bearers, mentions, owner, index)
    return bearers, [owner[index] for index in range(len(mentions))]


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


def _place_short(bearers: list[Bearer], mentions: list[NameMention], owner: dict[int, int], index: int) -> int:
    """Return the bearer of one word: the last spoken of who bears it, else the next, else a new one."""
    mention = mentions[index]
    word = _folded(mention.words)[0]
    fitting = [bearer for bearer in bearers if _fits(bearer, word, mention)]
    if not fitting:
        return _new(bearers, mention)
    if len(fitting) > 1:
        numbers = {bearer.number: bearer for bearer in fitting}
        before = next((owner[i] for i in range(index - 1, -1, -1) if owner.get(i) in numbers), None)
        chosen = numbers[before] if before is not None else fitting[0]
    else:
        chosen = fitting[0]
    chosen.mentions.append(mention)
    return chosen.number


def _fits(bearer: Bearer, word: str, mention: NameMention) -> bool:
    if mention.gender is not None and bearer.gender not in {None, mention.gender}:
        return False
    full = _folded(bearer.full)
    if bearer.organisation:
        return len(full) == 1 and full[0] == word or _acronym(bearer.full) == word
    if full[-1] == word or len(full) > 2 and word == full[-2] and mention.title is not None:
        return True
    return full[0] == word and mention.title is None


def _acronym(full: tuple[str, ...]) -> str:
    return "".join(name[0] for name in full if name[0].isupper()).lower()
