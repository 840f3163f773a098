"""Resolving: the source mention of each quotation in, the person it refers to out.

Names first (the fullest form in the article), then pronouns by gender and discourse, then role nouns:
by the role that the article gives somebody, by who is about to be named, by the topic.
"""

import re
from bisect import bisect_left

from quotes.attribute.mention import Attribution, Mention
from quotes.coref.bearer import Bearer
from quotes.coref.discourse import Discourse
from quotes.coref.nominals import Nominal, read_nominal, singular
from quotes.coref.peoples import is_people
from quotes.coref.person import Person, Resolved, SpeakerType
from quotes.coref.titles import is_title_word
from quotes.find.quotation import Found
from quotes.lexicon import table, words
from quotes.span import Span

_PERSONAL = {"he", "him", "his", "she", "her", "hers"}
# *his spokeswoman said …* is named in one of the next so many quotations, if at all.
CATAPHORA_REACH = 3
# *the company* is a body named in the last so many sentences.
BODY_REACH = 5

NOBODY = Resolved(None, "no_source")
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "our", "my"})
ROLES = words("human_nouns") | table("titles").keys()
SPEAKING = words("human_nouns") | words("document_nouns") | words("organisation_nouns") | words("group_nouns")
# What follows a name's comma or bracket and is no name of a list: *, head of*; *(R-Velm)*; *, 45,*.
_APPOSED = re.compile(r"(?:,\s+|\s*\()(?!and\b|or\b)(?=[a-z]|[DIR]-|\d)")


def resolve(
    text: str, founds: tuple[Found, ...], attributions: tuple[Attribution, ...]
) -> tuple[Resolved, ...]:
    """Return, for each quotation, the person its source refers to."""
    outer = (found for found in founds if found.parent is None and found.kind != "indirect")
    quoted = [span for found in outer for span in found.contents]
    sources = [attribution.source.span for attribution in attributions if attribution.source is not None]
    discourse = Discourse(text, quoted, sources)
    result: list[Resolved] = []
    for number, attribution in enumerate(attributions):
        if attribution.carries is not None and attribution.carries < len(result):
            result.append(result[attribution.carries])
        elif attribution.source is None:
            result.append(NOBODY)
        else:
            result.append(_resolve(discourse, attribution.source, attributions, number))
    return tuple(result)


def _resolve(
    discourse: Discourse, source: Mention, attributions: tuple[Attribution, ...], number: int
) -> Resolved:
    surface = source.span.of(discourse.text)
    if source.form == "pronoun":
        return _pronoun(discourse, source, surface.lower())
    named = _named(discourse, source, surface, first=attributions[number].rule == "source_colon")
    if named is not None:
        return named
    nominal = read_nominal(surface)
    return _nominal(discourse, source, nominal, attributions, number)


def _named(discourse: Discourse, source: Mention, surface: str, *, first: bool) -> Resolved | None:
    """Return the bearer of the name that heads the mention (*Ruiz spokesman Tom Leahy* is Leahy).

    In a headline (*Ana Ruiz Slams Harbour Chief: “…”*) it is the `first` name.
    """
    span = _without_apposition(discourse, source.span)
    inside = _names_inside(discourse, span)
    if not inside:
        return None
    if first and discourse.names[inside[0]].span.start == source.span.start:
        return _bearer_of(discourse, inside[0])
    people = [
        i
        for i in inside
        if discourse.bearers[discourse.owners[i]].is_person and not discourse.names[i].located
    ]
    last = people[-1] if people and _is_of(discourse, people[-1], inside[-1]) else inside[-1]
    members = _members(discourse, inside)
    if len(members) > 1 and last == members[-1]:
        return _joint(discourse, members)
    if last == inside[-1] and _tail_is_common(discourse, last, span):
        return None
    if source.form == "nominal" and _hangs_on_noun(discourse, last, source):
        return None
    return _people(discourse, last) or _bearer_of(discourse, last)


