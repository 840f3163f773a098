"""Resolving: the source mention of each quotation in, the person it refers to out.

Names first (the fullest form in the article), then pronouns by gender and discourse, then role nouns:
by the role that the article gives somebody, by who is about to be named, by the topic.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from quotes.attribute.mention import Attribution, Mention
from quotes.coref.describing import resolve_nominal
from quotes.coref.discourse import Discourse
from quotes.coref.evidence import evidence_of, evidence_of_name
from quotes.coref.naming import person_of, resolve_name
from quotes.coref.nominals import read_nominal
from quotes.coref.person import Person, Resolved
from quotes.coref.plurals import resolve_plural
from quotes.coref.spoken import contents_by_source
from quotes.find.quotation import Found

_PERSONAL = {"he", "him", "his", "she", "her", "hers"}
_PLURALS = {
    "they",
    "both",
    "the two",
    "the pair",
    "the couple",
    "both men",
    "both women",
    "the two men",
    "the two women",
}

# *It* is a body named at most so many sentences before.
BODY_REACH = 3
_READ = re.compile(r"\s+reads?\b")

NOBODY = Resolved(None, "no_source")


def resolve(
    text: str, founds: tuple[Found, ...], attributions: tuple[Attribution, ...]
) -> tuple[Resolved, ...]:
    """Return, for each quotation, the person its source refers to."""
    outer = (found for found in founds if found.parent is None and found.kind != "indirect")
    quoted = [span for found in outer for span in found.contents]
    sources = [attribution.source.span for attribution in attributions if attribution.source is not None]
    described = {
        attribution.source.span
        for attribution in attributions
        if attribution.source is not None
        and attribution.source.form == "nominal"
        and not _asks(text, attribution)
    }
    said = contents_by_source(founds, attributions)
    discourse = Discourse(text, quoted, sources, said=said, described=sorted(described))
    result: list[Resolved] = []
    for attribution in attributions:
        if attribution.carries is not None and attribution.carries < len(result):
            result.append(result[attribution.carries])
        elif attribution.source is None:
            result.append(NOBODY)
        else:
            rivals = (_resolve(discourse, each.mention, attributions, result) for each in attribution.rivals)
            answer = _resolve(discourse, attribution.source, attributions, result)
            result.append(replace(answer, rivals=tuple(rivals)))
    return tuple(result)


def _asks(text: str, attribution: Attribution) -> bool:
    """Tell whether the words are a question: *he*, behind it, is who answers."""
    return attribution.cue is not None and attribution.cue.of(text).startswith("ask")


def _resolve(
    discourse: Discourse, source: Mention, attributions: tuple[Attribution, ...], done: list[Resolved]
) -> Resolved:
    surface = source.span.of(discourse.text)
    if surface.lower() in _PLURALS:
        return resolve_plural(discourse, source, attributions, done)
    if source.form == "pronoun":
        if surface.lower() == "it":
            return _body(discourse, source, zip(attributions, done, strict=False))
        return _pronoun(discourse, source, surface.lower())
    named = resolve_name(discourse, source, surface, first=attributions[len(done)].rule == "source_colon")
    if named is not None:
        return named
    nominal = read_nominal(surface)
    return resolve_nominal(discourse, source, nominal, attributions, len(done))


def _pronoun(discourse: Discourse, source: Mention, word: str) -> Resolved:
    if word in _PERSONAL:
        meant = discourse.pronouns.get(source.span.start)
        if meant is None:
            return NOBODY
        bearer = discourse.bearers[meant.bearer]
        rule = "pronoun" if len(bearer.full) > 1 else "pronoun_to_bare_name"
        evidence = (*evidence_of(meant), *evidence_of_name(discourse, bearer))
        return Resolved(person_of(discourse, bearer), rule, evidence)
    if word == "we":
        return Resolved(None, "plural_pronoun")
    if word in {"who", "which", "that"}:
        return _before_relative(discourse, source)
    return Resolved(None, "first_person")


def _body(discourse: Discourse, source: Mention, before: Iterable[tuple[Attribution, Resolved]]) -> Resolved:
    """Return the body that *it* stands for: the last one named or quoted, subjects first; a text reads."""
    if _READ.match(discourse.text, source.span.end):
        return Resolved(None, "body_pronoun")
    here = discourse.sentence_of(source.span.start)
    events = [
        event
        for event in discourse.before(source.span.start)
        if discourse.bearers[event.bearer].may_speak_as_body and here - event.sentence <= BODY_REACH
    ]
    bodies = [event for event in events if discourse.bearers[event.bearer].organisation] or events
    subjects = [event for event in bodies if event.subject or event.source]
    chosen = subjects[-1:] or bodies[-1:]
    quoted = _quoted_body(discourse, here, before)
    if quoted is not None and (not chosen or quoted[0] > chosen[0].place and _is_body(quoted[1])):
        return Resolved(quoted[1], "body_pronoun")
    if not chosen:
        return Resolved(None, "body_pronoun")
    return Resolved(person_of(discourse, discourse.bearers[chosen[0].bearer]), "body_pronoun")


def _quoted_body(
    discourse: Discourse, here: int, before: Iterable[tuple[Attribution, Resolved]]
) -> tuple[int, Person] | None:
    """Return the body or paper quoted last, in this sentence or the one before, and where it stands."""
    quoted = [
        (attribution.source.span.start, answer.person)
        for attribution, answer in before
        if attribution.source is not None
        and here - discourse.sentence_of(attribution.source.span.start) in {0, 1}
        and answer.person is not None
        and (_is_body(answer.person) or answer.person.type == "document")
    ]
    return max(quoted, key=lambda each: each[0], default=None)


def _is_body(person: Person) -> bool:
    return person.type == "organisation"


def _before_relative(discourse: Discourse, source: Mention) -> Resolved:
    events = discourse.before(source.span.start)
    if not events:
        return NOBODY
    return Resolved(person_of(discourse, discourse.bearers[events[-1].bearer]), "relative")
