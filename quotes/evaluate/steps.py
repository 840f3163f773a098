"""Each step by itself: attribution given gold's contents, naming given gold's contents and mentions.

So a wrong speaker belongs to one room. The answers are counted by kind, by the mention's form, by the
speaker's type, by publisher, or by the rule that decided.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from quotes import nlp
from quotes.attribute import attribute
from quotes.attribute.mention import Attribution, Form, Mention
from quotes.coref import resolve
from quotes.coref.person import Resolved
from quotes.evaluate.align import Pair, align
from quotes.evaluate.figures import share
from quotes.evaluate.gold import GoldArticle, GoldQuote, Half, read_gold
from quotes.evaluate.judge import judge, name_is_right
from quotes.evaluate.report import columns, show
from quotes.find import paragraphs
from quotes.find.quotation import Found
from quotes.lexicon import words
from quotes.quotation import Quotation
from quotes.read.article import Article
from quotes.span import Span

Grouping: TypeAlias = Literal["kind", "form", "type", "publisher", "rule", "naming"]

_MARKS = "“”\"'‘’«»„‟"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# What a description says of its head stands behind one of these: *the head of Velm Energy*.
_ENDS_HEAD = frozenset({"of", "for", "from", "at", "in", "with", "who", "that", "which", "on"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "him", "her", "them", "both", "his"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was right of one gold content; None: not asked, or not found and so not answered.

    `mention` and `name` of the whole way, `attribution` given gold's contents, `naming` given gold's contents
    and mentions. `groups` holds what the content counts under, by grouping.
    """

    groups: dict[Grouping, str]
    mention: bool | None
    name: bool | None
    attribution: bool | None
    naming: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFigures:
    """Accuracies in percent of one group of gold contents, as in `Answer`; None where nothing is asked."""

    group: str
    contents: int
    mention: float | None
    name: float | None
    attribution: float | None
    naming: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReport:
    """The figures of all contents, then of each group, the largest first."""

    by: Grouping
    rows: tuple[StepFigures, ...]

    def table(self) -> list[str]:
        """Return the figures as lines of text under a heading."""
        head = [self.by, "contents", "mention", "speaker", "mention, gold contents", "speaker, gold mentions"]
        rows = [list(map(show, asdict(row).values())) for row in self.rows]
        return ["each step by itself; percent of contents", "", *columns([head, *rows])]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {"by": self.by, "rows": [asdict(row) for row in self.rows]}


def evaluate_steps(
    gold_path: Path,
    extract: Callable[[Article], Sequence[Quotation]],
    *,
    by: Grouping = "kind",
    half: Half | None = None,
) -> StepReport:
    """Return each step's own figures beside those of `extract`; raises GoldError for a broken gold file."""
    golds = read_gold(gold_path, half=half)
    answers = [answer for gold in golds for answer in _answers(gold, extract(gold.article))]
    groups = sorted({answer.groups[by] for answer in answers})
    rows = [_figure(group, [each for each in answers if each.groups[by] == group]) for group in groups]
    return StepReport(
        by=by, rows=(_figure("all", answers), *sorted(rows, key=lambda row: (-row.contents, row.group)))
    )


def _figure(group: str, answers: Sequence[Answer]) -> StepFigures:
    return StepFigures(
        group=group,
        contents=len(answers),
        mention=share(answer.mention for answer in answers),
        name=share(answer.name for answer in answers),
        attribution=share(answer.attribution for answer in answers),
        naming=share(answer.naming for answer in answers),
    )


def _answers(gold: GoldArticle, quotations: Sequence[Quotation]) -> Iterator[Answer]:
    """Yield what was right of the article's contents in marks, in the order of the text."""
    alignment = align(gold, quotations)
    rows = sorted(
        zip(alignment.pairs, judge(alignment), strict=True),
        key=lambda both: (both[0].span, both[0].gold.kind),
    )
    asked = [pair.gold for pair, _ in rows]
    attributed, resolved = _given_gold(gold.article.text, asked)
    for (pair, verdict), attribution, named in zip(rows, attributed, resolved, strict=True):
        yield Answer(
            groups=_groups(gold.article, pair, named),
            mention=verdict.mention,
            name=verdict.name,
            attribution=_is_attributed(pair.gold, attribution),
            naming=_is_named(pair.gold, named),
        )


def _given_gold(text: str, asked: list[GoldQuote]) -> tuple[tuple[Attribution, ...], tuple[Resolved, ...]]:
    """Return the sources given gold's contents, and the persons given gold's contents and mentions."""
    founds = tuple(found_of(row, text) for row in asked)
    attributed = attribute(text, paragraphs(text), founds, nlp.load())
    told = tuple(
        replace(sourced(row, each, text), carries=None) for row, each in zip(asked, attributed, strict=True)
    )
    return attributed, resolve(text, founds, told)


def found_of(row: GoldQuote, text: str) -> Found:
    """Return gold's content as the finding room would hand it on."""
    start = row.span.start - (row.span.start > 0 and text[row.span.start - 1] in _MARKS)
    end = row.span.end + (row.span.end < len(text) and text[row.span.end] in _MARKS)
    return Found(kind=row.kind, contents=(row.span,), marked=(Span(start, end),))


def sourced(row: GoldQuote, attribution: Attribution, text: str) -> Attribution:
    """Return an attribution with gold's source in place of its own."""
    source = None if row.source is None else Mention(row.source, form_of(row.source.of(text)))
    return replace(attribution, source=source)


def form_of(surface: str) -> Form:
    """Return the form of a mention, read off its words: *he*, *Ana Ruiz, head of Velm*, *his spokeswoman*."""
    tokens = _WORD.findall(surface.partition(", ")[0])
    if len(tokens) == 1 and tokens[0].lower() in _PRONOUNS:
        return "pronoun"
    cut = next((i for i, token in enumerate(tokens) if i and token.lower() in _ENDS_HEAD), len(tokens))
    capitals = [token for token in tokens[:cut] if token[0].isupper() and token.lower() != "the"]
    if not capitals or capitals[-1] != tokens[cut - 1]:
        return "nominal"
    return "name" if len(capitals) > 1 or capitals[0].lower() not in words("human_nouns") else "nominal"


def _is_attributed(gold: GoldQuote, attribution: Attribution) -> bool | None:
    if gold.source is None:
        return None
    return attribution.source is not None and attribution.source.span.overlaps(gold.source)


def _is_named(gold: GoldQuote, resolved: Resolved) -> bool | None:
    return name_is_right(gold, resolved.person) if gold.asks_speaker and gold.source is not None else None


def _groups(article: Article, pair: Pair, named: Resolved) -> dict[Grouping, str]:
    gold, found = pair.gold, pair.found
    return {
        "kind": gold.kind,
        "form": "none" if gold.source is None else form_of(gold.source.of(article.text)),
        "type": gold.speaker_type or ("not told" if gold.speaker or not gold.asks_speaker else "nobody"),
        "publisher": article.publisher or "not told",
        "rule": "not found" if found is None else found.rule,
        "naming": named.rule,
    }