def _without_apposition(discourse: Discourse, span: Span) -> Span:
    """Return *Ana Ruiz* of *Ana Ruiz, head of Velm Energy*; a description before the comma stays whole."""
    behind = _APPOSED.search(discourse.text, span.start, span.end)
    if behind is None:
        return span
    before = _names_inside(discourse, Span(span.start, behind.start()))
    named = bool(before) and discourse.bearers[discourse.owners[before[-1]]].is_person
    ends = named and discourse.names[before[-1]].span.end == behind.start()
    return Span(span.start, behind.start()) if ends else span


def _names_inside(discourse: Discourse, span: Span) -> list[int]:
    """Return the numbers of the names that share characters with `span`, in order."""
    first = max(0, bisect_left(discourse.name_starts, span.start) - 1)
    last = bisect_left(discourse.name_starts, span.end)
    return [index for index in range(first, last) if discourse.names[index].span.overlaps(span)]


def _bearer_of(discourse: Discourse, index: int) -> Resolved:
    bearer = discourse.bearers[discourse.owners[index]]
    short = "short_name" if len(bearer.full) > 1 or bearer.organisation else "bare_name"
    rule = "full_name" if len(discourse.names[index].words) > 1 else short
    return Resolved(_person(discourse, bearer), rule)


def _people(discourse: Discourse, index: int) -> Resolved | None:
    """Return a people or party as the group that it is: *Americans*, *Democrats*."""
    name = discourse.names[index]
    bearer = discourse.bearers[discourse.owners[index]]
    if len(name.words) > 1 or len(bearer.full) > 1:
        return None
    if not is_people(name.words[0]):
        return None
    return Resolved(Person(name=name.words[0], type="group"), "people")


def _hangs_on_noun(discourse: Discourse, last: int, source: Mention) -> bool:
    """Tell whether the name only belongs to the noun that speaks: *a majority of Danes*."""
    before = discourse.text[source.span.start : discourse.names[last].span.start]
    return re.search(r"[a-z]\s+(?:of|in|for|at|from|with|to)\s+(?:the\s+)?(?:\w+\s+)?$", before) is not None


def _is_of(discourse: Discourse, person: int, last: int) -> bool:
    """Tell whether the last name only says where the person before it belongs: *Ana Ruiz of Velm*."""
    between = discourse.text[discourse.names[person].span.end : discourse.names[last].span.start]
    return re.match(r"\s*,?\s*(?:of|from|at|with|for|in)\b", between) is not None


def _tail_is_common(discourse: Discourse, last: int, span: Span) -> bool:
    """Tell whether a noun that can speak heads the mention behind the name: *Ruiz’s campaign*."""
    tail = re.findall(r"[^\W\d_]+", discourse.text[discourse.names[last].span.end : span.end].lower())
    return any(singular(word) in SPEAKING for word in tail)


def _members(discourse: Discourse, inside: list[int]) -> list[int]:
    """Return the names that *and* joins: *Senator Ana Ruiz of Velm and Senator Tom Leahy* has two."""
    members: list[int] = []
    for index in inside:
        name = discourse.names[index]
        bearer = discourse.bearers[discourse.owners[index]]
        of_something = name.located or discourse.text[max(0, name.span.start - 6) : name.span.start].endswith(
            (" of ", " from ")
        )
        if (
            of_something
            and members
            or is_title_word(name.words[-1])
            or not (bearer.is_person or bearer.organisation or len(bearer.mentions) > 1)
        ):
            continue
        between = discourse.text[discourse.names[members[-1]].span.end : name.span.start] if members else ""
        if members and re.search(r"\band\b|&|,", between) is None:
            members = []
        members.append(index)
    joined = discourse.text[discourse.names[inside[0]].span.start : discourse.names[inside[-1]].span.end]
    return members if re.search(r"\band\b|&", joined) else members[-1:]


