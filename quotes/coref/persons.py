"""Names to bearers: which names in one article belong to one bearer.

*Volodymyr Zelensky*, *Zelensky* and *Mr. Zelensky* are one; *Ana Ruiz* and *Tom Ruiz* are two, and a bare
*Ruiz* is the one named most so far, unless *Mr.* or *Mrs.* decides.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from quotes.coref.bearer import Bearer, gender_by_pronouns
from quotes.coref.mentions import Gender, NameMention
from quotes.lexicon import table, words

# A misspelling stands at most so many times in an article, and has at least so many letters: the six names
# that this took for another in 420 articles of politics-train were all misspelt.
MISSPELT_TIMES = 2
MISSPELT_LETTERS = 5


@dataclass(slots=True)
class _Register:
    """The bearers so far, found by any word of their names, so that a long article stays cheap."""

    bearers: list[Bearer] = field(default_factory=list)
    by_word: defaultdict[str, dict[int, Bearer]] = field(default_factory=lambda: defaultdict(dict))
    pronouns: Counter[tuple[str, Gender]] = field(default_factory=Counter)

    def near(self, *names: str) -> list[Bearer]:
        """Return the bearers that have one of the words in their names, in the order of their numbers."""
        found = {number: bearer for name in names for number, bearer in self.by_word[name].items()}
        return [found[number] for number in sorted(found)]

    def add(self, bearer: Bearer | None, mention: NameMention) -> int:
        """Give the mention to the bearer, or to a new one; return the bearer's number."""
        if bearer is None:
            bearer = Bearer(len(self.bearers), mention.organisation)
            self.bearers.append(bearer)
        if mention.renames:
            bearer.rename(mention)
        else:
            bearer.add(mention)
        for word in _keys(mention.words):
            self.by_word[word][bearer.number] = bearer
        return bearer.number


def group_names(mentions: list[NameMention]) -> tuple[list[Bearer], list[int]]:
    """Return the bearers, and for each mention in order the number of its bearer.

    Full names are grouped first, over the whole article, so that a headline's *Ruiz* finds *Ana Ruiz*.
    """
    register = _Register()
    owner: dict[int, int] = {}
    tails = _tails(mentions)
    for index in _renamed_first(mentions):
        mention = mentions[index]
        if mention.renames and index - 1 in owner:
            owner[index] = register.add(register.bearers[owner[index - 1]], mention)
        elif not (mention.renames or _is_short(mention, tails)):
            owner[index] = register.add(_same_full(register, mention), mention)
    rare = Counter(mention.words for mention in mentions)
    register.pronouns = Counter((_folded(each.words)[-1], each.pronoun) for each in mentions if each.pronoun)
    surnames = _index_surnames(register.bearers)
    for index, mention in enumerate(mentions):
        if index not in owner:
            bearer = _bearer_of_short(register, mention)
            if mention.renames:
                bearer = register.bearers[owner[index - 1]]
            elif bearer is None and rare[mention.words] <= MISSPELT_TIMES:
                bearer = _misspelt(surnames, mention)
            owner[index] = register.add(bearer, mention)
    return register.bearers, [owner[index] for index in range(len(mentions))]


def _renamed_first(mentions: list[NameMention]) -> list[int]:
    """Return the numbers of the names in order, but first the pairs that tell of another name of somebody's.

    So a name of another time is known wherever it stands.
    """
    behind = (*(mention.renames for mention in mentions[1:]), False)
    return sorted(range(len(mentions)), key=lambda index: not (mentions[index].renames or behind[index]))


