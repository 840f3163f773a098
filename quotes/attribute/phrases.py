"""The words of a mention around its head token: *the Republican attorney general of Oklahoma*."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Span, Token

from quotes.lexicon import table, words

_LEFT = {"compound", "det", "amod", "nmod", "poss", "nummod", "quantmod", "predet", "advmod"}
# What stands before a name that is set off: *the novelist*, *former Colorado Rep.*
_DESCRIBING = {"DET", "ADJ", "NOUN"}
_OF = {"of", "for", "from", "at", "in", "with"}
# A phrase in brackets, a relative clause or an apposition behind the head is not part of the mention.
# At most so many tokens stand in a mention.
LONGEST = 25


def phrase_of(head: Token) -> range:
    """Return the tokens of the noun phrase that `head` heads, joint heads (*Grassley and Leahy*) together."""
    first = _left_edge(head)
    last = head.i
    if head.pos_ == "NOUN":
        last = _right_edge(head)
    joint = _joined(head)
    if joint is not None:
        last = joint.i
    return range(first, min(last, first + LONGEST - 1) + 1) if last >= head.i else range(head.i, head.i + 1)


def named_head(head: Token, cue: range | None) -> Token:
    """Return the name that a description leads to: *his partner, Tom Leahy*, *coach of Velm Ali Maar*.

    *A spokesman for Ana Ruiz* leads to nobody: who speaks for her is another.
    """
    if head.pos_ == "PRON":
        return head
    appositions = (child for child in head.rights if child.dep_ == "appos" and child.pos_ == "PROPN")
    apposition = next((child for child in appositions if not _in_brackets(child)), None)
    if head.pos_ == "NOUN" and apposition is not None:
        return apposition
    if head.pos_ in {"NOUN", "NUM"} and (name := _after_comma(head)) is not None:
        return name
    if cue is None or head.i >= cue.start or not _is_role(head):
        return head
    office = head.text[0].isupper()
    return _name_behind_body(head.doc[head.i + 1 : cue.start], office=office) or head


def _name_behind_body(between: Span, *, office: bool) -> Token | None:
    """Return the end of the full name behind a role's body: *of the Refugee Council Enver Solomon*.

    Only an office may have a title there, too: *Speaker of the House Rep. Ruiz*, not *an aide of House
    Speaker Ana Ruiz*.
    """
    between = _before_bracket(between)
    if len(between) < 4 or between[0].pos_ != "ADP":
        return None
    run = between[2:] if between[1].lower_ == "the" else between[1:]
    begin = _name_begins(run)
    name = run[begin:]
    if not begin or _is_given(run[0]) or len(name) < 2 or not all(_is_naming(token) for token in name):
        return None
    titled = any(_is_title(token) for token in run[_body_ends(run) : -2])
    return None if titled and not (office and between[1].lower_ == "the") else run[-1]


def _name_begins(run: Span) -> int:
    """Return where a name begins behind a body's: behind its noun, else at a given name, else the end."""
    given = next((place for place, token in enumerate(run) if place and _is_given(token)), len(run))
    return _body_ends(run) or given


def _body_ends(run: Span) -> int:
    """Return where the words end that a noun for a body heads (*the Refugee Council*), else 0."""
    nouns = [place for place, token in enumerate(run) if token.lower_ in words("organisation_nouns")]
    return nouns[-1] + 1 if nouns else 0


def _before_bracket(tokens: Span) -> Span:
    """Return the tokens without a remark in brackets that ends them: *Ana Ruiz (D-Velm)*."""
    opening = next((place for place, token in enumerate(tokens) if token.text == "("), None)
    return tokens if opening is None or tokens[-1].text != ")" else tokens[:opening]


def _is_naming(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _is_given(token: Token) -> bool:
    return token.text in table("given_names")


def _is_title(token: Token) -> bool:
    lower = token.lower_.rstrip(".")
    return lower in table("titles") or lower in words("human_nouns")


def _in_brackets(token: Token) -> bool:
    edge = token.left_edge.i
    return edge > 0 and token.doc[edge - 1].text in {"(", "["}


def _without_brackets(tokens: Span) -> Span:
    """Return the tokens behind a remark in brackets that opens them: *(a union of bakers), Ana Ruiz*."""
    if not len(tokens) or tokens[0].text != "(":
        return tokens
    closing = next((place for place, token in enumerate(tokens) if token.text == ")"), None)
    return tokens if closing is None else tokens[closing + 1 :]


def _after_comma(head: Token) -> Token | None:
    """Return the last token of a full name set off by commas: *His daughter, the diver Ana Ruiz, said*."""
    behind = _without_brackets(head.doc[_right_edge(head) + 1 :])
    if len(behind) < 3 or behind[0].text != ",":
        return None
    begin = next((place for place, token in enumerate(behind) if place and not _describes(token)), 1)
    count = begin - 1
    while count + 1 < len(behind) and behind[count + 1].pos_ == "PROPN":
        count += 1
    closed = count + 1 < len(behind) and (behind[count + 1].text == "," or behind[count + 1].pos_ == "VERB")
    return behind[count] if count > begin and closed else None


def _describes(token: Token) -> bool:
    return token.pos_ in _DESCRIBING and token.text[0].islower()


def _is_role(head: Token) -> bool:
    return head.pos_ == "NOUN" or _is_title(head)


def _left_edge(head: Token) -> int:
    first = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT and not _parted(child, head):
            first = min(first, child.left_edge.i)
    return first if head.i - first < LONGEST else head.i


def _parted(child: Token, head: Token) -> bool:
    """Tell whether a dash or comma parts two names: *no hope in Lesk - Ana Lund*, *Of Vale, Lund*."""
    between = head.doc[child.i + 1 : head.i]
    if child.dep_ in {"compound", "nmod"} and any(token.text == "," for token in between):
        return True
    return any(
        token.text in {"-", "–", "—"} and token.whitespace_ and token.nbor(-1).whitespace_
        for token in between
    )


def _right_edge(head: Token) -> int:
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _OF and child.i == last + 1 and not _is_in_paper(child):
            last = max(last, *(token.i for token in _outside_brackets(child) if token.dep_ != "punct"))
    return last if last - head.i < LONGEST else head.i


def _is_in_paper(preposition: Token) -> bool:
    """Tell where it was said from who said it: *her lawyers in a court filing*, *officials in a memo*."""
    held = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if preposition.lower_ != "in" or held is None or held.lemma_ not in words("document_nouns"):
        return False
    return any(child.lower_ in {"a", "an"} for child in held.children)


def _outside_brackets(phrase: Token) -> Iterator[Token]:
    """Yield what hangs on a token up to a bracket: *for Senator Ana Ruiz (D-Velm)*."""
    return takewhile(lambda token: token.text not in {"(", "["}, phrase.subtree)


def _joined(head: Token) -> Token | None:
    """Return the last of heads joined by *and*: *Ruiz and Leahy said*, *Ruiz, Leahy and Lund said*."""
    joint = _joint(head)
    return joint[-1] if joint and any(_has_and(token) for token in (head, *joint)) else None


def _joint(head: Token) -> list[Token]:
    """Return the nouns and names that the parser joins to a head, each to the one before."""
    joint: list[Token] = []
    token = _joint_to(head)
    while token is not None:
        joint.append(token)
        token = _joint_to(token)
    return joint


def _joint_to(token: Token) -> Token | None:
    joint = (child for child in token.children if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN"})
    return next(joint, None)


def _has_and(token: Token) -> bool:
    return any(child.dep_ == "cc" and child.lower_ in {"and", "&"} for child in token.children)
