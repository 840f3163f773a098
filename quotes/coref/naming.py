"""Sources that hold a name: the bearer of the name that heads the mention, or of the names that *and* joins.

*Ruiz spokesman Tom Leahy* is Tom Leahy, *Ana Ruiz, head of Velm Energy* Ana Ruiz, *Ruiz’s campaign* no name.
"""

import re
from bisect import bisect_left

from quotes.attribute.mention import Mention
from quotes.coref.bearer import Bearer
from quotes.coref.discourse import Discourse
from quotes.coref.evidence import evidence_of_name
from quotes.coref.nominals import singular
from quotes.coref.peoples import is_people
from quotes.coref.person import Person, Resolved, SpeakerType
from quotes.coref.titles import is_title_word
from quotes.lexicon import words
from quotes.nlp import stop_words
from quotes.span import Span

_NOUNS = ("human_nouns", "document_nouns", "organisation_nouns", "group_nouns")
_SPEAKING = frozenset(noun for name in _NOUNS for noun in words(name))
# What follows a name's comma or bracket and is no name of a list: *, head of*; *(R-Velm)*; *, 45,*; *, House
# editor for*; *, Mrs. Vale’s aide*.
_ROLE_OF = r"(?:[\w-]+ ){1,5}?(?:for|of|at)\b|(?:[\w.]+ ){0,2}\w+['’]s [a-z]"
_APPOSED = re.compile(rf"(?:,\s+|\s*\()(?!and\b|or\b)(?=[a-z]|[DIR]\b|\d|{_ROLE_OF})")
# A description in which another is named: *one of the friends who back Ada Lind, mayor Nora Lund*.
_CLAUSE_ABOUT = re.compile(r"[a-z] (?:who|that) ")
_RELATIVE = re.compile(r", (?:who|which|whose)\b[^,]*,?$")
_ARTICLE = re.compile(r"(?:the|an?)\b")
_LAST_BRACKET = re.compile(r"\s*\([^()]*\)?[\s,]*$")
# A description of the kind that has a name for its owner: *an Aaren textbook*, *the Ruiz memo*.
_DETERMINED = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
# *an article in the weekly journal Harbour Making*
_INDEFINITE = re.compile(r"(?:an?|one)\s[^,]*[a-z]\s(?:of|in|for|at|from|with|to|by)\s[^,]*$", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r"\s([a-z]+)")


def resolve_name(discourse: Discourse, source: Mention, surface: str, *, first: bool) -> Resolved | None:
    """Return the bearer of the name that heads the mention (*Ruiz spokesman Tom Leahy* is Leahy).

    In a headline (*Ana Ruiz Slams Harbour Chief: “…”*) it is the `first` name.
    """
    span = _without_clause(discourse.text, _without_bracket(discourse.text, source.span))
    span = _without_apposition(discourse, span)
    inside = names_inside(discourse, span)
    if not inside:
        return _agency(surface)
    if first and discourse.names[inside[0]].span.start == source.span.start:
        return _bearer_of(discourse, inside[0])
    people = [
        i
        for i in inside
        if discourse.bearers[discourse.owners[i]].is_person and not discourse.names[i].located
    ]
    last = people[-1] if people and _is_of(discourse, people[-1], inside[-1]) else inside[-1]
    members = members_of(discourse, inside)
    if len(members) > 1 and last == members[-1]:
        return joint_of(discourse, members)
    if last == inside[-1] and _tail_is_common(discourse, last, span):
        return None
    if source.form == "nominal" and (
        _hangs_on_noun(discourse, last, source) or _leads_to_noun(discourse, last, span)
    ):
        return None
    return _people(discourse, last) or _bearer_of(discourse, last)


def _agency(surface: str) -> Resolved | None:
    """Return the agency whose name is none elsewhere, as it opens datelines: *Reuters*."""
    *_, word = surface.split() or [""]
    if word.lower() not in words("known_bodies") or not word[0].isupper():
        return None
    return Resolved(Person(name=word, type="organisation"), "full_name", ("body",))


def _without_clause(text: str, span: Span) -> Span:
    """Return *the designer* of *the designer, who works for Velm Energy*."""
    clause = _RELATIVE.search(text, span.start, span.end)
    return span if clause is None else Span(span.start, clause.start())


def _without_bracket(text: str, span: Span) -> Span:
    """Return *Ana Ruiz* of *Ana Ruiz (R-Velm)*."""
    bracket = _LAST_BRACKET.search(span.of(text))
    return span if bracket is None or not bracket.start() else Span(span.start, span.start + bracket.start())


def _without_apposition(discourse: Discourse, span: Span) -> Span:
    """Return *Ana Ruiz* of *Ana Ruiz, head of Velm Energy*; a description before the comma stays whole.

    A body is kept from what it is: *Ixoma* of *Ixoma, the Lesk news agency*.
    """
    behind = _APPOSED.search(discourse.text, span.start, span.end)
    if behind is None:
        return span
    before = names_inside(discourse, Span(span.start, behind.start()))
    bearer = discourse.bearers[discourse.owners[before[-1]]] if before else None
    body = _ARTICLE.match(discourse.text, behind.end()) is not None
    leads = _CLAUSE_ABOUT.search(discourse.text, span.start, behind.start()) is not None
    named = bearer is not None and not leads and (bearer.is_person or bearer.organisation and body)
    ends = named and discourse.names[before[-1]].span.end == behind.start()
    return Span(span.start, behind.start()) if ends else span


def names_inside(discourse: Discourse, span: Span) -> list[int]:
    """Return the numbers of the names that share characters with `span`, in order."""
    first = max(0, bisect_left(discourse.name_starts, span.start) - 1)
    last = bisect_left(discourse.name_starts, span.end)
    return [index for index in range(first, last) if discourse.names[index].span.overlaps(span)]


