"""Frames: the reporter's sentences with a placeholder for each content.

`text` is marked as in `tests/attributed.py`, contents alone; the frames are what the parser reads.
"""

import pytest
from attributed import make_founds
from hypothesis import given
from marked import parse
from strategies import articles

from quotes.attribute.frames import Frame, build_frames
from quotes.find import find_quotations, paragraphs
from quotes.read.article import Article
from quotes.span import LONGEST_SENTENCE, Span


def frames_of(marked: str) -> list[Frame]:
    text, spans = parse(marked)
    founds = {n: found for n, found in enumerate(make_founds(text, spans)) if found.parent is None}
    return [
        frame
        for n, stretch in enumerate(paragraphs(text))
        for frame in build_frames(text, stretch, n, founds)
    ]


PLACEHOLDERS = [
    pytest.param("“[c:We won the vote,]” Ruiz said.", ["Yes, Ruiz said."], id="a clause in front"),
    pytest.param("Ruiz said: “[c:We won the vote.]”", ["Ruiz said: Yes."], id="a clause behind a colon"),
    pytest.param(
        "Ruiz said that “[c:we won the vote.]”", ["Ruiz said that it works."], id="a clause behind that"
    ),
    pytest.param(
        "Ruiz called it “[m:a disgrace.]”", ["Ruiz called it a disgrace."], id="a fragment stays at the end"
    ),
    pytest.param(
        "Ruiz called it “[m:a disgrace]” on Friday.",
        ["Ruiz called it a disgrace on Friday."],
        id="a fragment in the middle stays",
    ),
    pytest.param(
        "Ruiz was “[m:so very tired of the dam, the tax, the tower, the gulls, the rain and of all "
        "the meetings]” on Friday.",
        ["Ruiz was this on Friday."],
        id="a long fragment is a short one",
    ),
    pytest.param(
        "Ruiz wrote “[m:No! Never]” on the wall.",
        ["Ruiz wrote this on the wall."],
        id="a fragment with a sentence end is a short one",
    ),
    pytest.param(
        "“[c1:We won,]” Ruiz said. “[c2:Twice.]” “[c3:So there.]”",
        ["Yes, Ruiz said.", "Yes.", "Yes."],
        id="three contents, three frames",
    ),
    pytest.param(
        "“[c:If it holds,]” he said, “[c:we walk.]”",
        ["Yes, he said, Yes."],
        id="a broken content fills two slots of one frame",
    ),
    pytest.param("The band played on.", ["The band played on."], id="no content"),
    pytest.param("“[c:We won.]”", ["Yes."], id="nothing but a content"),
    pytest.param("", [], id="no text"),
]


@pytest.mark.parametrize(("marked", "frames"), PLACEHOLDERS)
def test_contents_are_replaced_by_placeholders(marked: str, frames: list[str]) -> None:
    assert [frame.text for frame in frames_of(marked)] == frames


TAILS = [
    pytest.param("“[c:We won,]” he said.", ["Yes, he said."], id="a comma inside is kept"),
    pytest.param("‘[c:We won]’, he said.", ["Yes, he said."], id="a comma outside is the only one"),
    pytest.param("“[c:Why?]” he asked.", ["Yes, he asked."], id="a question goes on in lower case"),
    pytest.param(
        "“[c:Why?]” Ruiz asked.", ["Yes, Ruiz asked."], id="a question goes on with a name and a verb"
    ),
    pytest.param(
        "“[c:Why?]” Ruiz left.", ["Yes.", "Ruiz left."], id="a question ends before another sentence"
    ),
    pytest.param("“[c:No.]” He left.", ["Yes.", "He left."], id="a full stop ends"),
    pytest.param(
        "“[c:No.]” He said so twice.", ["Yes.", "He said so twice."], id="a full stop ends before said, too"
    ),
    pytest.param("“[c:We won]” — that was all.", ["Yes  — that was all."], id="a dash outside stands apart"),
    pytest.param("“[c:We won …]” he began.", ["Yes, he began."], id="an ellipsis goes on in lower case"),
    pytest.param("He said “[c:we won]”", ["He said Yes."], id="a full stop is lent at the end"),
    pytest.param(
        "“[c1:They said ‘[c2:no,]’]” Ruiz said.",
        ["Yes, Ruiz said."],
        id="a comma before two closing marks",
    ),
]


@pytest.mark.parametrize(("marked", "frames"), TAILS)
def test_a_placeholder_has_the_punctuation_of_its_content(marked: str, frames: list[str]) -> None:
    assert [frame.text for frame in frames_of(marked)] == frames


CUTS = [
    pytest.param("He left. She stayed.", ["He left.", "She stayed."], id="a full stop"),
    pytest.param("Why? Nobody knew!  The end.", ["Why?", "Nobody knew!", "The end."], id="other ends"),
    pytest.param("Mr. Ruiz met Sen. Lind.", ["Mr. Ruiz met Sen. Lind."], id="titles"),
    pytest.param("J. R. Hale met A.J. Lind.", ["J. R. Hale met A.J. Lind."], id="initials"),
    pytest.param(
        "It cost $1.5 million in Jan. 2024.", ["It cost $1.5 million in Jan. 2024."], id="numbers and months"
    ),
    pytest.param(
        "He met Ruiz et al. yesterday.", ["He met Ruiz et al. yesterday."], id="lower case behind a full stop"
    ),
    pytest.param(
        "(He left.) She stayed.", ["(He left.)", "She stayed."], id="a bracket behind the full stop"
    ),
    pytest.param("One line\n\nAnother line.", ["One line", "Another line."], id="paragraphs"),
    pytest.param("VELM, Norland, Jan. 1 (NP) — Ruiz left.", ["Ruiz left."], id="a dateline is left out"),
    pytest.param("VELM — Ruiz left.", ["Ruiz left."], id="a dateline of a place alone"),
    pytest.param("Velm (NPA) – Ruiz left.", ["Ruiz left."], id="a dateline of place and agency"),
    pytest.param("VELM, she said, is lost.", ["VELM, she said, is lost."], id="a place in capitals"),
    pytest.param("LUND — “[c:It leaks.]”", ["LUND — Yes."], id="a speaker’s name before a dash"),
    pytest.param(
        "It ended at 5 p.m. He left.", ["It ended at 5 p.m.", "He left."], id="p.m. ends a sentence"
    ),
    pytest.param(
        "She wrote on X. Her deputy called him.",
        ["She wrote on X.", "Her deputy called him."],
        id="a platform of one letter",
    ),
    pytest.param("Then Dr. He left.", ["Then Dr. He left."], id="a title before a name"),
    pytest.param("J. He’s met A. The-Lind.", ["J. He’s met A. The-Lind."], id="no words that begin one"),
]


