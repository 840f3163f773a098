"""The discourse of an article: what stands in quoted words, in which sentence, and whom a pronoun means.

Contents are marked `c`, sources of quoted words `s`, and the pronoun in question `p`.
"""

import pytest
from marked import parse

from quotes.coref.discourse import Discourse


def discourse(marked: str) -> Discourse:
    text, spans = parse(marked)
    return Discourse(text, spans.get("c", ()), spans.get("s", ()))


@pytest.mark.parametrize(
    ("marked", "inside"),
    [
        pytest.param("“[c:No, [x:he] won’t,]” she said.", True, id="in the words"),
        pytest.param("“[c:No,]” [x:she] said.", False, id="behind them"),
        pytest.param("[x:She] said: “[c:No.]”", False, id="before them"),
        pytest.param("“[c:No,]” [x:she] said. “[c:Never.]”", False, id="between two"),
        pytest.param("[x:She] left.", False, id="without quoted words"),
    ],
)
def test_in_quotes(marked: str, inside: bool) -> None:
    assert discourse(marked).in_quotes(parse(marked)[1]["x"][0].start) == inside


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        pytest.param("It rained. [x:He] left.", 1, id="a full stop"),
        pytest.param("“[c:Never!]” [x:He] left.", 1, id="a mark behind the end"),
        pytest.param(
            "“[c:No!]” [x:He] left.",
            1,
            id="a word of two letters at the end",
        ),
        pytest.param("Mr. Lind met [x:him].", 0, id="a title"),
        pytest.param("J. R. Hale met [x:him].", 0, id="initials"),
        pytest.param("It rained at 5 p.m. and [x:he] left.", 0, id="lower case behind the full stop"),
        pytest.param("The rain\n\n[x:He] left.", 1, id="a paragraph without a full stop"),
    ],
)
def test_sentence_of(marked: str, sentence: int) -> None:
    assert discourse(marked).sentence_of(parse(marked)[1]["x"][0].start) == sentence


