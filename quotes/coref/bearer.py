"""One bearer of names while an article is read; `Person` is the value that it becomes."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from quotes.coref.mentions import Gender, NameMention
from quotes.coref.peoples import is_party, is_people
from quotes.lexicon import words

# So many pronouns right behind a name tell the gender, if they outnumber the other's two to one.
LEAST_PRONOUNS = 2


class Told(NamedTuple):
    """What a bearer's names tell, all in one, for whoever asks for it with each pronoun."""

    is_person: bool
    is_nobody: bool
    may_be_body: bool
    gender: Gender | None
    names: int


@dataclass(slots=True)
class Bearer:
    """All names of one bearer. What they tell is counted as they are added, so that asking costs nothing.

    `full` is the fullest name: most words, then the earliest. `roles` are all role words hung on the bearer,
    `present` those that are not only told of the past.
    `pronouns` are those right behind the names, by gender, as the article's discourse tells. `others` are
    names that the bearer had at another time.
    """

    number: int
    organisation: bool = False
    mentions: list[NameMention] = field(default_factory=list)
    full: tuple[str, ...] = ()
    roles: set[str] = field(default_factory=set)
    present: set[str] = field(default_factory=set)
    pronouns: Counter[Gender] = field(default_factory=Counter)
    others: list[tuple[str, ...]] = field(default_factory=list)
    _genders: Counter[Gender] = field(default_factory=Counter)
    _titles: int = 0
    _places: int = 0
    _alone: set[str] = field(default_factory=set)

    def add(self, mention: NameMention) -> None:
        """Count one more name as the bearer's."""
        self.mentions.append(mention)
        if len(mention.words) > len(self.full):
            self.full = mention.words
        self.roles.update(mention.roles)
        self.present.update(role for role in mention.roles if role != mention.past_role)
        if mention.gender is not None:
            self._genders[mention.gender] += 1
        self._titles += mention.title is not None
        self._places += mention.located
        if len(mention.words) == 1:
            self._alone.add(mention.words[0])

    def rename(self, mention: NameMention) -> None:
        """Note a name of another time: in full, if only its family name stands there."""
        given = self.full[:1] if len(mention.words) == 1 and len(self.full) > 1 else ()
        self.others.append((*given, *mention.words))

    @property
    def name(self) -> str:
        """The fullest name as one string."""
        return " ".join(self.full)

    @property
    def gender(self) -> Gender | None:
        """What titles, given names and role nouns tell, the more frequent of two; else what pronouns do."""
        if self._genders:
            return max(self._genders, key=self._genders.__getitem__)
        he, she = self.pronouns["male"], self.pronouns["female"]
        return gender_by_pronouns(he, she) if max(he, she) >= LEAST_PRONOUNS else None

    @property
    def is_person(self) -> bool:
        """Tell whether anything speaks for a human: a title, a given name, two words that are no place."""
        if self.organisation or is_party(self.full[-1]):
            return False
        if self._titles:
            return True
        if self._is_land_or_people:
            return False
        if self._genders:
            return True
        if is_people(self.full[-1]):
            return False
        return len(self.full) > 1 and not self.is_place

    @property
    def is_place(self) -> bool:
        """Tell whether the name says where rather than who: *in Velm*, *Mexico*."""
        return 2 * self._places >= len(self.mentions) or self.name.lower() in words("place_names")

    @property
    def _is_land_or_people(self) -> bool:
        """Tell a place or people by its name, whatever noun for a human stands beside it."""
        return self.name.lower() in words("place_names") or len(self.full) == 1 and is_people(self.full[0])

    @property
    def is_nobody(self) -> bool:
        """Tell whether the name is a body's, a place's, a people's or a party's: never *he* or *she*."""
        return self.organisation or self.is_place or is_party(self.full[-1]) or is_people(self.full[-1])

    @property
    def may_speak_as_body(self) -> bool:
        """Tell whether *it* may mean the bearer: no person, and no place that is no government, too."""
        return not self.is_person and (not self.is_place or self.name.lower() in words("places"))

    @property
    def may_be_body(self) -> bool:
        """Tell whether nothing speaks for a human: no title, given name, role or surname used alone."""
        if self.organisation:
            return True
        surname = len(self.full) > 1 and self.full[-1] in self._alone
        return not (surname or self._titles or self._genders or self.roles & words("human_nouns"))

    def told(self) -> Told:
        """Return what the names added so far tell."""
        return Told(self.is_person, self.is_nobody, self.may_be_body, self.gender, len(self.mentions))


def gender_by_pronouns(he: int, she: int) -> Gender | None:
    """Return the gender of the pronoun that is more than twice as frequent as the other."""
    if max(he, she) <= 2 * min(he, she):
        return None
    return "male" if he > she else "female"