def _bearer_of(discourse: Discourse, index: int) -> Resolved:
    bearer = discourse.bearers[discourse.owners[index]]
    short = "short_name" if len(bearer.full) > 1 or bearer.organisation else "bare_name"
    rule = "full_name" if len(discourse.names[index].words) > 1 else short
    return Resolved(person_of(discourse, bearer), rule, evidence_of_name(discourse, bearer))


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
    """Tell whether the name hangs on the noun that speaks: *most of the Danes*, *an aide to Mayor Ruiz*."""
    before = discourse.text[source.span.start : discourse.names[last].span.start]
    if _INDEFINITE.match(before):
        return True
    hung = re.search(r"[a-z]\s+(?:of|in|for|at|from|with|to)\s+(?:the\s+)?((?:[\w.-]+\s+){0,5})$", before)
    if hung is None:
        return False
    between = hung.group(1).split()
    office = before[0].isupper() and _DETERMINED.match(before) is None  # *Speaker of the House Rep. Ruiz*
    return len(between) < 2 or is_title_word(between[-1]) and not office


def _leads_to_noun(discourse: Discourse, last: int, span: Span) -> bool:
    """Tell whether the name only says what kind of thing it is: *an Aaren textbook*."""
    behind = _NOUN_BEHIND.match(discourse.text, discourse.names[last].span.end, span.end)
    if behind is None or _DETERMINED.match(discourse.text, span.start) is None:
        return False
    return behind.group(1) not in stop_words() and behind.group(1) not in words("plain_cues")


def _is_of(discourse: Discourse, person: int, last: int) -> bool:
    """Tell whether the last name only says where the person before it belongs: *Ana Ruiz of Velm*."""
    between = discourse.text[discourse.names[person].span.end : discourse.names[last].span.start]
    return re.match(r"\s*,?\s*(?:of|from|at|with|for|in)\b", between) is not None


def _tail_is_common(discourse: Discourse, last: int, span: Span) -> bool:
    """Tell whether a noun that can speak heads the mention behind the name: *Ruiz’s campaign*."""
    tail = re.findall(r"[^\W\d_]+", discourse.text[discourse.names[last].span.end : span.end].lower())
    return any(singular(word) in _SPEAKING for word in tail)


def members_of(discourse: Discourse, inside: list[int]) -> list[int]:
    """Return the names that *and* joins: *Senator Ana Ruiz of Velm and Senator Tom Leahy* has two."""
    bare = all(_is_bare(discourse, index) for index in inside)  # *Lund and Vale*
    members: list[int] = []
    for index in inside:
        name = discourse.names[index]
        if members and _says_where(discourse, index) or is_title_word(name.words[-1]):
            continue
        if not (bare or _is_known(discourse, index)):
            continue
        between = discourse.text[discourse.names[members[-1]].span.end : name.span.start] if members else ""
        if members and re.search(r"\band\b|&|,", between) is None:
            members = []
        members.append(index)
    joined = discourse.text[discourse.names[inside[0]].span.start : discourse.names[inside[-1]].span.end]
    return members if re.search(r"\band\b|&", joined) else members[-1:]


def _says_where(discourse: Discourse, index: int) -> bool:
    name = discourse.names[index]
    before = discourse.text[max(0, name.span.start - 6) : name.span.start]
    return name.located or before.endswith((" of ", " from "))


def _is_known(discourse: Discourse, index: int) -> bool:
    """Tell whether the name is a person's or a body's, or stands elsewhere in the article, too."""
    bearer = discourse.bearers[discourse.owners[index]]
    return bearer.is_person or bearer.organisation or len(bearer.mentions) > 1


def _is_bare(discourse: Discourse, index: int) -> bool:
    """Tell whether the name is one word without a title that may be a surname."""
    name = discourse.names[index]
    bearer = discourse.bearers[discourse.owners[index]]
    return len(name.words) == 1 and name.title is None and not bearer.is_nobody


def joint_of(discourse: Discourse, members: list[int]) -> Resolved:
    """Return the joint speaker that names with these numbers make; one person, where they are one's."""
    names = [person_of(discourse, discourse.bearers[discourse.owners[index]]).name for index in members]
    unique = tuple(dict.fromkeys(names))
    if len(unique) == 1:
        return Resolved(person_of(discourse, discourse.bearers[discourse.owners[members[0]]]), "full_name")
    return Resolved(Person(name=" and ".join(unique), type="group", members=unique), "joint")


def person_of(discourse: Discourse, bearer: Bearer) -> Person:
    """Return the person that the bearer is, made once for all quotations of a long article."""
    if bearer.number not in discourse.persons:
        discourse.persons[bearer.number] = _make_person(bearer)
    return discourse.persons[bearer.number]


def _make_person(bearer: Bearer) -> Person:
    written = (*(mention.words for mention in bearer.mentions), *bearer.others)
    names = tuple(dict.fromkeys(" ".join(each).replace("\u00a0", " ") for each in written))
    plain = _canonical(bearer)
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


def _canonical(bearer: Bearer) -> str:
    """Return the fullest name; one who is known by one name keeps the title that goes with it: *Pope Leo*."""
    regnal = (mention.title for mention in bearer.mentions if mention.title in words("regnal_titles"))
    title = next(regnal, None) if len(bearer.full) == 1 else None
    return bearer.name if title is None else f"{title.capitalize()} {bearer.name}"


def _is_body(bearer: Bearer) -> bool:
    """Tell whether one bare name is a body or a place rather than a surname without its given name."""
    return bearer.organisation or bearer.name.lower() in words("places")
