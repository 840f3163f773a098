"""Places in the article of what a rule decided on tokens of a frame, where the article has them."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from quotes.attribute.clauses import clause_of
from quotes.attribute.frames import Frame
from quotes.attribute.mention import Attribution, Form, Mention, Rival
from quotes.attribute.phrases import named_head, phrase_of
from quotes.attribute.view import Decision, View, can_speak
from quotes.lexicon import words
from quotes.span import Span


def to_attribution(
    frame: Frame,
    doc: Doc,
    decision: Decision | None,
    taken: set[int],
    *,
    rivals: tuple[Rival, ...] = (),
) -> Attribution | None:
    """Return the decision with its tokens as places in the article, None where the source has none."""
    if decision is None:
        return None
    source = mention_of(frame, named_head(decision.source, decision.cue), decision.cue)
    if source is None:
        return None
    return Attribution(
        rule=decision.rule,
        cue=None if decision.cue is None else place_of(frame, doc, decision.cue),
        source=source,
        frame=frame.whole,
        via=_span(frame, decision.via),
        hearer=_span(frame, decision.hearer),
        medium=decision.medium,
        clause=_clause(frame, doc, decision, taken),
        rivals=rivals,
    )


def rivals_of(view: View, ranked: Iterable[tuple[Decision, float]]) -> tuple[Rival, ...]:
    """Return the other candidates as mentions of the article; those that have no place there are left out."""
    mentions = (
        (mention_of(view.frame, named_head(each.source, each.cue), each.cue), share) for each, share in ranked
    )
    return tuple(Rival(mention, round(share, 3)) for mention, share in mentions if mention is not None)


def _clause(frame: Frame, doc: Doc, decision: Decision, taken: set[int]) -> tuple[Span, ...]:
    runs = [] if decision.cue is None else clause_of(doc, decision.cue, taken)
    spans = (place_of(frame, doc, run) for run in runs)
    return tuple(span for span in spans if span is not None)


def mention_of(frame: Frame, head: Token, cue: range | None) -> Mention | None:
    """Return the words of the article that name whom `head` stands for, with their form."""
    tokens = phrase_of(head)
    if cue is not None and tokens.start <= cue.start < head.i:
        tokens = range(cue.stop, tokens.stop)  # *continued Lund*, where the cue was taken for an adjective
    span = place_of(frame, head.doc, _before_content(frame, head, tokens))
    return None if span is None else Mention(span, _form(head))


def _before_content(frame: Frame, head: Token, tokens: range) -> range:
    """Return the tokens before a content behind the head: *A gift for Ruiz* of *A gift for Ruiz: the hat*."""
    begin = min((slot.span.start for slot in frame.slots if slot.span.start > head.idx), default=None)
    if begin is None or head.doc[tokens.stop - 1].idx < begin:
        return tokens
    stop = next(i for i in tokens if head.doc[i].idx >= begin)
    while stop > head.i + 1 and head.doc[stop - 1].is_punct:
        stop -= 1
    return range(tokens.start, stop)


def _form(head: Token) -> Form:
    if head.pos_ == "PRON" or head.tag_ in {"PRP", "WP"}:
        return "pronoun"
    surname = head.text[0].isupper() and head.lemma_.lower() not in words("human_nouns") and can_speak(head)
    return "name" if head.pos_ == "PROPN" or surname else "nominal"


def _span(frame: Frame, head: Token | None) -> Span | None:
    if head is None:
        return None
    tokens = phrase_of(head)
    return place_of(frame, head.doc, tokens)


def place_of(frame: Frame, doc: Doc, tokens: range) -> Span | None:
    """Return where tokens stand in the article, None where a placeholder begins or ends them."""
    last = doc[tokens.stop - 1]
    return frame.to_article(doc[tokens.start].idx, last.idx + len(last))
