"""Sources that describe: *the mayor* by the role that the article gives somebody, *his spokeswoman* by who is
about to be named, *the company* by what is spoken of; else the description itself, typed.
"""

import re

from quotes.attribute.mention import Attribution, Mention
from quotes.coref.bearer import Bearer
from quotes.coref.discourse import Antecedent, Discourse
from quotes.coref.evidence import evidence_of, evidence_of_name
from quotes.coref.holders import DETERMINERS, bearer_in_role, gender_fits
from quotes.coref.nameless import nameless_person
from quotes.coref.naming import names_inside, person_of
from quotes.coref.nominals import Nominal
from quotes.coref.person import Person, Resolved, SpeakerType
from quotes.lexicon import table, words

# *his spokeswoman said …* is named in one of the next so many quotations, if at all.
CATAPHORA_REACH = 3
# And within so many sentences.
CATAPHORA_SENTENCES = 5
# Unless somebody is spoken of in the same sentence or the one before.
NEAR_SENTENCES = 1
# *the company* is a body named in the last so many sentences.
BODY_REACH = 5

ROLES = words("human_nouns") | table("titles").keys()
# What stands between an owner and the document, its adjectives included.
_OWNED = re.compile(r"(?:['’]s?)? (?:[a-z-]+ ){0,2}[a-z-]+$")
# What a name's bearer is said to be introduces nobody: *Lind is a diver*.
_NO_PREDICATE = r"(?<!\bis )(?<!\bwas )(?<!\bas )"
_OF_NAME = re.compile(r"\b(?:of|for|to) (?:[A-Z][a-z]+\. )?$")
_OF = re.compile(r" of\b")
# *The boy who rang me* is told of by that, and was not spoken of before.
_WHICH = re.compile(r" (?:who|whom|whose|that) ")
_AGE = re.compile(r"(?:\d+|[a-z-]+)-year-old")


def resolve_nominal(
    discourse: Discourse,
    source: Mention,
    nominal: Nominal,
    attributions: tuple[Attribution, ...],
    number: int,
) -> Resolved:
    """Return whom a description names, or the description itself; `number` is the quotation's own."""
    if nominal.owner and nominal.head in words("organisation_nouns") and nominal.type != "group":
        return Resolved(Person(name=f"{nominal.owner} {nominal.head}", type="organisation"), "owned_body")
    if nominal.type == "document" and (owner := _owner(discourse, source)) is not None:
        return Resolved(person_of(discourse, owner), "owner", evidence_of_name(discourse, owner))
    if nominal.type in {"group", "document", "organisation"}:
        return _thing(discourse, source, nominal)
    if nominal.definite and (nominal.head in ROLES or _AGE.fullmatch(nominal.head)):
        by_role = bearer_in_role(discourse.holders, nominal, source.span.start)
        if by_role is not None:
            return Resolved(person_of(discourse, by_role), "role")
        topic = _topic(discourse, source, nominal)
        coming = _about_to_be_named(discourse, nominal, attributions, number)
        if coming is not None and (topic is None or topic.sentences > NEAR_SENTENCES):
            return Resolved(person_of(discourse, coming), "named_next")
        if topic is not None:
            return Resolved(
                person_of(discourse, discourse.bearers[topic.bearer]), "topic", evidence_of(topic)
            )
    return Resolved(nameless_person(nominal), "unnamed")


def _topic(discourse: Discourse, source: Mention, nominal: Nominal) -> Antecedent | None:
    """Return the person spoken of, where a description does not say for itself whom it means."""
    place = source.span.start
    if _is_owned(discourse, source, nominal) or _WHICH.match(discourse.text, source.span.end):
        return None
    if _is_introduced(discourse, nominal, place):
        return None
    topic = discourse.likeliest(discourse.before(place), place, nominal.gender)
    return None if topic is None or discourse.bearers[topic.bearer].may_be_body else topic


def _is_owned(discourse: Discourse, source: Mention, nominal: Nominal) -> bool:
    """Tell whether a description says whose somebody is: *his aide*, *the mother of Ana Ruiz*."""
    inside = (discourse.names[index] for index in names_inside(discourse, source.span))
    of_name = (_OF_NAME.search(discourse.text, source.span.start, name.span.start) for name in inside)
    return nominal.possessive or any(of_name)


def _is_introduced(discourse: Discourse, nominal: Nominal, place: int) -> bool:
    """Tell whether the noun introduced somebody without a name: *a designer watched … the designer said*."""
    noun = re.compile(rf"{_NO_PREDICATE}\b[Aa]n? (?:[\w’'-]+ ){{0,3}}?{re.escape(nominal.head)}\b")
    return any(not discourse.in_quotes(match.start()) for match in noun.finditer(discourse.text, 0, place))


