"""What a name consists of, and whether two names may be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.identity.compare import SAME_FROM, compare
from quotes.identity.names import Name, body_key, fold, parse_name, written_key

PARTS = [
    # given | middle | family | suffix
    ("Ana Ruiz", "ana||ruiz|"),
    ("ANA RUIZ", "ana||ruiz|"),
    ("Ana María Ruiz", "ana|maria|ruiz|"),
    ("Ana B. Ruiz", "ana|b|ruiz|"),
    ("Sen. José A. Ruiz Jr.", "jose|a|ruiz|jr"),
    ("Ruiz, Jr.", "||ruiz|jr"),
    ("J.K. Rowling", "j|k|rowling|"),
    ("Ruiz", "||ruiz|"),
    ("Mr. Ruiz", "||ruiz|"),
    ("Prime Minister Edmund Thorne", "edmund||thorne|"),
    ("Lt. Gov. Ann-Marie O’Hara, PhD", "ann-marie||ohara|"),
    ("Robert “Bob” Okonjo-Pell III", "robert||okonjo-pell|iii"),
    ("Robert (Bob) Okonjo-Pell", "robert||okonjo-pell|"),
    ("Ursula von der Leyen", "ursula||von der leyen|"),
    ("Henrik van der Loo", "henrik||van der loo|"),
    ("Van der Loo", "van||der loo|"),
    ("Karim al-Sayed", "karim||al sayed|"),
    ("Ana de Cruz y Sol", "ana|de cruz y|sol|"),
    ("Lech Wałęsa", "lech||walesa|"),
    ("Søren Ærø", "soren||aero|"),
    ("Pope Leo", "pope||leo|"),
    ("President", "||president|"),
    ("Li", "||li|"),
    ("习近平", "||习近平|"),
    ("", "|||"),
    ("...", "|||"),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_a_name_has_parts(text: str, parts: str) -> None:
    name = parse_name(text)
    assert "|".join((name.given, " ".join(name.middle), name.family, name.suffix)) == parts


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Ana Ruiz", True),
        ("J. K. Rowling", True),
        ("A. Ruiz", False),
        ("Ruiz", False),
        ("Ruiz Jr.", False),
        ("Mr. Ruiz", False),
    ],
)
def test_a_full_name_tells_people_apart(text: str, full: bool) -> None:
    assert parse_name(text).is_full is full


@pytest.mark.parametrize(
    ("one", "other", "score", "reason"),
    [
        ("Ana Ruiz", "Dr. Ana RUIZ", 1.0, "same name"),
        ("José Ruiz", "Jose Ruiz", 1.0, "same name"),
        ("J. K. Rowling", "J.K. Rowling", 1.0, "same name"),
        ("Ana Ruiz", "Ana B. Ruiz", 0.95, "middle name left out or shortened"),
        ("Ana Beatriz Ruiz", "Ana B. Ruiz", 0.95, "middle name left out or shortened"),
        ("Ana Beatriz C. Ruiz", "Ana C. Ruiz", 0.95, "middle name left out or shortened"),
        ("Tom Lee Jr.", "Tom Lee", 0.7, "generation given once"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", 0.9, "other spelling of the family name"),
        ("Karim al-Sayed", "Karim Sayed", 0.9, "other spelling of the family name"),
        ("A. Ruiz", "Ana Ruiz", 0.5, "initial of the given name"),
        ("A. Ruiz", "A. Ruiz", 0.5, "initial of the given name"),
        ("J. K. Rowling", "J. K. L. Rowling", 0.5, "initials that are not all the same"),
        ("Ruiz", "Ana Ruiz", 0.3, "family name alone"),
        ("Ruiz", "Ruiz", 0.3, "family name alone"),
        ("Ana Ruiz", "Eva Ruiz", 0.0, "other given name"),
        ("Volodymyr Zelensky", "Vladimir Zelensky", 0.0, "other given name"),
        ("Ana Ruiz", "Ana Lund", 0.0, "other family name"),
        ("Ana Lutska", "Ana Lutsky", 0.0, "other family name"),
        ("Ana B. Ruiz", "Ana C. Ruiz", 0.0, "other middle name"),
        ("Ana B. C. Ruiz", "Ana C. B. Ruiz", 0.0, "other middle name"),
        ("Jean-Pierre Dupont", "Jean Dupont", 0.0, "other given name"),
        ("Tom Lee Jr.", "Tom Lee Sr.", 0.0, "other generation"),
    ],
)
def test_names_agree_for_a_reason(one: str, other: str, score: float, reason: str) -> None:
    match = compare(parse_name(one), parse_name(other))
    assert (match.score, match.reason) == (score, reason)
    assert compare(parse_name(other), parse_name(one)) == match


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the Khartia Battalion", "khartia battalion"),
        ("The U.N. Office", "un office"),
        ("Smith & Sons, Ltd.", "smith and sons"),
        ("Selwin Dockers’ Union", "selwin dockers union"),
        ("Théâtre-National", "theatre national"),
        ("Theatre", "theatre"),
    ],
)
def test_a_body_is_known_by_its_words(text: str, key: str) -> None:
    assert body_key(text) == key


def test_written_names_keep_their_titles() -> None:
    assert [written_key(name) for name in ("Dr. Marrow", "Mr Marrow")] == ["dr marrow", "mr marrow"]


WORDS = (
    "Ana",
    "B.",
    "Ruiz",
    "al-Sayed",
    "van",
    "Jr.",
    "III",
    "Dr.",
    "Sen.",
    "MD",
    "O’Hara",
    "Zelenskyy",
    "-",
)
names = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@given(names | st.text(max_size=30))
def test_parsing_a_parsed_name_changes_nothing(text: str) -> None:
    name = parse_name(text)
    assert parse_name(name.key) == name


@given(names, names)
def test_comparing_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert compare(parse_name(one), parse_name(other)) == compare(parse_name(other), parse_name(one))


@given(names)
def test_a_name_agrees_with_itself_if_it_is_full(text: str) -> None:
    name = parse_name(text)
    assert (compare(name, name).score >= SAME_FROM) == name.is_full


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_names_are_values() -> None:
    assert parse_name("Ana Ruiz") == Name("ana", (), "ruiz", "")