@pytest.mark.parametrize(("text", "frames"), CUTS)
def test_frames_are_sentences(text: str, frames: list[str]) -> None:
    assert [frame.text.strip() for frame in frames_of(text)] == frames


def test_a_text_without_full_stops_is_cut_and_no_fragment_with_it() -> None:
    """Or the time that it takes would grow by the square of its length."""
    marked = "".join(f"Ruiz met Lind and “[c{n}:a man of the sea and of]” Velm; " for n in range(1, 201))
    frames = frames_of(marked)
    assert all(len(frame.text) <= LONGEST_SENTENCE for frame in frames)
    assert sum(len(frame.slots) for frame in frames) == 200


def test_line_ends_and_odd_spaces_are_plain_spaces_of_the_same_length() -> None:
    assert [frame.text for frame in frames_of("Ana\u00a0Ruiz\tsaid\r\nnothing at all")] == [
        "Ana Ruiz said  nothing at all"
    ]


@pytest.mark.parametrize(
    ("marked", "words", "expected"),
    [
        pytest.param("“[c:We won,]” said Ana Ruiz.", "Ana Ruiz", "Ana Ruiz", id="behind a content"),
        pytest.param("Ana Ruiz said: “[c:We won.]”", "Ana Ruiz", "Ana Ruiz", id="before a content"),
        pytest.param("It rained. Then Ruiz said: “[c:No.]”", "Ruiz", "Ruiz", id="in the second sentence"),
        pytest.param(
            "Ruiz called it “[m:a disgrace]” on Friday.", "disgrace on", "disgrace” on", id="over a mark"
        ),
        pytest.param("“[c:We won,]” he said, “[c:twice.]”", "he said", "he said", id="between two contents"),
        pytest.param("“[c:We won,]” he said.", "Yes", None, id="a placeholder has no place"),
        pytest.param("“[c:We won,]” he said.", "Yes, he", None, id="nor has what begins in one"),
    ],
)
def test_words_of_a_frame_have_their_place_in_the_article(
    marked: str, words: str, expected: str | None
) -> None:
    text = parse(marked)[0]
    frame = next(frame for frame in frames_of(marked) if words in frame.text)
    start = frame.text.index(words)
    span = frame.to_article(start, start + len(words))

    assert (None if span is None else span.of(text)) == expected


@pytest.mark.parametrize(
    ("marked", "wholes"),
    [
        pytest.param(
            "“[c:We won,]” he said. It rained.",
            ["“We won,” he said.", "It rained."],
            id="with the quoted words",
        ),
        pytest.param("He said: “[c:We won. Twice.]”", ["He said: “We won. Twice.”"], id="with the last mark"),
    ],
)
def test_a_frame_knows_the_stretch_it_stands_for(marked: str, wholes: list[str]) -> None:
    text = parse(marked)[0]

    assert [frame.whole.of(text).strip() for frame in frames_of(marked)] == wholes


def test_a_slot_knows_its_quotation_and_content() -> None:
    [first, second] = frames_of(
        "“[c1:If it holds,]” he said, “[c1:we walk.]” Ruiz called it “[m2:a folly]” later."
    )

    assert [(slot.quotation, slot.content, slot.direct) for slot in first.slots] == [
        (0, 0, True),
        (0, 1, True),
    ]
    assert [(slot.quotation, slot.content, slot.direct) for slot in second.slots] == [(1, 0, False)]
    assert second.slots[0].span.of(second.text) == "a folly"


@given(articles())
def test_every_character_of_a_frame_that_has_a_place_is_the_articles(article: Article) -> None:
    founds = {n: found for n, found in enumerate(find_quotations(article)) if found.parent is None}
    for number, stretch in enumerate(paragraphs(article.text)):
        for frame in build_frames(article.text, stretch, number, founds):
            for at, character in enumerate(frame.text):
                place = frame.to_article(at, at + 1)
                assert place is None or same(place, article.text, character)


def same(place: Span, text: str, character: str) -> bool:
    return place.of(text) == character or (place.of(text).isspace() and character == " ")


@pytest.mark.parametrize(
    ("marked", "may_tell"),
    [
        ("“[c:We won.]”", [False]),
        ("“[c:We won]” – “[c:Twice.]”", [False]),
        ("“[c:We won,]” Ruiz said. She left.", [True, False]),
        ("“[m:Fed up]”? He was.", [False, False]),
        ("“[m:Fed up]” was he.", [True]),
        ("Ruiz: “[c:We won.]”", [True]),
    ],
)
def test_a_frame_may_tell_who_spoke_where_a_word_stands_beside_its_slot(
    marked: str, may_tell: list[bool]
) -> None:
    assert [frame.may_tell for frame in frames_of(marked)] == may_tell
