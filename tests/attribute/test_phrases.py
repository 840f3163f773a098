"""The words of a mention around its head, on parses written by hand; the expected words are the head's."""

import pytest
from parsed import make_doc

from quotes.attribute.phrases import LONGEST, named_head, phrase_of

ROWS = [
    pytest.param("*Ruiz/NNP/nsubj/2 said=say/VBD/ROOT/2", "Ruiz", id="a surname"),
    pytest.param(
        "Mayor/NNP/compound/3 Ana/NNP/compound/3 *Ruiz/NNP/nsubj/4 said=say/VBD/ROOT/4",
        "Mayor Ana Ruiz",
        id="a title and a name",
    ),
    pytest.param(
        "Lesk/NNP/compound/4 -/:/punct/4 Ana/NNP/compound/4 *Ruiz/NNP/nsubj/5 said=say/VBD/ROOT/5",
        "Ana Ruiz",
        id="a name without words before a dash",
    ),
    pytest.param(
        "*Ruiz/NNP/nsubj/4 of/IN/prep/1 Velm/NNP/pobj/2 said=say/VBD/ROOT/4",
        "Ruiz",
        id="a name without its place",
    ),
    pytest.param(
        "*Ruiz/NNP/nsubj/6 ,/,/punct/1 the/DT/det/4 mayor/NN/appos/1 ,/,/punct/1 said=say/VBD/ROOT/6",
        "Ruiz",
        id="a name without its apposition",
    ),
    pytest.param(
        "the/DT/det/3 tired/JJ/amod/3 *mayor/NN/nsubj/4 said=say/VBD/ROOT/4",
        "the tired mayor",
        id="an article and an adjective",
    ),
    pytest.param(
        "his/PRP$/poss/2 *spokeswoman/NN/nsubj/3 said=say/VBD/ROOT/3", "his spokeswoman", id="a possessive"
    ),
    pytest.param(
        "the/DT/det/3 prime/JJ/amod/3 minister/NN/poss/5 ’s/POS/case/3 *spokesman/NN/nsubj/6 "
        "said=say/VBD/ROOT/6",
        "the prime minister ’s spokesman",
        id="whose spokesman",
    ),
    pytest.param(
        "a/DT/det/2 *spokesman/NN/nsubj/6 for/IN/prep/2 the/DT/det/5 ministry/NN/pobj/3 said=say/VBD/ROOT/6",
        "a spokesman for the ministry",
        id="a noun and for whom",
    ),
    pytest.param(
        "her/PRP$/poss/2 *lawyers=lawyer/NNS/nsubj/7 in/IN/prep/2 a/DT/det/6 court/NN/compound/6 "
        "filing/NN/pobj/3 said=say/VBD/ROOT/7",
        "her lawyers",
        id="a noun without the paper that it speaks in",
    ),
    pytest.param(
        "the/DT/det/2 *women=woman/NNS/nsubj/6 in/IN/prep/2 the/DT/det/5 video/NN/pobj/3 said=say/VBD/ROOT/6",
        "the women in the video",
        id="silent: those who are in it",
    ),
    pytest.param(
        "two/CD/nummod/2 *divers=diver/NNS/nsubj/3 said=say/VBD/ROOT/3", "two divers", id="a number"
    ),
    pytest.param(
        "a/DT/det/2 *man/NN/nsubj/5 who/WP/nsubj/4 slept=sleep/VBD/relcl/2 said=say/VBD/ROOT/5",
        "a man",
        id="a noun without its clause",
    ),
    pytest.param(
        "the/DT/det/2 *mayor/NN/nsubj/6 on/IN/prep/6 Tuesday/NNP/pobj/3 again/RB/advmod/6 "
        "said=say/VBD/ROOT/6",
        "the mayor",
        id="a noun without the verb’s day",
    ),
    pytest.param(
        "*Lund/NNP/nsubj/4 and/CC/cc/1 Vale/NNP/conj/1 said=say/VBD/ROOT/4", "Lund and Vale", id="two names"
    ),
    pytest.param(
        "*Lund/NNP/nsubj/6 ,/,/punct/1 Vale/NNP/conj/1 and/CC/cc/3 Aas/NNP/conj/3 said=say/VBD/ROOT/6",
        "Lund , Vale and Aas",
        id="three names",
    ),
    pytest.param(
        "*Lund/NNP/nsubj/2 rose=rise/VBD/ROOT/2 and/CC/cc/2 Vale/NNP/nsubj/5 left=leave/VBD/conj/2",
        "Lund",
        id="and between two clauses joins no names",
    ),
]


