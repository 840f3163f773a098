"""What cannot be true together, and the chain that shows it."""

import pytest

from quotes.judgement import Judgement, NameKind
from quotes.judging.contradictions import contradicted, contradictions


def make(words: str) -> Judgement:
    """Return a judgement written `A=B`, `A#B` or `A@id:1=A@id:2`."""
    kind: NameKind = "same" if "=" in words else "different"
    (one, _, article), (other, _, other_article) = (
        part.partition("@") for part in words.split("=" if kind == "same" else "#")
    )
    return Judgement(
        kind=kind, subject=one, object=other, article=article or None, object_article=other_article or None
    )


@pytest.mark.parametrize(
    ("standing", "new", "chain"),
    [
        ("A=B B=C", "A#C", "A=B B=C"),
        ("A=B C=B", "C#A", "C=B A=B"),
        ("A#C A=B", "B=C", "A=B A#C"),
        ("A#B", "A=B", "A#B"),
        ("A=B", "A#B", "A=B"),
        ("A=B B=C", "A#D", ""),
        ("A#B B#C", "A=C", ""),
        ("A#C A=B", "B=D", ""),
        ("A@1=A@2", "A@1#A@2", "A@1=A@2"),
        ("A@1=A@2", "A@1#A@3", ""),
        ("the Port=Dr. Sol", "port#dr sol", "the Port=Dr. Sol"),
        ("", "A=B", ""),
    ],
)
def test_a_new_judgement_is_held_against_those_before(standing: str, new: str, chain: str) -> None:
    assert contradicted(make(new), [make(words) for words in _split(standing)]) == tuple(
        make(words) for words in _split(chain)
    )


def test_those_that_came_together_are_named() -> None:
    judgements = [make(words) for words in ("A=B", "B=C", "A#C", "D#E")]
    assert contradictions(judgements) == [(make("A#C"), make("A=B"), make("B=C"))]


def _split(words: str) -> list[str]:
    return (
        words.replace("the Port", "the_Port").replace("Dr. Sol", "Dr._Sol").replace("_", "\u00a0").split(" ")
        if words
        else []
    )
