"""How well persons become speakers across articles: B-cubed (Bagga and Baldwin 1998) over quotations.

Each quotation's precision is the share of its speaker's quotations that gold gives to the same name; its
recall is the share of that name's quotations that its speaker has. The gold articles count as one corpus.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quotes.evaluate.align import align
from quotes.evaluate.figures import f1
from quotes.evaluate.gold import GoldArticle, Half, read_gold
from quotes.evaluate.names import folded_name, same_name
from quotes.identity.identify import identify
from quotes.identity.speaker import ArticlePerson
from quotes.quotation import Quotation
from quotes.read.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """B-cubed in percent, over a number of quotations; None of nothing."""

    quotations: int
    precision: float | None
    recall: float | None
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerReport:
    """`named_right` is the identity room's own figure; `all` has the mistakes of the rooms before it, too."""

    gold: str
    articles: int
    named_right: Clustering
    all: Clustering

    def table(self) -> list[str]:
        """Return the figures as lines."""
        lines = [f"{self.gold}; articles: {self.articles}; B-cubed of speakers, percent", ""]
        for label, each in (("name right in its article", self.named_right), ("all with a name", self.all)):
            numbers = f"precision {each.precision}, recall {each.recall}, F1 {each.f1}"
            lines.append(f"{label:<27}{numbers} ({each.quotations} quotations)")
        return lines

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Answer:
    person: int
    wanted: str
    right: bool


def evaluate_speakers(
    gold_path: str | Path, extract: Callable[[Article], Sequence[Quotation]], *, half: Half | None = None
) -> SpeakerReport:
    """Return how well the quotations that `extract` finds in the gold articles come together by speaker."""
    persons: list[ArticlePerson] = []
    golds = list(read_gold(Path(gold_path), half=half))
    answers = [answer for gold in golds for answer in _answers(gold, extract(gold.article), persons)]
    speaker_of = {person: each.id for each in identify(persons) for person in each.persons}
    return SpeakerReport(
        gold=Path(gold_path).name,
        articles=len(golds),
        named_right=b_cubed([(speaker_of[each.person], each.wanted) for each in answers if each.right]),
        all=b_cubed([(speaker_of[each.person], each.wanted) for each in answers]),
    )


def _answers(
    gold: GoldArticle, quotations: Sequence[Quotation], persons: list[ArticlePerson]
) -> list[_Answer]:
    """Return the quotations of named people with our persons, which are added to `persons`."""
    ids = {}
    for person in dict.fromkeys(each.speaker for each in quotations if each.speaker is not None):
        ids[person] = len(persons)
        persons.append(ArticlePerson(id=len(persons), article=gold.article.id or "", person=person))
    return [
        _Answer(ids[found.speaker], folded_name(wanted), same_name(found.speaker.name, wanted))
        for found, wanted in ((pair.found, pair.gold.speaker) for pair in align(gold, quotations).pairs)
        if found is not None and found.speaker is not None and wanted
    ]


def b_cubed(pairs: Sequence[tuple[int, str]]) -> Clustering:
    """Return B-cubed of items given as our cluster and the true one."""
    ours, true, both = Counter(one for one, _ in pairs), Counter(other for _, other in pairs), Counter(pairs)
    precision = sum(count * count / ours[one] for (one, _), count in both.items())
    recall = sum(count * count / true[other] for (_, other), count in both.items())
    figures = _share(precision, len(pairs)), _share(recall, len(pairs))
    return Clustering(quotations=len(pairs), precision=figures[0], recall=figures[1], f1=f1(*figures))


def _share(part: float, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
