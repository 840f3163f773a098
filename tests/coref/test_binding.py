"""Binding: which stretches beside a subject name other people, and where a clause only leads to the subject.

The subject is marked `x`, each stretch `a`.
"""

import pytest
from marked import parse

from quotes.coref.binding import CLAUSE, leads, named_apart


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[a:[x:He] told Ruiz], and Lind left.", id="to the comma"),
        pytest.param("[a:Ruiz is no fool, ][a:[x:he] said].", id="the clause before he said"),
        pytest.param("Ruiz is to sing; [a:a jury, ][a:[x:she] told him], Lind.", id="behind a semicolon"),
        pytest.param("When Ruiz sang, [a:[x:he] said ]that Lind left.", id="silent: what leads to it"),
        pytest.param("Ruiz hit [x:him] and Lind.", id="silent: an object"),
    ],
)
def test_named_apart(marked: str) -> None:
    text, spans = parse(marked)
    assert named_apart(text, spans["x"][0].start, 0) == list(spans.get("a", ()))


@pytest.mark.parametrize("clause", ["he saw Ruiz ", "Ruiz left he said ", "when he said Ruiz left "])
def test_without_marks_a_stretch_ends(clause: str) -> None:
    text = clause * CLAUSE
    place = text.index("he ", len(text) // 2)
    assert [len(stretch) for stretch in named_apart(text, place, 0)] == [CLAUSE]


@pytest.mark.parametrize(
    ("marked", "leading"),
    [
        pytest.param("When [x:Ruiz] sang, Lind left.", True, id="a clause before the subject"),
        pytest.param("Like [x:Ruiz], the diver, Lind left.", True, id="a phrase that names another"),
        pytest.param("Likely [x:Ruiz], the diver, left.", False, id="silent: another word"),
        pytest.param("Today [x:Ruiz] sang, and Lind left.", False, id="silent: the subject itself"),
        pytest.param("When " + "rain came and " * CLAUSE + "[x:Ruiz] sang, Lind left.", False, id="too far"),
        pytest.param("When [x:Ruiz] sang" + " and it rained" * CLAUSE + ", Lind left.", False, id="too long"),
    ],
)
def test_leads(marked: str, leading: bool) -> None:
    text, spans = parse(marked)
    assert leads(text, spans["x"][0].start, 0) == leading
