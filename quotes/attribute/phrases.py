"""The words of a mention around its head token: *the Republican attorney general of Oklahoma*."""

from spacy.tokens import Span, Token

from quotes.lexicon import table, words

_LEFT = {"compound", "det", "amod", "nmod", "poss", "nummod", "quantmod", "predet", "advmod"}
_NAMING = {"PROPN", "NOUN", "ADP", "DET", "ADJ", "PART"}
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
    """Return the name that a description leads to: *his partner, Tom Leahy*, *coach of Velm Ali Maar*."""
    if head.pos_ == "PRON":
        return head
    appositions = (child for child in head.rights if child.dep_ == "appos" and child.pos_ == "PROPN")
    apposition = next((child for child in appositions if not _in_brackets(child)), None)
    if head.pos_ == "NOUN" and apposition is not None:
        return apposition
    if head.pos_ == "NOUN" and (name := _after_comma(head)) is not None:
        return name
    if cue is None or head.i >= cue.start or head.doc[cue.start - 1].pos_ != "PROPN" or not _is_role(head):
        return head
    between = head.doc[head.i + 1 : cue.start]
    plain = all(token.pos_ in _NAMING or token.text in {"-", "'s", "’s"} for token in between)
    return between[-1] if plain and len(between) and _names_after(between) else head


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
    """Return the last token of a full name set off by commas: *His daughter, Ana Ruiz, said*."""
    behind = _without_brackets(head.doc[_right_edge(head) + 1 :])
    if len(behind) < 3 or behind[0].text != ",":
        return None
    count = 0
    while count + 1 < len(behind) and behind[count + 1].pos_ == "PROPN":
        count += 1
    closed = count + 1 < len(behind) and (behind[count + 1].text == "," or behind[count + 1].pos_ == "VERB")
    return behind[count] if count > 1 and closed else None


def _is_role(head: Token) -> bool:
    lower = head.lower_.rstrip(".")
    return head.pos_ == "NOUN" or lower in words("human_nouns") or lower in table("titles")


def _names_after(between: Span) -> bool:
    """Tell whether a full name ends the words between: *of the Refugee Council Enver Solomon*."""
    return len(between) > 1 and between[-2].pos_ == "PROPN" and between[-1].text[0].isupper()


def _left_edge(head: Token) -> int:
    first = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT and not _dashed(head.doc[child.i : head.i]):
            first = min(first, child.left_edge.i)
    return first if head.i - first < LONGEST else head.i


def _dashed(tokens: Span) -> bool:
    """Tell whether a dash between spaces parts the words: *no hope in Lesk - Ana Lund*."""
    return any(
        token.text in {"-", "–", "—"} and token.whitespace_ and token.nbor(-1).whitespace_
        for token in tokens[1:]
    )


def _right_edge(head: Token) -> int:
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _OF and child.i == last + 1:
            last = max(last, *(t.i for t in child.subtree if t.dep_ not in {"punct"}))
    return last if last - head.i < LONGEST else head.i


def _joined(head: Token) -> Token | None:
    """Return the last of heads joined by *and*: *Ruiz and Leahy said*."""
    if not any(child.dep_ == "cc" and child.lower_ in {"and", "&"} for child in head.children):
        return None
    last = next(
        (child for child in head.children if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN"}), None
    )
    while (
        last is not None and (more := next((c for c in last.children if c.dep_ == "conj"), None)) is not None
    ):
        last = more
    return last
