"""Marks of every style, and what looks like a mark and is none."""

import pytest
from marking import remark, rows

from quotes.find.marks import find_marks

STYLES = {
    "double": "“[d1:We won,]” she said.",
    "single": "‘[d1:We won,]’ she said.",
    "straight double": '"[d1:We won,]" she said.',
    "straight single": "'[d1:We won,]' she said.",
    "TeX": "``[d1:We won,]'' she said.",
    "two apostrophes on either side": "''[d1:We won,]'' she said.",
    "two single marks on either side": "‘‘[d1:We won,]’’ she said.",
    "guillemets": "«[d1:We won]», she said.",
    "guillemets with spaces": "« [d1:We won] », she said.",
    "guillemets with no-break spaces": "«\u00a0[d1:We won]\u00a0», she said.",
    "single guillemets": "‹[d1:We won]›, she said.",
    "low and high": "„[d1:We won]“, she said.",
    "low and closing": "„[d1:We won]”, she said.",
    "closing on either side": "”[d1:We won]”, she said.",
    "corner": "「[d1:We won]」 she said.",
    "reversed guillemets": "»[d1:We won]«, she said. »[d1:Twice.]«",
    "the same guillemet twice": "»[d1:We won]», she said. »[d1:Twice.]»",
    "low and high single": "‚[d1:We won]‘, she said.",
    "closing to open, opening to close": "”[d1:We won,]“ she said.",
    "opening on either side": "“[d1:We won,]“ she said. “[d1:Twice.]“",
    "two commas and two apostrophes": ",,[d1:We won]'', she said.",
    "with spaces": "“ [d1:We won,] ” she said.",
    "straight with spaces": '" [d1:We won,] " she said. " [d1:Twice.] "',
    "glued to the words": "She said“[m1:we won the race]”and left.",
    "full width": "＂[d1:We won,]＂ she said.",
    "double angle brackets": "《[d1:We won]》 she said.",
    "accents": "`[d1:We won,]´ she said.",
    "hexadecimal entities": "&#x201C;[d1:We won,]&#x201D; she said.",
    "entities of guillemets": "&laquo;[d1:We won]&raquo;, she said.",
    "entities twice encoded": "&amp;quot;[d1:We won,]&amp;quot; she said.",
    "garbled": "â€œ[d1:We won,]â€\x9d she said.",
    "garbled with the last byte lost": "â€œ[d1:We won,]â€ she said. â€œ[d1:Twice.]â€",
    "garbled single": "â€˜[d1:We won,]â€™ she said. It doesnâ€™t matter.",
    "garbled otherwise": "â\x80\x9c[d1:We won,]â\x80\x9d she said.",
    "garbled dash": "â€œ[d1:We won â€” at last,]â€ she said.",
    "garbled guillemets": "Â«[d1:We won]Â», she said.",
    "named entities": "&ldquo;[d1:We won,]&rdquo; she said.",
    "entity of the straight mark": "&quot;[d1:We won,]&quot; she said.",
    "numbered entities": "&#8220;[d1:We won,]&#8221; she said.",
    "curly opening, straight closing": '“[d1:We won,]" she said.',
    "straight opening, curly closing": '"[d1:We won,]” she said.',
    "closed by an opening before a bracket": "“[d1:We won.]“\\[The Post\\] He left.",
    "closed by an opening before markup": "“[d1:We won the race.]“<br/> He left.",
    "two styles in one article": '“[d1:We won,]” she said.\n\n"[d2:Who did?]" he asked.',
}

APOSTROPHES = {
    "contractions": "It doesn’t matter that they’re late, isn't it.",
    "possessives of plurals": "The officials’ claims and the workers’ hopes fell.",
    "straight possessives of plurals": "The officials' claims and the workers' hopes fell.",
    "decades": "It was in the ’90s, or the '80s, that it fell.",
    "letters left out": "They took ’em to the harbour 'til dawn.",
    "names": "O’Brien and D'Arcy read the Qur’an.",
    "feet and inches": "He was 5'10\" tall.",
    "inches": 'The board was 12" long.',
    "minutes and seconds": "She ran it in 3'20\".",
    "primes": "The ship lay at 54°20′ north.",
    "markup": 'The <a href="https://example.org/said" title="we won">harbour</a> froze.',
    "a contraction in single marks": "‘[d1:It doesn’t matter,]’ she said.",
    "a possessive in single marks": "‘[d1:The officials’ claims don’t hold,]’ O’Brien said.",
    "a possessive in straight single marks": "'[d1:The officials' claims don't hold,]' O'Brien said.",
    "a plural at the end of a fragment": "He calls them ‘[m1:losers]’ and ‘[m2:liars]’ at home.",
    "a possessive inside a fragment": "She said it was ‘[m1:the boys’ fault alone]’ and left.",
    "a possessive beside marks": "“[d1:We won,]” said the boys’ coach.",
    "rock and roll": "It was rock ’n’ roll that won.",
    "rock and roll in straight marks": "It was rock 'n' roll that won.",
    "a decade in marks": "“[d1:It was like the ’90s,]” she said.",
    "rock and roll in single marks": "‘[d1:It was rock ’n’ roll,]’ he said of the boys’ band.",
    "rock and roll in straight single marks": "'[d1:It was rock 'n' roll,]' he said of the boys' band.",
    "a year at the end of a clause": "When it froze in ’98, it was the boys who came.",
    "a year in single marks": "‘[d1:When it froze in ’98, we came,]’ she said.",
    "a year": "She was of the class of ’08 and knew it.",
    "a space before a possessive": "‘[d1:We won,]’ she told the Herald ’s readers. ‘[d2:Twice,]’ he said.",
    "a straight one": "'[d1:We won,]' she told the Herald 's readers. '[d2:Twice,]' he said.",
    "a number that begins a title": "She spoke of it in ‘[m1:13th.]’ Nobody listened.",
    "a year with the wrong sign": "He said in ‘08 that it froze, and it did. “[d1:It did,]” she said.",
    "a count in single marks": "She said of it: ‘[d1:20 people came, and no more,]’ he recalled.",
    "a garbled contraction": "It doesnâ€™t matter.",
    "an entity for an apostrophe": "It doesn&rsquo;t matter, O&#39;Brien thought.",
    "feet and inches before a quotation": 'He was 6\' 2" tall and said "[m1:we won]" to us.',
    "commas": "They came,, or so it seemed, late.",
    "inches in marks": '"[d1:He is 6\'2" and strong,]" she said.',
}


@rows(STYLES)
def test_each_style_marks_a_quotation(row: str) -> None:
    assert remark(row) == row


@rows(APOSTROPHES)
def test_apostrophes_open_and_close_nothing(row: str) -> None:
    assert remark(row) == row


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("“We won,” she", ["opens", "closes"]),
        ('"We won," she', ["opens", "closes"]),
        ('he said: "We', ["opens"]),
        ('(or "so")', ["opens", "closes"]),
        ('won—"twice"', ["opens", "closes"]),
        ('We said " and', ["either"]),
        ("the harbour", []),
    ],
)
def test_the_neighbours_tell_what_a_mark_can_do(text: str, sides: list[str]) -> None:
    names = {(True, False): "opens", (False, True): "closes", (True, True): "either"}
    assert [names[mark.can_open, mark.can_close] for mark in find_marks(text)] == sides
