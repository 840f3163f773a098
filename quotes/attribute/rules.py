"""The ordered, named rules that find cue and source of one slot of a parsed frame.

Each rule takes a `View` and returns a `Decision` or None; the first that answers decides, and its name is
kept with the answer. *Yes, Ruiz said* → `content_cue`; *Ruiz said: Yes* → `cue_content`.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc, Token

from quotes.attribute.beside import beside, beside_before, signed_before, source_dash
from quotes.attribute.closing import closing_clause
from quotes.attribute.cues import SUBJECTS, Cue, agent_of, cue_medium, cue_strength, hearer_of, subject_of
from quotes.attribute.view import Decision, View, can_speak
from quotes.lexicon import table, words

# From a fragment up to the verb that reports it, it is at most so many steps in the tree.
ANCESTOR_STEPS = 10


def decide(view: View) -> Decision | None:
    """Return what the first rule that speaks says of the slot."""
    for rule in RULES:
        decision = rule(view)
        if decision is not None:
            return decision
    return None


def source_colon(view: View) -> Decision | None:
    """*Ruiz: Yes*, *Ruiz: Harbour Tax Is this*: a name and a colon open the frame, no verb between."""
    if ":" not in view.frame.text:  # as in most
        return None
    colon = next((token for token in view.doc[: view.own.start] if token.text == ":"), None)
    if colon is None:
        return None
    if (signed := signed_before(view)) is not None:
        return signed
    before = view.doc[: colon.i]
    head = next(
        (token for token in before if token.pos_ in {"PROPN", "NOUN", "PRON"} and _heads_phrase(token)), None
    )
    if head is None or head.text in {"Q", "A"} or head.lemma_.lower() in words("cue_nouns"):
        return None
    if any(token.pos_ in {"VERB", "AUX"} for token in before):
        return None
    source = head if can_speak(head) else _author(head) or head  # *A lesson from Ruiz: Yes*
    return Decision("source_colon", source, range(colon.i, colon.i + 1))


def quoted_as_saying(view: View) -> Decision | None:
    """*The agency quoted Ruiz as saying Yes*: the source is who is quoted, the agency passed it on."""
    for cue in view.cues:
        verb = cue.head
        if verb.lemma_ not in {"quote", "cite"}:
            continue
        passive = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        quoted = passive or next(
            (child for child in verb.children if child.dep_ == "dobj" and child.i not in view.taken), None
        )
        saying = any(token.lower_ == "as" for token in verb.subtree)
        if quoted is None or not saying:
            continue
        via = (
            agent_of(verb)
            if passive is not None
            else next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        )
        return Decision("quoted_as_saying", quoted, _cue_range(cue), via=via)
    return None


def content_cue(view: View) -> Decision | None:
    """*Yes, Ruiz said* and *Yes, said Ruiz*: the frame opens with the content, the cue follows."""
    if not view.leads:
        return None
    return _from_cues(view, "content_cue", _after(view))


def content_cue_inside(view: View) -> Decision | None:
    """*In the end, Yes, Ruiz said*: a content set off by commas, with its cue behind it."""
    if not view.slot.direct or view.before in {":", "that"} or _set_off_by_cue(view):
        return None
    following = view.doc[view.own.stop : view.own.stop + 1]
    if not len(following) or following[0].text != ",":
        return None
    near = [cue for cue in _after(view) if cue.strength == "say" and cue.first - view.own.stop <= 8]
    return _from_cues(view, "content_cue_inside", near)


def cue_content(view: View) -> Decision | None:
    """*Ruiz said: Yes*, *Ruiz said they called it this*: a cue above the content in the tree.

    The outermost verb of saying whose subject can speak is whom the paper quotes; else the nearest cue.
    """
    by_head = {cue.head.i: cue for cue in view.cues}
    above = [by_head[token.i] for token in _ancestors(view.root) if token.i in by_head]
    decisions = [
        decision for cue in above if (decision := _from_cues(view, "cue_content", [cue])) is not None
    ]
    outer = [d for d in decisions if d.strength == "say" and can_speak(d.source)]
    if not outer and view.slot.direct is False and (aside := _parenthetical(view)) is not None:
        return aside
    if outer:
        return outer[-1]
    if decisions and not can_speak(decisions[0].source) and according_to(view) is not None:
        return None  # *the tactic put them through this, according to Ruiz*
    return _by_main_subject(view, decisions[0]) if decisions else None


def _by_main_subject(view: View, decision: Decision) -> Decision:
    """Return the decision with the main clause's subject for a pronoun in a side clause, or for a speech.

    *Ruiz attacked what she called this*: *she* is Ruiz, and Ruiz is whom the paper names. *In an address
    that spoke of this, Ruiz sang*: the address is hers.
    """
    root = next((token for token in _ancestors(view.root) if token.dep_ == "ROOT"), None)
    if root is None or root.i == decision.source.head.i:
        return decision
    main = subject_of(root, view.taken)
    if main is None or not can_speak(main):
        return decision
    before = decision.source.pos_ == "PRON" and main.i < decision.source.i
    return replace(decision, source=main) if before or _is_spoken(decision.source, root) else decision


def _is_spoken(noun: Token, root: Token) -> bool:
    """Tell the speech or paper in *In an address that …, Ruiz sang* from what others gave."""
    told = noun.lemma_ in words("document_nouns") or noun.lemma_ in table("occasion_nouns")
    indefinite = any(child.lower_ in {"a", "an"} for child in noun.children)
    leads = noun.dep_ == "pobj" and noun.head.head.i == root.i and noun.i < root.i
    return told and indefinite and leads


def _parenthetical(view: View) -> Decision | None:
    """Return the cue of *The plan, Ruiz said, is this*: a clause of saying between commas."""
    asides = [cue for cue in view.cues if cue.strength == "say" and _between_commas(view.doc, cue)]
    return _from_cues(view, "cue_content", asides)


def _between_commas(doc: Doc, cue: Cue) -> bool:
    following = doc[cue.last + 1 : cue.last + 2].text
    return following in {",", "."} and any(
        token.text == "," for token in doc[max(0, cue.first - 6) : cue.first]
    )


def _ancestors(token: Token) -> list[Token]:
    """Return the tokens above `token`, nearest first, not out of the side clause of another sentence part."""
    found: list[Token] = []
    while token.head.i != token.i and len(found) < ANCESTOR_STEPS:
        if token.dep_ == "advcl" and token.head.i > token.i or _stands_alone(token):
            break
        token = token.head
        found.append(token)
    return found


def _stands_alone(verb: Token) -> bool:
    """Tell whether a clause of saying is its own beside the main one: *Lund agreed, but Ruiz called it this*.

    *Lund said that Vale agreed and called it this* stays one: there the clause beside is what Lund said.
    """
    strength = cue_strength(verb)
    beside = verb.dep_ == "conj" or verb.dep_ == "advcl" and strength == "say" and _is_while(verb)
    if strength is None or not beside or verb.head.dep_ != "ROOT":
        return False
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _is_while(verb: Token) -> bool:
    """Tell whether a side clause says what went on beside: *Lund said as the heckler yelled*."""
    return any(
        child.lower_ in {"after", "although", "as", "before", "though", "when", "while"}
        for child in verb.children
    )


def according_to(view: View) -> Decision | None:
    """*according to Ruiz*: the source is the object of *to*."""
    for cue in view.cues:
        if cue.strength != "according":
            continue
        for token in view.doc[cue.last : min(cue.last + 2, len(view.doc))]:
            source = next(
                (child for child in token.children if child.dep_ == "pobj" and child.i not in view.taken),
                None,
            )
            if source is not None and not _is_manner(source):
                return Decision("according_to", source, _cue_range(cue))
    return None


def _is_manner(token: Token) -> bool:
    """Tell *according to plan*, a bare noun, from whom or what the words are according to."""
    bare = not any(child.dep_ in {"det", "poss", "amod", "compound", "nummod"} for child in token.children)
    return bare and token.tag_ == "NN" and not can_speak(token)


def preceding_cue(view: View) -> Decision | None:
    """*Ruiz said … and this*: the nearest cue before the content that has a subject."""
    before = [cue for cue in view.cues if cue.last < view.own.start and cue.strength != "according"]
    return _from_cues(view, "preceding_cue", before[::-1])


def following_cue(view: View) -> Decision | None:
    """*This is what the plan needs, Ruiz said*: the nearest cue behind the content that has a subject."""
    return _from_cues(view, "following_cue", _after(view))


def noun_cue(view: View) -> Decision | None:
    """*a statement from Ruiz: Yes*, *his reply: Yes*: a noun of saying and who owns it."""
    for token in view.doc:
        if token.i in view.taken or token.lemma_.lower() not in words("cue_nouns"):
            continue
        owner = next((child for child in token.children if child.dep_ == "poss"), None)
        source = owner if owner is not None else _author(token)
        if source is not None and source.i not in view.taken:
            return Decision("noun_cue", source, range(token.i, token.i + 1))
    return None


def subject(view: View) -> Decision | None:
    """*Ruiz is promising this*: no cue at all; the subject of the clause, where it can speak."""
    token = view.root
    for _ in range(ANCESTOR_STEPS):
        if token.pos_ in {"VERB", "AUX"}:
            found = subject_of(token, view.taken)
            if found is not None and can_speak(found):
                return Decision("subject", found, range(token.i, token.i + 1))
        if token.head.i == token.i:
            return None
        token = token.head
    return None


RULES: tuple[Callable[[View], Decision | None], ...] = (
    source_colon,
    source_dash,
    quoted_as_saying,
    beside,
    beside_before,
    content_cue,
    closing_clause,
    content_cue_inside,
    cue_content,
    according_to,
    preceding_cue,
    following_cue,
    noun_cue,
    subject,
)


def _from_cues(view: View, rule: str, cues: list[Cue]) -> Decision | None:
    for cue in cues:
        if cue.strength == "according":
            continue
        source = subject_of(cue.head, view.taken)
        if (
            source is None
            or source.i in view.taken
            or source.pos_ in {"PUNCT", "ADV", "VERB", "AUX", "SCONJ"}
        ):
            continue
        hearer = hearer_of(cue.head, view.taken)
        if hearer is not None and hearer.i == source.i:
            continue
        return Decision(
            rule, source, _cue_range(cue), hearer=hearer, medium=cue_medium(cue.head), strength=cue.strength
        )
    return None


def _after(view: View) -> list[Cue]:
    """Return the cues behind the slot and before the next one, those of main clauses first."""
    limit = min((i for i in view.taken if i >= view.own.stop), default=len(view.doc))
    after = [cue for cue in view.cues if view.own.stop <= cue.first < limit]
    return sorted(after, key=lambda cue: (cue.strength == "name", _is_side(cue.head), cue.first))


def _is_side(token: Token) -> bool:
    """Tell whether a verb stands in a side clause (*Smith, who told voters …, said*)."""
    return any(
        t.dep_ in {"relcl", "acl", "advcl"} for t in (token, *token.ancestors) if t.pos_ in {"VERB", "AUX"}
    )


def _set_off_by_cue(view: View) -> bool:
    """Tell whether a cue verb stands right before the comma before the slot: *adding, Yes*."""
    if view.before != "," or view.own.start < 2:
        return False
    place = view.own.start - 2
    return any(cue.last in {place, place - 1, place - 2} for cue in view.cues)


def _cue_range(cue: Cue) -> range:
    return range(cue.first, cue.last + 1)


def _author(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"from", "by"}:
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def _heads_phrase(token: Token) -> bool:
    return token.dep_ not in {"compound", "amod", "det", "poss", "nmod"}
