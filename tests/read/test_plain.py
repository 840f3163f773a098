"""What is not meant to be seen is passed over, and offsets hold for the text as it was given."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import extract
from quotes.read import Article
from quotes.read.plain import plain_of
from quotes.span import Span

SHOWN = [
    pytest.param("We won\u00ad the vo\u00adte", "We won the vote", id="soft hyphens"),
    pytest.param("\ufeffWe\u200b won \u2060the vote", "We won the vote", id="zero-width characters"),
    pytest.param("\u200eWe won\u200f \u202athe vote\u202c", "We won the vote", id="marks of direction"),
    pytest.param("We\u202fwon\u2009the\u3000vote", "We won the vote", id="rare spaces"),
    pytest.param("&ldquo;We won&rsquo;t,&rdquo; &#8220;we&#x2014;", "“We won’t,” “we—", id="entities"),
    pytest.param("Ruiz &amp; Lind &amp; Co.", "Ruiz & Lind & Co.", id="an entity for itself"),
    pytest.param("The gov&shy;ernment, x&#8203;y and&lrm; A&thinsp;B&#8239;C", "The government, xy and A B C",
                 id="entities of what is not seen"),
    pytest.param("She was frus-\ntrated, he an-\r\nnounced", "She was frustrated, he announced", id="print"),
    pytest.param("a self-\nmade and well-\nknown, ten-\nyear man", "a self-made and well-known, ten-year man",
                 id="words that have a hyphen"),
]  # fmt: skip

SAME = [
    pytest.param("Plain words – with a dash, an “A&P” and R&D; all is well.", id="plain"),
    pytest.param("Ana\u00a0Ruiz said no-\u00a0", id="usual spaces that do not break"),
    pytest.param("The Post-\nGazette and 2024-\n2025 and —\nhe said", id="capitals, numbers, dashes"),
    pytest.param("&nosuchthing; &; & amp;", id="no entities"),
    pytest.param("👩\u200d🚒 said", id="joined pictures"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_what_a_reader_sees(text: str, shown: str) -> None:
    plain = plain_of(text)

    assert plain is not None
    assert plain.text == shown


@pytest.mark.parametrize("text", SAME)
def test_what_is_plain_stays(text: str) -> None:
    assert plain_of(text) is None


def test_a_span_of_the_plain_text_is_found_in_the_given_one() -> None:
    text = "\u200bAna Ru\u00adiz &amp; Bo frus-\ntrated."
    plain = plain_of(text)
    assert plain is not None
    words = {word: plain.given(Span(*found.span())).of(text)
             for word in ("Ana", "Ruiz", "&", "Bo", "frustrated", "Ana Ruiz & Bo")
             if (found := re.search(word, plain.text))}  # fmt: skip

    assert words == {
        "Ana": "Ana", "Ruiz": "Ru\u00adiz", "&": "&amp;", "Bo": "Bo", "frustrated": "frus-\ntrated",
        "Ana Ruiz & Bo": "Ana Ru\u00adiz &amp; Bo",
    }  # fmt: skip


PIECES = [*"ab .-\n\u00ad\u200b\u202f“”&;", "&quot;", "&#39;", "a-\nb"]
ODD_TEXT = st.lists(st.sampled_from(PIECES)).map("".join)


@given(ODD_TEXT)
def test_each_span_of_a_plain_text_shows_its_words(text: str) -> None:
    """Made plain, the given stretch is the words again; neighbours stay in order and never overlap."""
    plain = plain_of(text)
    if plain is None:
        return
    places = [plain.given(Span(at, at + 1)) for at in range(len(plain.text))]

    assert all(before.end <= after.start for before, after in zip(places, places[1:], strict=False))
    for at, place in enumerate(places):
        assert place.of(text) == plain.text[at] or plain.text[at] in {" ", "-", '"', "'", "&"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "contents", "speaker", "said"),
    [
        pytest.param("“We won\u00ad the vo\u00adte,” Ana Ru\u00adiz sa\u00adid on Thurs\u00adday.",
                     "We won\u00ad the vo\u00adte,", "Ana Ruiz", "Thurs\u00adday", id="soft hyphens"),
        pytest.param("\u200b“We won the vote,”\u200b Ana Ruiz\u200b said.", "We won the vote,", "Ana Ruiz",
                     None, id="zero-width spaces"),
        pytest.param("&ldquo;We don&rsquo;t know,&rdquo; Ana Ruiz said.", "We don&rsquo;t know,", "Ana Ruiz",
                     None, id="entities"),
        pytest.param("“We are frus-\ntrated,” Ana Ruiz an-\nnounced.", "We are frus-\ntrated,", "Ana Ruiz",
                     None, id="broken lines"),
    ],
)  # fmt: skip
def test_offsets_hold_for_the_text_as_given(text: str, contents: str, speaker: str, said: str | None) -> None:
    (quotation,) = extract(Article(text=text))

    assert [span.of(text) for span in quotation.contents] == [contents]
    assert quotation.speaker is not None
    assert quotation.speaker.name == speaker
    assert (quotation.said.words.of(text) if quotation.said.words else None) == said
    assert quotation.text.startswith("We ")
    assert not set(quotation.text) & set("&\u00ad\u200b\n")