def _index_surnames(bearers: list[Bearer]) -> dict[tuple[str, int], list[Bearer]]:
    """Return the people who are surely people, by the first letter and the length of their surname."""
    index: defaultdict[tuple[str, int], list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        if len(bearer.full) > 1 and bearer.gender is not None and bearer.is_person:
            surname = _folded(bearer.full)[-1]
            index[surname[0], len(surname)].append(bearer)
    return index


def _misspelt(surnames: dict[tuple[str, int], list[Bearer]], mention: NameMention) -> Bearer | None:
    """Return the one person whose surname is a letter off: *Feldman* for *Feldmann*."""
    (word,) = _folded(mention.words)[-1:]
    if len(mention.words) > 1 or mention.organisation or mention.located or len(word) < MISSPELT_LETTERS:
        return None
    near = [
        bearer
        for length in (len(word) - 1, len(word), len(word) + 1)
        for bearer in surnames.get((word[0], length), ())
        if _is_one_letter_off(word, _folded(bearer.full)[-1])
    ]
    return near[0] if len(near) == 1 else None


def _is_one_letter_off(one: str, other: str) -> bool:
    """Tell whether a letter is left out, added, wrong, or two are swapped; a final s is another word."""
    if one.rstrip("s") == other.rstrip("s"):
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, their = one[same:], other[same:]
    swapped = rest[:2] == their[1::-1] and rest[2:] == their[2:]
    return swapped or rest[1:] == their[1:] or rest[1:] == their or rest == their[1:]


def _tails(mentions: list[NameMention]) -> set[tuple[str, ...]]:
    """Return the last words, two or more, of the names that are longer than those."""
    long = {mention.words for mention in mentions if len(mention.words) > 2}
    return {names[cut:] for names in long for cut in range(1, len(names) - 1)}


def _is_short(mention: NameMention, tails: set[tuple[str, ...]]) -> bool:
    """Tell a surname (*Ruiz Marin*, *De Groot*) from a full name that has a given name before it."""
    if len(mention.words) == 1:
        return True
    return mention.words[0].lower() in words("name_particles") or mention.words in tails


def _same_full(register: _Register, mention: NameMention) -> Bearer | None:
    names = _folded(mention.words)
    for bearer in register.near(names[0], names[-1]):
        if bearer.organisation == mention.organisation and _is_same(bearer, mention):
            return bearer
    return None


def _is_same(bearer: Bearer, mention: NameMention) -> bool:
    one, other = _folded(bearer.full), _folded(mention.words)
    if _is_junior(bearer, mention):
        return False
    if one == other or mention.words in bearer.others:
        return True
    if mention.organisation or len(one) < 2 or len(other) < 2:
        return False
    if one[-1] != other[-1] and not _leaves_out_last(one, other):
        return False
    return _may_be_one_given(one[0], other[0])


def _is_junior(bearer: Bearer, mention: NameMention) -> bool:
    """Tell whether a name with *Jr.* is of another than who was named in full without: *Tom Lind Jr.*

    Who has it himself is named with it first, but for a headline, and no more shortly than before.
    """
    if not _has_suffix(mention.words):
        return False
    plain = [each for each in bearer.mentions if len(each.words) > 1 and not _has_suffix(each.words)]
    long = len(_folded(mention.words))
    return len(plain) == len(bearer.mentions) and any(
        not each.headline and len(each.words) >= long for each in plain
    )


def _has_suffix(names: tuple[str, ...]) -> bool:
    return table("name_suffixes").get(names[-1].lower().rstrip(".")) == "generation"


def _leaves_out_last(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one name lacks the other's second surname: *Enrique Peña* and *Enrique Peña Nieto*."""
    short, long = sorted((one, other), key=len)
    return len(long) > 2 and len(short) == 2 and long[:2] == short


def _may_be_one_given(one: str, other: str) -> bool:
    """Tell whether two given names may be one: the same, an initial, a short form (*Bill*, *William*)."""
    if one == other or one[0] == other[0] and 1 in {len(one), len(other)}:
        return True
    short = table("nicknames")
    return other in short.get(one, "").split() or one in short.get(other, "").split()


@lru_cache(maxsize=10_000)
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    folded = tuple(name.lower().replace("’", "'").rstrip(".") for name in names)
    return tuple(name for name in folded if name not in words("name_suffixes")) or folded


@lru_cache(maxsize=10_000)
def _keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words by which a bearer of a name is found."""
    return (*_folded(names), _acronym(names))


def _bearer_of_short(register: _Register, mention: NameMention) -> Bearer | None:
    """Return whom a surname or given name means: of several, the one named most before, then the nearer."""
    short = _folded(mention.words)
    fitting = [bearer for bearer in register.near(*short) if _fits(bearer, mention, short)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    if _has_suffix(mention.words):
        fitting = [bearer for bearer in fitting if _has_suffix(bearer.full)] or fitting
    if mention.title is None:
        told = _gender_of_surname(register, short[-1])
        fitting = [bearer for bearer in fitting if told is None or bearer.gender in {None, told}] or fitting

    def weight(bearer: Bearer) -> tuple[bool, bool, int, int]:
        before = [place for place in _places_named(bearer, short[-1]) if place < mention.span.start]
        last = max(before, default=-bearer.mentions[0].span.start)
        titled = mention.title is not None and any(other.title == mention.title for other in bearer.mentions)
        return _folded(bearer.full)[-1] == short[-1], titled, len(before), last

    return max(fitting, key=weight)


def _gender_of_surname(register: _Register, surname: str) -> Gender | None:
    """Return what the pronouns behind a surname tell where two people share it, if they agree."""
    return gender_by_pronouns(register.pronouns[surname, "male"], register.pronouns[surname, "female"])


def _places_named(bearer: Bearer, name: str) -> list[int]:
    """Return where the bearer is called by a name: who goes by *Tom* is less likely the next *Ruiz*."""
    return [other.span.start for other in bearer.mentions if _folded(other.words)[-1] == name]


def _fits(bearer: Bearer, mention: NameMention, short: tuple[str, ...]) -> bool:
    if mention.gender is not None and bearer.gender not in {None, mention.gender}:
        return False
    full = _folded(bearer.full)
    if bearer.organisation:
        tail = full[-len(short) :] == short and full[-1] in words("organisation_nouns")
        return tail or full == short or _acronym(bearer.full) == short[0]
    if any(_folded(other)[-len(short) :] == short for other in bearer.others):
        return True
    if full[-len(short) :] == short or len(full) > 2 and short[-1] == full[-2] and mention.title is not None:
        return True
    by_given_name = mention.title is None or mention.title in words("regnal_titles")  # *Prince Omar*
    return full[0] == short[0] and len(short) == 1 and by_given_name


def _acronym(names: tuple[str, ...]) -> str:
    """Return the first letters of a body's capital words: *Harbour Safety Board* → *hsb*."""
    return "".join(name[0] for name in names if name[0].isupper()).lower() if len(names) > 1 else ""
