"""Which mark closes which: nesting, and marks that are missing."""

import pytest
from marked import plain
from marking import remark, rows

from quotes.find import find_quotations
from quotes.read.article import Article

NESTED = {
    "other marks inside": "“[d1:He told me ‘[m2:never]’ and left,]” she said.",
    "double inside single": "‘[d1:He told me “[m2:never]” and left,]’ she said.",
    "straight inside straight": "\"[d1:He told me '[m2:never]' and left,]\" she said.",
    "the same marks inside": "“[d1:He told me “[m2:never]” and left,]” she said.",
    "three levels": "“[d1:He said, ‘[d2:They call it “[m3:a farce]” at home.]’]”",
    "at the end, both closed": "“[d1:He told me, ‘[d2:Never again.]’]”",
    "a space between the closings": "“[d1:He told me, ‘[d2:They will not come.]’ ]” he said.".replace(
        " ]”", "] ”"
    ),
    "guillemets inside": "“[d1:He told me «[m2:never]» and left,]” she said.",
    "double inside guillemets": "«[d1:He told me “[m2:never]” and left]», she said.",
    "low and high inside": "„[d1:He told me ‚[m2:never]‘ and left]“, she said.",
    "white corners inside": "「[d1:He told me 『[m2:never]』 and left]」 she said.",
    "the same straight marks inside": '"[d1:He told me "[m2:never]" and left,]" she said.',
    "editor's brackets stay": "“[d1:I told \\[the mayor\\] (laughs) that it was \\[sic\\] odd,]” she said.",
    "all of the outer one": "“[d1:‘[d2:We won,]’]” she said.",
    "two children": "“[d1:I say ‘[m2:perhaps]’, he says ‘[m3:never]’ to it,]” she said.",
    "no child where an apostrophe stands": "“[d1:The officials’ claims aren’t ours,]” she said.",
}

BROKEN = {
    "unclosed before a cue": ("“[d1:We won,] she said.", "unclosed"),
    "unclosed to the paragraph's end": ("“[d1:We won the race.]\n\nHe left.", "unclosed"),
    "single, unclosed to the paragraph's end": ("‘[d1:We won the race.]\n\nHe left.", "unclosed"),
    "unopened before a cue": ("[d1:We won,]” she said.", "unopened"),
    "closed by the wrong family": ("‘[d1:We won,]” she said.", "wrong-mark"),
    "opened by the wrong family": ("“[d1:We won,]’ she said.", "wrong-mark"),
    "two marks on either side": ("““[d1:We won,]”” she said.", "doubled"),
    "straight and curly on either side": ('"“[d1:We won,]”" she said.', "doubled"),
    "closed by a mark turned round, at the end": ("“[d1:They see that.] “\n\nHe left.", "turned"),
    "opened by a mark turned round": ("He says,” [d1:many never get heard, and they know it.]”", "turned"),
    "closed once for two": ("“[d1:They call it a “[m2:free zone.]]” she said.", "closed-once-for-two"),
}

SOUND = {
    "whole": "“We won,” she said.",
    "a stray mark at the end": "She left the harbour.”",
    "straight opening, curly closing": '"We won,” she said.',
    "single inside double, both closed": "“‘We won,’” she said.",
    "an apostrophe in an unmarked sentence": "The workers’ hopes fell, she said.",
    "guillemets turned round": "»We won«, she said.",
    "low and high": "„We won“, she said.",
    "led in at a line's end": "She said: “\n\nWe won.” He left.",
    "a speech over two paragraphs": "“One thing.\n\n“Two things,” she said.",
}


@rows(NESTED)
def test_a_quotation_stands_in_the_one_around_it(row: str) -> None:
    assert remark(row) == row


@pytest.mark.parametrize(("row", "repair"), BROKEN.values(), ids=BROKEN)
def test_what_is_missing_is_mended_and_named(row: str, repair: str) -> None:
    assert remark(row) == row
    assert repair in repairs(row)


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_is_sound_is_not_mended(text: str) -> None:
    assert [found.repair for found in find_quotations(Article(text=text)) if found.repair] == []


def test_a_mark_before_nothing_but_points_quotes_nobody() -> None:
    assert remark('".   :') == '".   :'


def test_a_stray_mark_costs_its_own_paragraph_alone() -> None:
    row = "The “harbour froze.\n\n“[d1:We won,]” she said.\n\n“[d2:Who did?]” he asked."
    assert remark(row).partition("\n\n")[2] == row.partition("\n\n")[2]


def repairs(row: str) -> list[str | None]:
    return [found.repair for found in find_quotations(Article(text=plain(row)))]
