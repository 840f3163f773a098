"""Attributing: contents in, cue and source mention of each out, with the rule that decided.

Frames are built and parsed once for an article, with those of other articles; a quotation whose frames say
nothing goes on with the speaker before it, or takes the subject of the sentence before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribute.cues import find_cues
from quotes.attribute.frames import Frame, build_frames
from quotes.attribute.interviews import without_interviewer
from quotes.attribute.layout import carry, label_of, sentences_before
from quotes.attribute.mention import Attribution, Mention
from quotes.attribute.placed import rivals_of, to_attribution
from quotes.attribute.ranking import rank
from quotes.attribute.signatures import join_stretches
from quotes.attribute.tagging import tag_names
from quotes.attribute.view import View
from quotes.find.quotation import Found
from quotes.span import Span

PARSED_TOGETHER: Final = 32
"""Frames a batch. One article has ten or so: parsed with those of others they take less time.

Of 16 to 256, none is quicker; many more take more memory.
"""
HEADED_TOGETHER: Final = {name: {"batch_size": 256} for name in ("parser", "quotes_heads")}
"""Frames among which those about as long have their heads found together: a fifteenth less time than 32."""


class Marked(NamedTuple):
    """An article's text, its paragraphs, and the quotations found in it."""

    text: str
    stretches: list[Span]
    founds: tuple[Found, ...]


def attribute(
    text: str, stretches: list[Span], founds: tuple[Found, ...], nlp: Language
) -> tuple[Attribution, ...]:
    """Return one attribution a quotation. `stretches` are the article's paragraphs."""
    return attribute_all([Marked(text, stretches, founds)], nlp)[0]


def attribute_all(articles: Sequence[Marked], nlp: Language) -> list[tuple[Attribution, ...]]:
    """Return, for each article, one attribution a quotation; the frames of all are parsed together."""
    framed = [frames_of(*article, everywhere=False) for article in articles]
    before = [sentences_before(frames, each.founds) for frames, each in zip(framed, articles, strict=True)]
    parsed = _parse(articles, list(map(_to_parse, framed, before)), nlp)
    own = list(map(_decide_own, articles, parsed))
    late = _parse(articles, list(map(_to_parse_late, before, own, parsed)), nlp)
    docs = [one | other for one, other in zip(parsed, late, strict=True)]
    return list(map(_carry_on, articles, framed, before, own, docs))


def _parse(
    articles: Sequence[Marked], frames: Sequence[list[Frame]], nlp: Language
) -> list[dict[Frame, Doc]]:
    """Return the parses of each article's frames; those of all are parsed together."""
    texts = (frame.text for frame in chain.from_iterable(frames))
    docs = nlp.pipe(texts, batch_size=PARSED_TOGETHER, component_cfg=HEADED_TOGETHER)
    return [
        dict(zip(own, tag_names(islice(docs, len(own)), article.text), strict=True))
        for article, own in zip(articles, frames, strict=True)
    ]


def _to_parse(frames: list[Frame], before: Mapping[int, Frame]) -> list[Frame]:
    """Return the frames with a word beside a slot, and the sentences before quotations that have none."""
    own = [frame for frame in frames if frame.may_tell]
    told = {slot.quotation for frame in own for slot in frame.slots}
    return [*own, *(frame for number, frame in before.items() if number not in told)]


def _to_parse_late(
    before: Mapping[int, Frame], own: list[Attribution | None], parsed: Mapping[Frame, Doc]
) -> list[Frame]:
    """Return the sentences before quotations whose own frame said nothing, as only its parse could tell."""
    return [frame for number, frame in before.items() if own[number] is None and frame not in parsed]


def _decide_own(article: Marked, parsed: Mapping[Frame, Doc]) -> list[Attribution | None]:
    """Return what each quotation's own layout or frames say."""
    decided = _decide_all({frame: doc for frame, doc in parsed.items() if frame.slots})
    return [_own(article.text, number, found, decided) for number, found in enumerate(article.founds)]


