"""Rules that read subject and verb of saying side by side, by form and place, before the parser is asked.

*“Why?” Vitter demanded*, *said Velm council leader Tom Leahy*, *Ruiz notes: “…”*, *“…” — Ana Ruiz, mayor*.
"""

from spacy.tokens import Token

from quotes.attribute.cues import SUBJECTS, cue_medium, hearer_of, subject_of
from quotes.attribute.view import Decision, View, can_speak
from quotes.lexicon import words
from quotes.saying import said_forms, saying_forms

PRONOUNS = {"he", "she", "they", "it", "i", "we"}
DASHES = {"-", "--", "–", "—", "―"}
# Subject and verb of saying right behind a content stand among so many tokens.
BESIDE_TOKENS = 12
# A description before the name (*said the older council leader Tom Leahy*) has at most so many tokens.
INVERTED_REACH = 6


def source_dash(view: View) -> Decision | None:
    """*Yes. — Ana Ruiz, mayor*: a name signs the content, behind a dash or on a line of its own."""
    behind = [token for token in view.doc[view.own.stop :] if not token.is_space]
    while behind and behind[0].text in {".", ","}:
        behind = behind[1:]
    dashed = bool(behind) and behind[0].text in DASHES | {":"}
    signature = behind[1:] if dashed else behind
    named = _leading_names(signature) if signature else 0
    if (
        not named
        or signature[0].i in view.taken
        or any(token.pos_ in {"VERB", "AUX"} for token in signature[: named + 2])
    ):
        return None
    if not dashed and (not view.slot.direct or any(token.pos_ in {"VERB", "AUX"} for token in signature)):
        return None
    return Decision(
        "source_dash", signature[named - 1], range(behind[0].i, behind[0].i + 1) if dashed else None
    )


def signed_before(view: View) -> Decision | None:
    """*The bakers give up — Ana Ruiz: Yes*: a name between a dash and the colon right before a content."""
    before = [token for token in view.doc[: view.own.start] if not token.is_space]
    if not view.slot.direct or len(before) < 3 or before[-1].text != ":":
        return None
    run = len(before) - 1
    while run and before[run - 1].pos_ == "PROPN":
        run -= 1
    if run == len(before) - 1 or not run or before[run - 1].text not in DASHES:
        return None
    return Decision("source_colon", before[-2], range(before[-1].i, before[-1].i + 1))


def beside(view: View) -> Decision | None:
    """*Yes, Ruiz demanded*, *Yes, beamed Ruiz*: subject and form of saying side by side behind."""
    tokens = [
        token for token in view.doc[view.own.stop : view.own.stop + BESIDE_TOKENS] if not token.is_space
    ]
    while tokens and tokens[0].text in {",", "—", "–", "-"}:
        tokens = tokens[1:]
    if len(tokens) < 2 or not view.slot.direct:
        return None
    if tokens[0].lower_ in said_forms() and not tokens[0].text[0].isupper():
        return _beside_inverted(tokens)
    named = _leading_names(tokens)
    if named and named < len(tokens) and tokens[named].lower_ in said_forms():
        cue = tokens[named]
        return Decision(
            "beside",
            tokens[named - 1],
            range(cue.i, cue.i + 1),
            hearer_of(cue, view.taken),
            medium=cue_medium(cue),
        )
    return None


def beside_before(view: View) -> Decision | None:
    """*Ruiz notes, Yes*, *with Ruiz stating: Yes*: subject and form of saying side by side before."""
    if not view.slot.direct:
        return None
    before = [token for token in view.doc[: view.own.start] if not token.is_space]
    while before and before[-1].lower_ in {",", ":", "that", "—"}:
        before = before[:-1]
    if len(before) < 2 or not _is_saying(before[-1]):
        return None
    subject_token, cue = before[-2], before[-1]
    if cue.tag_ == "VBG" and not _may_be_named(subject_token):
        lent = subject_of(cue, view.taken)
        return None if lent is None else Decision("beside_before", lent, range(cue.i, cue.i + 1))
    if subject_token.pos_ != "PROPN" and subject_token.lower_ not in PRONOUNS:
        return None
    if _is_of_relative(cue) or subject_token.i in view.taken:
        return None
    own = next((child for child in cue.lefts if child.dep_ in SUBJECTS and _may_say(child)), None)
    # *Ruiz of Velm posted*, *a spokesman for Ruiz said*
    inside = own is not None and own.i < subject_token.i <= own.right_edge.i
    source = own if own is not None and inside else subject_token
    return Decision("beside_before", source, range(cue.i, cue.i + 1), medium=cue_medium(cue))


def _is_of_relative(cue: Token) -> bool:
    """Tell *the diver who Ruiz calls* from *on Monday, when Ruiz posted*."""
    return cue.dep_ == "relcl" and not any(child.lower_ == "when" for child in cue.lefts)


def _may_say(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.pos_ == "NOUN" and token.lower_ in words("human_nouns")


def _may_be_named(token: Token) -> bool:
    """Tell a name before a participle (*with Ruiz stating*) from a day (*a note Tuesday saying*)."""
    return token.pos_ == "PROPN" and token.lower_ not in words("day_words")


def _is_saying(token: Token) -> bool:
    return token.lower_ in said_forms() or token.lower_ in saying_forms()


def _leading_names(tokens: list[Token]) -> int:
    """Return how many of the tokens are one name or pronoun: *Lena de la Cruz*, *Mary-Ann O’Hara*."""
    if tokens and tokens[0].lower_ in PRONOUNS:
        return 1
    count = 0
    while count < len(tokens) and _goes_on_name(tokens, count):
        count += 1
    return count


def _goes_on_name(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if token.text[0].isupper():
        return token.pos_ != "DET"
    following = tokens[place + 1 : place + 3]
    joins = token.text == "-" or token.lower_ in words("name_particles")
    return place > 0 and joins and any(other.text[0].isupper() for other in following)


def _beside_inverted(tokens: list[Token]) -> Decision | None:
    """Read *said Ruiz*, *said Velm council leader Tom Leahy, who …*, *read a banner*."""
    cue = tokens[0]
    if _leading_names(tokens[1:2]) and tokens[1].pos_ == "PRON":
        return Decision("beside", tokens[1], range(cue.i, cue.i + 1), medium=cue_medium(cue))
    run = _noun_run(tokens[1:])
    if not run or not run[-1].text[0].isupper() and not can_speak(run[-1]):
        return None
    if not run[0].text[0].isupper() and run[-1].i - run[0].i > INVERTED_REACH:
        return None
    if run[-1].text[0].islower() and tokens[1].text[0].isupper():
        return None  # *said Vale’s deputy, Nora Lund*: the parser reads it
    return Decision("beside", run[-1], range(cue.i, cue.i + 1), medium=cue_medium(cue))


def _noun_run(tokens: list[Token]) -> list[Token]:
    """Return the leading tokens that may stand in one noun phrase, up to a day or any other word."""
    run: list[Token] = []
    for place, token in enumerate(tokens):
        nounlike = token.pos_ in {"PROPN", "NOUN", "ADJ", "DET", "PART"} or _goes_on_name(tokens, place)
        human = token.lower_ in words("human_nouns")  # a rare one the tagger may take for a verb
        if not (nounlike or human) or token.lower_ in words("day_words"):
            break
        run.append(token)
    return run
