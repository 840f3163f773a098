import pytest

from quotes.attribute.forms import is_clause_alone, opens_with_clause
from quotes.saying import said_forms


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ("said", "irregular past"),
        ("says", "irregular third person"),
        ("told", "irregular past"),
        ("wrote", "irregular past"),
        ("demanded", "regular past"),
        ("insists", "regular third person"),
        ("argued", "past behind e"),
        ("replied", "y becomes i"),
        ("replies", "y becomes ie"),
        ("stresses", "es behind s"),
        ("begged", "doubled g"),
        ("quipped", "doubled p"),
        ("admitted", "doubled t"),
        ("shrugged", "doubled g"),
        ("concurred", "doubled r"),
        ("submitted", "doubled t"),
    ],
)
def test_said_forms_hold_the_forms_of_saying(form: str, why: str) -> None:
    assert form in said_forms(), why


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ("called", "names rather than says"),
        ("slept", "no verb of saying"),
        ("saying", "no finite form"),
        ("sayed", "said is irregular"),
        ("telled", "told is irregular"),
        ("answerred", "an unstressed end is not doubled"),
        ("Said", "a capital begins a sentence"),
    ],
)
def test_said_forms_hold_nothing_else(form: str, why: str) -> None:
    assert form not in said_forms(), why


@pytest.mark.parametrize(
    "following",
    [
        pytest.param("Vitter demanded.", id="name and verb"),
        pytest.param("Ana Maria Ruiz demanded to know.", id="three names and verb"),
        pytest.param("Mayor Ana Ruiz told the council.", id="title, names and verb"),
        pytest.param(
            "Ursula von der Lind asked.",
            id="particles",
            marks=pytest.mark.xfail(reason="der is no particle here"),
        ),
        pytest.param("J. R. Hale asked.", id="initials"),
        pytest.param("said Ruiz", id="verb and name"),
        pytest.param("said the mayor", id="verb and role noun"),
        pytest.param("asked another.", id="verb and pronoun"),
        pytest.param("the older man asked.", id="role noun and verb"),
        pytest.param("his spokeswoman said.", id="possessive, role noun and verb"),
        pytest.param("he said.", id="pronoun and verb"),
        pytest.param("one wrote on Chirrup.", id="one and verb"),
        pytest.param("Rep. Tom Leahy, R-Velm, said of the tax.", id="a party between commas"),
        pytest.param(
            "Leahy, the head of the Harbour Office, Tweeted on Friday.", id="a capital verb behind a role"
        ),
    ],
)
def test_a_clause_of_saying_opens_the_words_behind(following: str) -> None:
    assert opens_with_clause(following)


@pytest.mark.parametrize(
    "following",
    [
        pytest.param("", id="nothing"),
        pytest.param("He left the room.", id="no verb of saying"),
        pytest.param("The mayor, who had said nothing, left.", id="a comma before the verb"),
        pytest.param("Vale, the mayor, said he would think.", id="a sentence of its own behind a role"),
        pytest.param("Said and done.", id="a capital verb begins a sentence"),
        pytest.param("said nothing more.", id="a verb without a speaker behind it"),
        pytest.param("And so it was that the band of the harbour master said no.", id="a verb too far away"),
        pytest.param("Nothing was ever said.", id="a verb with another subject"),
        pytest.param("“Why?” he asked.", id="another quotation begins"),
        pytest.param("In the end she said yes.", id="words before the subject"),
    ],
)
def test_other_words_open_no_clause_of_saying(following: str) -> None:
    assert not opens_with_clause(following)


@pytest.mark.parametrize(
    ("following", "alone"),
    [
        pytest.param("Ruiz said.", True, id="name and verb"),
        pytest.param("Ana Ruiz said.\n\nIt rained.", True, id="the paragraph ends"),
        pytest.param("he added. It rained.", True, id="a pronoun"),
        pytest.param("The mayor said.", True, id="article, role noun and verb"),
        pytest.param("Mr. Ruiz said.", True, id="a title with a full stop"),
        pytest.param("J. R. Hale asked. It rained.", True, id="initials"),
        pytest.param("Ruiz Tweeted.", True, id="a capital verb"),
        pytest.param("The ferry. He said.", False, id="silent: two sentences"),
        pytest.param("Velm Harbour. Ruiz said.", False, id="silent: two sentences with capitals"),
        pytest.param("The mayor said, laughing.", False, id="silent: a comma behind the verb"),
        pytest.param("Ruiz said it rained.", False, id="silent: the verb has an object"),
        pytest.param("Ruiz left.", False, id="silent: no verb of saying"),
    ],
)
def test_a_clause_stands_alone(following: str, alone: bool) -> None:
    assert is_clause_alone(following) is alone
