"""Paragraphs: blank lines part them; single line ends do where the lines end like sentences."""

import pytest

from quotes.find import paragraphs


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\n \t\n\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("“One.”\n“Two.”", ["“One.”", "“Two.”"]),
        ("The harbour froze on\nFriday, as it does\nin some years.", None),
        ("The harbour froze on\r\nFriday, as it does\r\nin some years.", None),
        ("  One.  ", ["One."]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_paragraphs(text: str, parts: list[str] | None) -> None:
    assert [span.of(text) for span in paragraphs(text)] == ([text] if parts is None else parts)
