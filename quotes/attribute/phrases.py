"""The words of a mention around its head token: *the Republican attorney general of Oklahoma*."""

from spacy.tokens import Token

_LEFT = {"compound", "det", "amod", "nmod", "poss", "nummod", "quantmod", "predet", "advmod"}
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


def _left_edge(head: Token) -> int:
    first = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT:
            first = min(first, child.left_edge.i)
    return first if head.i - first < LONGEST else head.i


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
