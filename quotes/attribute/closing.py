"""The clause behind a content that ends in a comma: it tells who said it, whatever its verb is.

*“…,” the email read*, *“…,” a voice in the film states*: verbs of saying that the parser takes for nouns.
Other verbs (*“…,” reacted Lund*) count behind people, bodies and texts only.
"""

from spacy.tokens import Token

from quotes.attribute.cues import cue_medium, hearer_of, subject_of
from quotes.attribute.view import Decision, View, may_report
from quotes.saying import said_forms

# The verb stands among so many tokens (*a senior official of the harbour office states*).
CLAUSE_TOKENS = 12
_FINITE = {"VBD", "VBN", "VBP", "VBZ"}
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM"}
_IN_PHRASE = _NOUNS | {"ADJ", "ADV", "DET", "PART", "ADP", "PUNCT"}


def closing_clause(view: View) -> Decision | None:
    """*Yes, the email read*, *Yes, reads a sign*: subject and verb behind a comma, by their places."""
    behind = _clause(view)
    if not view.leads or not view.slot.direct or len(behind) < 2 or behind[0].pos_ == "CCONJ":
        return None
    source_and_verb = _inverted(behind) or _plain(behind) or _parsed(view, behind)
    if source_and_verb is None:
        return None
    source, verb = source_and_verb
    if verb.lower_ not in said_forms() and not may_report(source):
        return None  # *shares fell 3 percent*, *a film opens in Lesk*: the words were told of before
    hearer = hearer_of(verb, view.taken)
    hearer = None if hearer is not None and hearer.i == source.i else hearer
    return Decision(
        "closing_clause", source, range(verb.i, verb.i + 1), hearer=hearer, medium=cue_medium(verb)
    )


def _clause(view: View) -> list[Token]:
    """Return the first tokens behind the comma behind the content, up to another content."""
    behind = view.doc[view.own.stop :]
    if not len(behind) or behind[0].text != ",":
        return []
    clause = [token for token in behind[1 : CLAUSE_TOKENS + 1] if not token.is_space]
    other = next((place for place, token in enumerate(clause) if token.i in view.taken), len(clause))
    return clause[:other]


def _inverted(clause: list[Token]) -> tuple[Token, Token] | None:
    """Read *reads a sign in Lesk*: a verb, and behind it whom or what it is of."""
    verb = clause[0]
    if verb.text[0].isupper() or verb.tag_ not in _FINITE or verb.lemma_ in {"be", "have"}:
        return None
    phrase = _leading(clause[1:])
    return None if not phrase or phrase[-1].pos_ not in _NOUNS else (phrase[-1], verb)


def _plain(clause: list[Token]) -> tuple[Token, Token] | None:
    """Read *a voice in the film states*: a form of saying behind a phrase, *state* behind a plural."""
    for place, token in enumerate(clause[1:], start=1):
        plural = clause[place - 1].tag_ in {"NNS", "NNPS"} and token.lower_ == "state"
        if token.lower_ in said_forms() or plural:
            phrase = _leading(clause[:place])
            return None if not phrase or phrase[-1].pos_ not in _NOUNS else (phrase[-1], token)
        if token.pos_ not in _IN_PHRASE or token.text in {",", ";"}:
            return None
    return None


def _leading(tokens: list[Token]) -> list[Token]:
    """Return the words of the phrase that opens here, up to a preposition or a comma."""
    last = next((place for place, token in enumerate(tokens) if _ends_phrase(token)), len(tokens))
    return tokens[:last]


def _ends_phrase(token: Token) -> bool:
    relative = token.tag_ in {"WDT", "WP"}
    return relative or token.pos_ in {"ADP", "PUNCT", "SCONJ", "VERB"} and token.text != "-"


def _parsed(view: View, clause: list[Token]) -> tuple[Token, Token] | None:
    """Return the subject of the parsed clause and its verb: *the crowd roared back*."""
    root = next((token for token in clause if token.dep_ == "ROOT" and token.tag_ in _FINITE), None)
    source = None if root is None else subject_of(root, view.taken)
    if root is None or source is None or source.i in view.taken or source.lower_ in {"it", "that", "this"}:
        return None
    return source, root