@pytest.mark.parametrize(("parse", "words"), ROWS)
def test_phrase_of_gives_the_words_of_the_mention(parse: str, words: str) -> None:
    doc = make_doc(parse)
    head = next(index for index, written in enumerate(parse.split()) if written.startswith("*"))
    phrase = phrase_of(doc[head])

    assert " ".join(doc[index].text for index in phrase) == words


def test_no_phrase_is_longer_than_the_longest() -> None:
    names = [f"Ana/NNP/compound/{LONGEST + 10}"] * (LONGEST + 9)
    doc = make_doc(" ".join([*names, f"Ruiz/NNP/ROOT/{LONGEST + 10}"]))

    assert len(phrase_of(doc[LONGEST + 9])) <= LONGEST


NAMED = [
    pytest.param(
        "the/DT/det/2 *coach/NN/nsubj/7 of/IN/prep/2 Velm/NNP/compound/6 Ali/NNP/compound/6 Maar/NNP/pobj/3 "
        "said=say/VBD/ROOT/7",
        "Maar",
        id="a name behind the body of a role",
    ),
    pytest.param(
        "*CEO/NNP/nsubj/7 of/IN/prep/1 the/DT/det/5 Refugee/NNP/compound/5 Council/NNP/pobj/2 "
        "Enver/NNP/compound/7 "
        "Sund/NNP/appos/1 said=say/VBD/ROOT/8",
        "Sund",
        id="a name behind a noun for a body",
    ),
    pytest.param(
        "*Speaker/NNP/nsubj/12 of/IN/prep/1 the/DT/det/4 House/NNP/pobj/2 Rep./NNP/compound/7 "
        "Ana/NNP/compound/7 "
        "Ruiz/NNP/appos/1 (/:/punct/9 D/NN/appos/7 )/:/punct/9 ,/,/punct/1 said=say/VBD/ROOT/12",
        "Speaker",
        id="silent: a comma before the verb",
    ),
    pytest.param(
        "*Speaker/NNP/nsubj/11 of/IN/prep/1 the/DT/det/4 House/NNP/pobj/2 Rep./NNP/compound/7 "
        "Ana/NNP/compound/7 "
        "Ruiz/NNP/appos/1 (/:/punct/9 D/NN/appos/7 )/:/punct/9 said=say/VBD/ROOT/11",
        "Ruiz",
        id="a title behind an office, and a party",
    ),
    pytest.param(
        "a/DT/det/2 *spokesman/NN/nsubj/6 for/IN/prep/2 Ana/NNP/compound/5 Ruiz/NNP/pobj/3 "
        "said=say/VBD/ROOT/6",
        "spokesman",
        id="silent: for whom somebody speaks",
    ),
    pytest.param(
        "a/DT/det/2 *spokesman/NN/nsubj/8 for/IN/prep/2 House/NNP/compound/7 Speaker/NNP/compound/7 "
        "Ana/NNP/compound/7 Ruiz/NNP/pobj/3 said=say/VBD/ROOT/8",
        "spokesman",
        id="silent: for whom, with body and title",
    ),
    pytest.param(
        "a/DT/det/2 *spokesman/NN/nsubj/7 for/IN/prep/2 candidate/NN/compound/6 Ana/NNP/compound/6 "
        "Ruiz/NNP/pobj/3 said=say/VBD/ROOT/7",
        "spokesman",
        id="silent: for whom, with a role",
    ),
    pytest.param(
        "a/DT/det/2 *member/NN/nsubj/8 of/IN/prep/2 the/DT/det/7 Velm/NNP/compound/7 City/NNP/compound/7 "
        "Council/NNP/pobj/3 said=say/VBD/ROOT/8",
        "member",
        id="silent: a body and no name behind it",
    ),
    pytest.param(
        "His/PRP$/poss/2 *daughter/NN/nsubj/9 ,/,/punct/2 the/DT/det/5 diver/NN/appos/2 Ana/NNP/compound/7 "
        "Ruiz/NNP/appos/5 ,/,/punct/2 said=say/VBD/ROOT/9",
        "Ruiz",
        id="a description, what she is, and her name",
    ),
    pytest.param(
        "His/PRP$/poss/2 *daughter/NN/nsubj/7 ,/,/punct/2 the/DT/det/5 diver/NN/appos/2 ,/,/punct/2 "
        "said=say/VBD/ROOT/7",
        "daughter",
        id="silent: what she is, and no name",
    ),
]


@pytest.mark.parametrize(("parse", "name"), NAMED)
def test_a_description_leads_to_the_name_beside_it(parse: str, name: str) -> None:
    doc = make_doc(parse)
    head = next(index for index, written in enumerate(parse.split()) if written.startswith("*"))
    verb = len(doc) - 1

    assert named_head(doc[head], range(verb, verb + 1)).text == name