def _joint(discourse: Discourse, members: list[int]) -> Resolved:
    names = [_person(discourse, discourse.bearers[discourse.owners[index]]).name for index in members]
    unique = tuple(dict.fromkeys(names))
    if len(unique) == 1:
        return Resolved(_person(discourse, discourse.bearers[discourse.owners[members[0]]]), "full_name")
    return Resolved(Person(name=" and ".join(unique), type="group", members=unique), "joint")


def _pronoun(discourse: Discourse, source: Mention, word: str) -> Resolved:
    if word in _PERSONAL:
        bearer = discourse.pronouns.get(source.span.start)
        if bearer is None:
            return NOBODY
        rule = "pronoun" if len(discourse.bearers[bearer].full) > 1 else "pronoun_to_bare_name"
        return Resolved(_person(discourse, discourse.bearers[bearer]), rule)
    if word == "it":
        return _body(discourse, source)
    if word in {"they", "we"}:
        return Resolved(None, "plural_pronoun")
    if word in {"who", "which", "that"}:
        return _before_relative(discourse, source)
    return Resolved(None, "first_person")


def _body(discourse: Discourse, source: Mention) -> Resolved:
    """Return the body that *it* stands for: the last one named, subjects first."""
    events = [
        event
        for event in discourse.before(source.span.start)
        if not discourse.bearers[event.bearer].is_person
    ]
    near = [event for event in events if discourse.sentence_of(source.span.start) - event.sentence <= 3]
    bodies = [event for event in near if discourse.bearers[event.bearer].organisation] or near
    subjects = [event for event in bodies if event.subject or event.source]
    chosen = subjects[-1:] or bodies[-1:]
    if not chosen:
        return Resolved(None, "body_pronoun")
    return Resolved(_person(discourse, discourse.bearers[chosen[0].bearer]), "body_pronoun")


def _before_relative(discourse: Discourse, source: Mention) -> Resolved:
    events = discourse.before(source.span.start)
    if not events:
        return NOBODY
    return Resolved(_person(discourse, discourse.bearers[events[-1].bearer]), "relative")


def _nominal(
    discourse: Discourse,
    source: Mention,
    nominal: Nominal,
    attributions: tuple[Attribution, ...],
    number: int,
) -> Resolved:
    if nominal.owner and nominal.head in words("organisation_nouns"):
        return Resolved(Person(name=f"{nominal.owner} {nominal.head}", type="organisation"), "owned_body")
    if nominal.type in {"group", "document", "organisation"}:
        return _thing(discourse, source, nominal)
    if nominal.definite and nominal.head in ROLES:
        by_role = _by_role(discourse, source, nominal)
        if by_role is not None:
            return Resolved(_person(discourse, by_role), "role")
        coming = _about_to_be_named(discourse, nominal, attributions, number)
        if coming is not None:
            return Resolved(_person(discourse, coming), "named_next")
        if not nominal.possessive:
            topic = discourse.likeliest(
                discourse.before(source.span.start), source.span.start, nominal.gender
            )
            if topic is not None:
                return Resolved(_person(discourse, discourse.bearers[topic]), "topic")
    return Resolved(Person(name=nominal.text, type="unnamed", role=nominal.head), "unnamed")


def _thing(discourse: Discourse, source: Mention, nominal: Nominal) -> Resolved:
    """Return a group, document or body by its description; a body that was named before by its name."""
    if nominal.type == "organisation" and nominal.definite:
        body = _body_called(discourse, source, nominal)
        if body is None and not nominal.modifiers - DETERMINERS:
            body = _body_spoken_of(discourse, source)
        if body is not None:
            return Resolved(_person(discourse, body), "body_noun")
    kind: SpeakerType = nominal.type or "unnamed"
    return Resolved(Person(name=nominal.text, type=kind), "description")


