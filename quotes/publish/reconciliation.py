"""Names from elsewhere matched with our speakers: what OpenRefine's reconciliation asks (W3C, version 0.2).

*Leavitt, K.* and *karoline leavitt* are Karoline Leavitt; so is each name that an article uses for her. A
score is 0 to 100: 100 for a name or alias, 90 where first names are initials, else how alike the letters are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from heapq import nsmallest
from typing import Any

from quotes.publish.speakers import plain_name

TYPES = {
    "person": "Person",
    "organisation": "Organisation",
    "group": "Several together",
    "document": "Document",
    "unnamed": "Not named",
}

SAME, INITIALS, _ALIKE = 100.0, 90.0, 89.0
LEAST_SCORE = 70.0
"""Below that letters agree by accident: of two common surnames a good half do."""

# Letters that open a word; a name is compared in full with those that share such an opening.
_OPENING = 3

# Names compared letter by letter for one query, some 50 microseconds each; a common first name has thousands.
_MOST_COMPARED = 300


@dataclass(frozen=True, slots=True)
class Candidate:
    """A speaker that a name may mean."""

    id: int
    name: str
    type: str
    role: str | None
    score: float
    match: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the candidate as the protocol writes it."""
        return {
            "id": str(self.id),
            "name": self.name,
            "score": round(self.score, 1),
            "match": self.match,
            "description": self.role or "",
            "type": [{"id": self.type, "name": TYPES[self.type]}],
        }


class Directory:
    """All speakers by the openings of their names' words; made once, asked for every name."""

    def __init__(self, speakers: Iterable[Mapping[str, Any]], names: Iterable[tuple[int, str]]) -> None:
        """Take speakers (id, name, type, role, quote_count) and every name or alias of each."""
        self._speakers = {speaker["id"]: speaker for speaker in speakers}
        self._by_opening: dict[str, set[tuple[int, str]]] = {}
        for id_, name in names:
            plain = plain_name(name)
            for word in plain.split():
                self._by_opening.setdefault(word[:_OPENING], set()).add((id_, plain))

    def candidates(self, name: str, *, kind: str | None = None, limit: int = 10) -> list[Candidate]:
        """Return whom the name may mean, the likeliest first; a match has no rival."""
        wanted = plain_name(_turned(name))
        scores: dict[int, float] = {}
        for id_, plain in self._nearest(wanted, kind):
            scores[id_] = max(scores.get(id_, 0.0), score(wanted, plain))
        found = [self._candidate(id_, points) for id_, points in scores.items() if points >= LEAST_SCORE]
        found.sort(key=lambda each: (-each.score, -self._speakers[each.id]["quote_count"], each.id))
        return [_decided(each, found) for each in found[:limit]]

    def _nearest(self, wanted: str, kind: str | None) -> list[tuple[int, str]]:
        """Return the names that share most openings with the wanted one, then those of like length."""
        shared = Counter(
            each
            for opening in {word[:_OPENING] for word in wanted.split()}
            for each in self._by_opening.get(opening, ())
            if kind is None or self._speakers[each[0]]["type"] == kind
        )
        return nsmallest(
            _MOST_COMPARED, shared, key=lambda each: (-shared[each], abs(len(each[1]) - len(wanted)), each)
        )

    def beginning(self, prefix: str, *, limit: int = 10) -> list[Candidate]:
        """Return speakers with a name in which a word begins so, the most quoted first."""
        wanted = plain_name(prefix)
        if not wanted:
            return []
        first = wanted.split()[0][:_OPENING]
        near = [
            each for opening, names in self._by_opening.items() if opening.startswith(first) for each in names
        ]
        ids = {id_ for id_, plain in near if f" {wanted}" in f" {plain}"}
        ranked = sorted(ids, key=lambda id_: (-self._speakers[id_]["quote_count"], id_))
        return [self._candidate(id_, SAME) for id_ in ranked[:limit]]

    def _candidate(self, id_: int, points: float) -> Candidate:
        speaker = self._speakers[id_]
        return Candidate(id_, speaker["name"], speaker["type"], speaker["role"], points)


def score(wanted: str, known: str) -> float:
    """Return how near two plain names are, 0 to 100."""
    if wanted == known:
        return SAME
    if _is_shortened(wanted.split(), known.split()) or _is_shortened(known.split(), wanted.split()):
        return INITIALS
    one, other = (" ".join(sorted(name.split())) for name in (wanted, known))
    return _ALIKE * SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_shortened(short: list[str], full: list[str]) -> bool:
    """Tell whether the one is the other with initials: *k leavitt*, *j r okonjo pell*."""
    if len(short) != len(full) or len(short) < 2 or short[-1] != full[-1]:
        return False
    return all(
        one == other or (len(one) == 1 and other.startswith(one))
        for one, other in zip(short, full, strict=True)
    )


def _turned(name: str) -> str:
    """Return *Leavitt, Karoline* as *Karoline Leavitt*."""
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma and "," not in first else name


def _decided(candidate: Candidate, found: list[Candidate]) -> Candidate:
    rivals = [each.score for each in found if each.id != candidate.id and each.score >= INITIALS]
    return replace(candidate, match=candidate.score >= INITIALS and max(rivals, default=0) < candidate.score)