def _carry_on(
    article: Marked,
    frames: list[Frame],
    before: Mapping[int, Frame],
    own: list[Attribution | None],
    parsed: Mapping[Frame, Doc],
) -> tuple[Attribution, ...]:
    """Return all attributions, with those of quotations whose own frames say nothing."""
    read = {number: (frame, parsed[frame]) for number, frame in before.items() if own[number] is None}
    return without_interviewer(article.text, article.founds, carry(frames, article.founds, own, read))


def frames_of(
    text: str, stretches: list[Span], founds: tuple[Found, ...], *, everywhere: bool = True
) -> list[Frame]:
    """Return the frames of all paragraphs, and of outer contents that hold quotations themselves.

    Unless `everywhere`, only those of paragraphs with quotations and of the ones right before these.
    """
    outer = {number: found for number, found in enumerate(founds) if found.parent is None}
    joined = join_stretches(text, stretches, list(outer.values()))
    frames = []
    inside = _by_stretch(joined, outer)
    for number, stretch in enumerate(joined):
        if everywhere or any(inside[number : number + 2]):
            frames += build_frames(text, stretch, number, inside[number])
    for parent, children in sorted(_children(founds).items()):
        for content in founds[parent].contents:
            frames += build_frames(text, content, -1, children)
    return frames


def _children(founds: tuple[Found, ...]) -> dict[int, dict[int, Found]]:
    """Return the quotations that stand in others, by the one around them."""
    children: dict[int, dict[int, Found]] = {}
    for number, found in enumerate(founds):
        if found.parent is not None:
            children.setdefault(found.parent, {})[number] = found
    return children


def _by_stretch(stretches: list[Span], outer: dict[int, Found]) -> list[dict[int, Found]]:
    """Return, for each stretch, the quotations with a content in it."""
    starts = [stretch.start for stretch in stretches]
    result: list[dict[int, Found]] = [{} for _ in stretches]
    for number, found in outer.items():
        for marked in found.marked:
            place = max(0, bisect_right(starts, marked.start) - 1)
            while place < len(stretches) and stretches[place].start < marked.end:
                result[place][number] = found
                place += 1
    return result


def _decide_all(parsed: dict[Frame, Doc]) -> dict[tuple[int, int], Attribution]:
    """Return what the rules say, by quotation and content."""
    result: dict[tuple[int, int], Attribution] = {}
    for view in views_of(list(parsed), list(parsed.values())):
        ranked = rank(view)
        attribution = to_attribution(
            view.frame, view.doc, ranked.decision, view.taken, rivals=rivals_of(view, ranked.rivals)
        )
        if attribution is not None:
            result[view.slot.quotation, view.slot.content] = attribution
    return result


def views_of(frames: list[Frame], docs: list[Doc]) -> Iterator[View]:
    """Yield every slot of the parsed frames with what a rule sees of it."""
    for frame, doc in zip(frames, docs, strict=True):
        starts = starts_of(doc)
        tokens = [(slot, tokens_of(starts, slot.span)) for slot in frame.slots]
        taken = {i for _, own in tokens for i in own}
        cues = find_cues(doc, taken)
        for slot, own in tokens:
            if len(own):
                yield View(frame, doc, slot, own, taken, cues)


def starts_of(doc: Doc) -> list[int]:
    """Return the characters of the frame at which its tokens begin."""
    return [token.idx for token in doc]


def tokens_of(starts: list[int], span: Span) -> range:
    """Return the tokens that begin in a stretch of the frame, by where all tokens begin."""
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _own(
    text: str, number: int, found: Found, decided: dict[tuple[int, int], Attribution]
) -> Attribution | None:
    """Return the attribution from the quotation's own layout or frames, the first content that has one."""
    label = label_of(text, found)
    if label is not None:
        return Attribution(rule="turn_label", source=Mention(label, "name"), frame=found.marked[0])
    answers = [decided[number, index] for index in range(len(found.contents)) if (number, index) in decided]
    return min(answers, key=lambda answer: answer.rule == "subject", default=None)