def _body_called(discourse: Discourse, source: Mention, nominal: Nominal) -> Bearer | None:
    """Return the body whose name holds the noun: *the commission* of *Commission on Presidential Debates*."""
    for event in reversed(discourse.before(source.span.start)):
        bearer = discourse.bearers[event.bearer]
        if bearer.organisation and nominal.head in {word.lower() for word in bearer.full}:
            return bearer
    return None


def _body_spoken_of(discourse: Discourse, source: Mention) -> Bearer | None:
    """Return the body that the last sentences speak of, for *the company*: the one named most."""
    here = discourse.sentence_of(source.span.start)
    near = [event for event in discourse.before(source.span.start) if here - event.sentence <= BODY_REACH]
    spoken = [event.bearer for event in near if discourse.bearers[event.bearer].may_be_body]
    named = [number for number in spoken if discourse.bearers[number].organisation]
    bodies = named or [number for number in spoken if discourse.counts[number] > 1]
    if not bodies:
        return None
    return discourse.bearers[max(bodies, key=lambda number: (discourse.counts[number], bodies.index(number)))]


def _by_role(discourse: Discourse, source: Mention, nominal: Nominal) -> Bearer | None:
    """Return whom the article has given this role: the best match of words, then the nearest before."""
    best: tuple[int, int, Bearer] | None = None
    for name, owner in zip(discourse.names, discourse.owners, strict=True):
        bearer = discourse.bearers[owner]
        if not bearer.is_person or not _gender_fits(bearer, nominal):
            continue
        if nominal.head not in bearer.roles and nominal.head != name.title:
            continue
        shared = len(nominal.modifiers & bearer.roles)
        if not shared and nominal.modifiers - DETERMINERS and bearer.roles - {nominal.head}:
            continue  # *the energy minister* is not *prime minister Tom Leahy*
        before = name.span.start < source.span.start
        key = (shared, name.span.start if before else -name.span.start)
        if best is None or key > best[:2]:
            best = (*key, bearer)
    return None if best is None else best[2]


def _about_to_be_named(
    discourse: Discourse, nominal: Nominal, attributions: tuple[Attribution, ...], number: int
) -> Bearer | None:
    """Return who is first named, in full, as a source soon after: *his spokeswoman said … Ana Ruiz told*."""
    for attribution in attributions[number + 1 : number + 1 + CATAPHORA_REACH]:
        source = attribution.source
        if source is None or source.form != "name":
            continue
        index = next((i for i, name in enumerate(discourse.names) if name.span.overlaps(source.span)), None)
        if index is None or len(discourse.names[index].words) < 2:
            continue
        bearer = discourse.bearers[discourse.owners[index]]
        first = next(i for i, owner in enumerate(discourse.owners) if owner == bearer.number)
        if first == index and not bearer.organisation and _gender_fits(bearer, nominal):
            return bearer
    return None


def _gender_fits(bearer: Bearer, nominal: Nominal) -> bool:
    return nominal.gender is None or bearer.gender in {None, nominal.gender}


def _person(discourse: Discourse, bearer: Bearer) -> Person:
    """Return the person that the bearer is, made once for all quotations of a long article."""
    if bearer.number not in discourse.persons:
        discourse.persons[bearer.number] = _make_person(bearer)
    return discourse.persons[bearer.number]


def _make_person(bearer: Bearer) -> Person:
    names = tuple(dict.fromkeys(" ".join(m.words).replace("\u00a0", " ") for m in bearer.mentions))
    plain = bearer.name
    kind: SpeakerType = "person" if bearer.is_person or not _is_body(bearer) else "organisation"
    role = next(
        (role for mention in bearer.mentions for role in mention.roles if role in words("human_nouns")), None
    )
    return Person(
        name=plain,
        type=kind,
        aliases=tuple(name for name in names if name != plain),
        role=role,
        gender=bearer.gender if kind == "person" else None,
    )


def _is_body(bearer: Bearer) -> bool:
    """Tell whether one bare name is a body or a place rather than a surname without its given name."""
    return bearer.organisation or bearer.name.lower() in words("places")
