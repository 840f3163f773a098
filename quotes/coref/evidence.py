"""What speaks for or against a resolved name beside its rule, in words that confidence weighs."""

from quotes.coref.bearer import Bearer
from quotes.coref.discourse import Antecedent, Discourse

# An antecedent so far above the next, or so little, in sentences of distance.
CLEAR_LEAD, CLOSE_LEAD = 1.0, 0.4
# So many sentences back is far.
FAR = 2
ONE_WORD = "one word"


def evidence_of(meant: Antecedent) -> tuple[str, ...]:
    """Return what is seen of a pronoun's antecedent: whether others fit, and how far back it stands."""
    far = ("far",) if meant.sentences >= FAR else ()
    if meant.lead is None:
        return ("no rival", *far)
    return (
        "clear lead" if meant.lead >= CLEAR_LEAD else "close" if meant.lead < CLOSE_LEAD else "rival",
        *far,
    )


def evidence_of_name(discourse: Discourse, bearer: Bearer) -> tuple[str, ...]:
    """Return what is seen of a bearer's names: one word alone, a namesake, nothing that tells a person."""
    seen = {
        ONE_WORD: len(bearer.full) == 1 and not bearer.organisation,
        "namesake": discourse.surnames[bearer.full[-1]] > 1,
        "body": bearer.organisation,
        "untold": bearer.may_be_body and not bearer.organisation,
        "named once": len(bearer.mentions) == 1,
        "place": bearer.is_place,
    }
    return tuple(word for word, holds in seen.items() if holds)
