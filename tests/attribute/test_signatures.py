import pytest

from quotes.attribute.signatures import names_somebody


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz, 45, of Velm",
        "Ana Ruiz, mayor of Velm",
        "Mayor Ana Ruiz",
        "Tom Lind (R-Velm)",
        "Ana Ruiz, Lesk Harbour Office, 2019",
        "Lena de la Cruz, ferry pilot",
    ],
)
def test_a_line_that_names_somebody(line: str) -> None:
    assert names_somebody(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="nothing"),
        pytest.param("Ana Ruiz said no.", id="a verb of saying"),
        pytest.param("The band played on.", id="a sentence"),
        pytest.param("Joining Forces With Velm", id="a heading"),
        pytest.param("ana ruiz, mayor of velm", id="no capitals"),
        pytest.param("“It leaks,” Ana Ruiz", id="quoted words"),
        pytest.param("Ruiz", id="one word"),
        pytest.param(
            "Ana Ruiz, who came to Velm in the rain with a dog and a boat and nothing else to eat",
            id="a long line",
        ),
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert not names_somebody(line)