def _owner(discourse: Discourse, source: Mention) -> Bearer | None:
    """Return whose document it is: *Ana Ruiz’s report*, *the Harbour Office letter*."""
    inside = names_inside(discourse, source.span)
    if len(inside) != 1:
        return None
    name, bearer = discourse.names[inside[0]], discourse.bearers[discourse.owners[inside[0]]]
    owned = _OWNED.match(discourse.text, name.span.end, source.span.end) is not None
    return bearer if owned and not name.located and (bearer.is_person or bearer.organisation) else None


def _thing(discourse: Discourse, source: Mention, nominal: Nominal) -> Resolved:
    """Return a group, document or body by its description; a body that was named before by its name."""
    if nominal.type == "organisation" and nominal.definite:
        body = _body_called(discourse, source, nominal)
        plain = not (nominal.possessive or nominal.modifiers - DETERMINERS)
        if body is None and plain and nominal.head not in words("land_nouns"):
            body = _body_spoken_of(discourse, source)
        if body is not None:
            return Resolved(person_of(discourse, body), "body_noun")
    kind: SpeakerType = nominal.type or "unnamed"
    return Resolved(Person(name=nominal.text, type=kind), "description")


def _body_called(discourse: Discourse, source: Mention, nominal: Nominal) -> Bearer | None:
    """Return the body whose name holds the noun, or else one for such a body.

    *the commission* of *Commission on Presidential Debates*, *the city* of *Municipality of Lesk*.
    """
    before = discourse.before(source.span.start)[::-1]
    for kinds in ({nominal.head}, _kinds(discourse, source, nominal)):
        for event in before:
            bearer = discourse.bearers[event.bearer]
            if bearer.organisation and not kinds.isdisjoint(word.lower() for word in bearer.full):
                return bearer
    return None


def _kinds(discourse: Discourse, source: Mention, nominal: Nominal) -> set[str]:
    """Return the other nouns by which a body that is told by its noun alone may be named.

    *The town of Orr* and *the fire department* tell which.
    """
    told = nominal.possessive or nominal.modifiers - DETERMINERS
    if told or _OF.match(discourse.text, source.span.end) or " of " in nominal.text:
        return set()
    return set(table("body_kinds").get(nominal.head, "").split())


def _body_spoken_of(discourse: Discourse, source: Mention) -> Bearer | None:
    """Return the body that the last sentences speak of, for *the company*: the one named most.

    Its name tells no other kind of body: *the company* is no ministry.
    """
    here = discourse.sentence_of(source.span.start)
    near = [event for event in discourse.before(source.span.start) if here - event.sentence <= BODY_REACH]
    bearers = (discourse.bearers[event.bearer] for event in near)
    spoken = [bearer.number for bearer in bearers if bearer.may_be_body and not _is_other_kind(bearer)]
    named = [number for number in spoken if discourse.bearers[number].organisation]
    bodies = named or [number for number in spoken if discourse.counts[number] > 1]
    if not bodies:
        return None
    return discourse.bearers[max(bodies, key=lambda number: (discourse.counts[number], bodies.index(number)))]


def _is_other_kind(body: Bearer) -> bool:
    """Tell whether a name is a place's or holds a noun for a body, which would have been called by it."""
    return body.is_place or any(word.lower() in words("organisation_nouns") for word in body.full)


def _about_to_be_named(
    discourse: Discourse, nominal: Nominal, attributions: tuple[Attribution, ...], number: int
) -> Bearer | None:
    """Return who is first named, in full, as a source soon after: *his spokeswoman said … Ana Ruiz told*.

    An age (*the 23-year-old*) is told of one who has been named.
    """
    if _AGE.fullmatch(nominal.head):
        return None
    source = attributions[number].source
    here = discourse.sentence_of(source.span.start) if source is not None else 0
    for attribution in attributions[number + 1 : number + 1 + CATAPHORA_REACH]:
        source = attribution.source
        if source is None or source.form != "name":
            continue
        if discourse.sentence_of(source.span.start) - here > CATAPHORA_SENTENCES:
            continue
        index = next((i for i, name in enumerate(discourse.names) if name.span.overlaps(source.span)), None)
        if index is None or len(discourse.names[index].words) < 2:
            continue
        bearer = discourse.bearers[discourse.owners[index]]
        first = next(i for i, owner in enumerate(discourse.owners) if owner == bearer.number)
        fits = gender_fits(bearer, nominal) and _role_fits(bearer, nominal)
        if first == index and not bearer.organisation and fits:
            return bearer
    return None


def _role_fits(bearer: Bearer, nominal: Nominal) -> bool:
    """Tell whether nothing else is told of the bearer: a treasurer is not *the mogul* who spoke before."""
    return not bearer.roles or nominal.head in bearer.roles