WHO = [
    pytest.param("Tom Lind came early. Later [p:he] left.", "Tom Lind", id="the one man"),
    pytest.param("Ana Ruiz came early. Later [p:she] left.", "Ana Ruiz", id="the one woman"),
    pytest.param("Tom Lind met Bill Hale. Later [p:he] left.", "Tom Lind", id="the subject"),
    pytest.param("Bill Hale slept. Tom Lind came. Later [p:he] left.", "Tom Lind", id="the nearer sentence"),
    pytest.param("Bill Hale met [s:Tom Lind]. Later [p:he] left.", "Tom Lind", id="who speaks elsewhere"),
    pytest.param("Tom Lind came. Bill Hale asked [s:him]. Later [p:he] left.", "Bill Hale", id="who asks"),
    pytest.param(
        "On the quay “it leaks,” said Tom Lind of Bill Hale’s dam. Later [p:he] left.",
        "Tom Lind",
        id="who speaks behind the verb",
    ),
    pytest.param(
        "Robin Lind said she won. Hale met Lind, who lost her hat. Tom Hale came. Later [p:she] left.",
        "Robin Lind",
        id="by the pronouns behind the name",
    ),
    pytest.param("Tom Lind met LGBT Americans. Later [p:he] left.", "Tom Lind", id="no people"),
    pytest.param("Virginia Democratic voters met Ana Ruiz. Later [p:she] left.", "Ana Ruiz", id="no party"),
    pytest.param(
        "Tom Lind came. The Hale bridge shook. Later [p:he] left.", "Tom Lind", id="no name of a thing"
    ),
    pytest.param("Tom Lind met Ana Ruiz. Later [p:she] left.", "Ana Ruiz", id="by gender"),
    pytest.param("Mrs. Lind met Mr. Lind. Later [p:he] left.", "Lind", id="by a title"),
    pytest.param("Tom Lind lost [p:his] hat.", "Tom Lind", id="his, in one sentence"),
    pytest.param(
        "“[c:Bill Hale did it,]” Tom Lind said. Later [p:he] left.", "Tom Lind", id="not in quoted words"
    ),
    pytest.param(
        "Tom Lind left. It rained. Then [x:he] slept. Later [p:he] ate.", "Tom Lind", id="over a pronoun"
    ),
    pytest.param(
        "Hale campaign manager Tom Lind came. Later [p:he] left.", "Tom Lind", id="not whose manager"
    ),
    pytest.param("Tom Lind came to New Velm. Later [p:he] left.", "Tom Lind", id="no place"),
    pytest.param("The Energy Ministry met Tom Lind. Later [p:he] left.", "Tom Lind", id="no body"),
    pytest.param("Tom Lind met Bill Hale. Later [p:he] asked Lind.", "Bill Hale", id="not whom he asks"),
    pytest.param(
        "Tom Lind met Bill Hale. Later [p:he] said Lind won.", "Bill Hale", id="nor of whom he speaks"
    ),
    pytest.param(
        "Tom Lind met Bill Hale. Later [p:he] said that Lind’s boat sank.",
        "Tom Lind",
        id="his own boat, perhaps",
    ),
    pytest.param(
        "Tom Lind met Bill Hale. As [p:he] left, Lind sang.", "Tom Lind", id="named behind the comma"
    ),
    pytest.param("Tom Lind met Bill Hale. [p:His] boat hit Lind’s.", "Tom Lind", id="his is no subject"),
    pytest.param(
        "Piet Aas came. Israel, the businessman said, was far. Later [p:he] left.",
        "Piet Aas",
        id="no land with a role",
    ),
    pytest.param("Piet Aas came. South China Sea rose. Later [p:he] left.", "Piet Aas", id="no sea"),
    pytest.param(
        "Piet Aas fled. Ixoma, the official Lesk news agency, said so. Later [p:he] left.",
        "Piet Aas",
        id="no agency",
    ),
    pytest.param(
        "Piet Aas came. Many Japanese, insisting that a businessman lied, left. Later [p:he] ate.",
        "Piet Aas",
        id="no people",
    ),
    pytest.param(
        "Piet Aas fled. The HBX said so. Later [p:he] left.", "Piet Aas", id="no letters with an article"
    ),
    pytest.param(
        "Tom Lind came. On “Good Grant Rises” Friday [p:he] left.", "Tom Lind", id="no title of a show"
    ),
    pytest.param(
        "Bill Hale’s noise woke Tom Lind at ten. Later [p:he] left.", "Tom Lind", id="the owner is no subject"
    ),
    pytest.param(
        "Ana Ruiz came. Ruiz sang. Ruiz ate. The law, Ruiz said, leaks. "
        "It hit Nora Lund,  who told them so. Later [p:she] left.",
        "Nora Lund",
        id="who told, in a clause of her own",
    ),
    pytest.param(
        "On Friday Prince Omar bin Salah came early by boat. Then Prince Omar ate. Later [p:he] left.",
        "Omar bin Salah",
        id="a prince",
    ),
    pytest.param("Piet Aas came. Lesk Patriots sang. Later [p:he] left.", "Piet Aas", id="no band of people"),
    pytest.param(
        "Piet Aas came late. Tom Lind is no fool, [p:he] said.",
        "Piet Aas",
        id="not of whom a whole sentence speaks",
    ),
    pytest.param(
        "Piet Aas came late. Tom Lind’s dam is no wall, [p:he] said.",
        "Tom Lind",
        id="silent: whose dam it speaks of",
    ),
    pytest.param(
        "Piet Aas came late. The noise woke Tom Lind, and then, [p:he] said, it rained.",
        "Tom Lind",
        id="silent: who is named before and",
    ),
    pytest.param(
        "Gen. Tom Lind met the crew. The boss, Bill Hale, recently asked General Lind for help. "
        "The general left. Later [p:he] ate.",
        "Tom Lind",
        id="another's title is no role",
    ),
    pytest.param(
        "Tom Lind came. Of [s:Bill Hale’s] “[c:hut]” Lind knew all. Later [p:he] ate.",
        "Tom Lind",
        id="whose words, in passing",
    ),
    pytest.param(
        "Piet Aas came late. When Tom Lind left, [p:he] said so.",
        "Tom Lind",
        id="silent: a clause that only leads",
    ),
    pytest.param(
        "Piet Aas came late. Tom Lind sang “[c:La,]” and then, [p:he] said, slept.",
        "Tom Lind",
        id="silent: quoted words between",
    ),
    pytest.param(
        "Bill Hale asked Tom Lind whether it rained. Later [p:he] left.",
        "Tom Lind",
        id="who was asked answers",
    ),
    pytest.param(
        "Tom Lind was asked by Bill Hale whether it rained. Later [p:he] left.",
        "Tom Lind",
        id="who was asked, by another",
    ),
    pytest.param(
        "Piet Aas came late. A vote for Tom Lind is a “[c:false hope,]” [p:he] said.",
        "Piet Aas",
        id="not who is named where quoted words end the clause",
    ),
    pytest.param(
        "Piet Aas came late. Tom Lind said it was a “[c:false hope,]” [p:he] said.",
        "Tom Lind",
        id="silent: who speaks in the clause, too",
    ),
    pytest.param(
        "Piet Aas came late. Tom Lind sang: “[c:La,]” [p:he] said.",
        "Tom Lind",
        id="silent: words behind a colon",
    ),
    pytest.param(
        "Piet Aas came late. Tom Lind came to the U.S. “[c:La,]” [p:he] said.",
        "Tom Lind",
        id="silent: another sentence’s words",
    ),
    pytest.param(
        "Tom Lind spoke. Lind said he won.\n\nFriends, like Bill Hale, also spoke. It rained, [p:he] said.",
        "Bill Hale",
        id="in whose paragraph it stands",
    ),
    pytest.param(
        "Piet Aas came. When Tom Lind slept, Bill Hale differed. Later [p:he] left.",
        "Bill Hale",
        id="the subject behind a clause that leads",
    ),
    pytest.param(
        "Piet Aas came. For Tom Lind, it is a wet wall of Bill Hale’s. Later [p:he] left.",
        "Tom Lind",
        id="silent: for whom it is so",
    ),
    pytest.param(
        "Ana Ruiz came. Asked of her vote if Nora Lund wins, [p:she] left.",
        "Ana Ruiz",
        id="silent: a pronoun before another",
    ),
    pytest.param(
        "Tom Lind came. Since losing his bid, Bill Hale has been quiet. Later [p:he] left.",
        "Bill Hale",
        id="the subject behind a phrase with a pronoun",
    ),
    pytest.param(
        "Bill Hale came. Don Lind left. Bill Hale ate. Don’t ask why. Later [p:he] left.",
        "Bill Hale",
        id="Don’t is no Don",
    ),
    pytest.param(
        "Piet Aas (R), a staunch Tom Lind ally, spoke, as [p:he] left.", "Piet Aas", id="not whose ally"
    ),
    pytest.param(
        "Tom Lind pilots boats. Later [p:he] left.", "Tom Lind", id="silent: a verb like a noun for people"
    ),
    pytest.param("It rained. Later [p:he] left.", None, id="silent: nobody"),
    pytest.param("Ana Ruiz came early. Later [p:he] left.", None, id="silent: nobody of this gender"),
    pytest.param("Later [p:he] left. Tom Lind came.", None, id="silent: nobody before"),
]


