"""What changed between two wordings, as a reader sees it: [-gone-] and {+new+}."""

import pytest

from quotes.publish.wordings import changes

ONE = "The quay is closed.\n\nNobody was hurt, the port said."


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        pytest.param(ONE, ONE, [], id="nothing"),
        pytest.param(ONE, ONE.replace("\n\n", "\n \n\n"), [], id="blank lines alone"),
        pytest.param(
            ONE,
            ONE.replace("Nobody was", "Three people were"),
            ["[-Nobody was-] {+Three people were+} hurt, the port said."],
            id="words of one paragraph",
        ),
        pytest.param(ONE, ONE + "\n\nTwo left.", ["{+Two left.+}"], id="a paragraph more"),
        pytest.param(ONE, "The quay is closed.", ["[-Nobody was hurt, the port said.-]"], id="one less"),
        pytest.param("", "New.", ["{+New.+}"], id="all new"),
        pytest.param("a <b>", "a <i>", ["a [-&lt;b&gt;-] {+&lt;i&gt;+}"], id="markup is text"),
        pytest.param(
            "x " * 2000, "y " * 2000, [f"[-{'x ' * 1999}x-]  {{+{'y ' * 1999}y+}}"], id="too long to compare"
        ),
    ],
)
def test_changes(before: str, after: str, shown: list[str]) -> None:
    found = [
        str(each)
        .replace("<del>", "[-")
        .replace("</del>", "-]")
        .replace("<ins>", "{+")
        .replace("</ins>", "+}")
        for each in changes(before, after)
    ]
    assert [each.strip() for each in found] == shown