@pytest.mark.parametrize(("marked", "name"), WHO)
def test_whom_a_pronoun_means(marked: str, name: str | None) -> None:
    told = discourse(marked)
    meant = told.pronouns.get(parse(marked)[1]["p"][0].start)

    assert (None if meant is None else told.bearers[meant.bearer].name) == name


def test_of_two_with_one_surname_the_title_decides() -> None:
    told = discourse("Mrs. Lind met Mr. Lind. Later [p:he] left.")

    assert [bearer.gender for bearer in told.bearers] == ["female", "male"]
    assert [meant.bearer for meant in told.pronouns.values()] == [1]


def test_a_pronoun_in_quoted_words_is_nobody_whom_the_reporter_means() -> None:
    assert discourse("Tom Lind came early. “[c:Later he left,]” she said.").pronouns == {}


def test_what_is_named_in_quoted_words_is_no_event() -> None:
    told = discourse("“[c:Bill Hale did it,]” Tom Lind said.")

    assert [told.bearers[event.bearer].name for event in told.events] == ["Tom Lind"]


def test_before_gives_the_mentions_before_a_place() -> None:
    told = discourse("Tom Lind met Ana Ruiz. Bill Hale left.")

    assert [told.bearers[event.bearer].name for event in told.before(told.text.index("Bill"))] == [
        "Tom Lind",
        "Ana Ruiz",
    ]
