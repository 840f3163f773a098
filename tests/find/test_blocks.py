"""Quotations set off as blocks: `>` in Markdown, indented paragraphs behind a colon that leads in speech."""

from marked import plain
from marking import remark, rows

from quotes.find import find_quotations
from quotes.read.article import Article

MARKDOWN = {
    "one line": "She wrote:\n\n> [d1:We won the race.]\n\nHe left.",
    "one paragraph over two lines": "She wrote:\n\n> [d1:We won\n> the race.]\n\nHe left.",
    "two paragraphs": "She wrote:\n\n> [d1:We won.]\n>\n> [d1:It was close.]\n\nHe left.",
    "two blocks": "She wrote:\n\n> [d1:We won.]\n\nHe replied:\n\n> [d2:So you did.]\n",
    "no space behind the sign": "She wrote:\n\n>[d1:We won.]\n",
    "a reply within": "He wrote:\n\n>> [d1:We won.]\n",
    "a signature": "> [d1:We won.]\n> — Ana Ruiz\n\nHe left.",
    "marks inside": "She wrote:\n\n> [d1:He told me “[m2:never]” and left.]\n\nHe left.",
    "marks around it": "She wrote:\n\n> “[d1:We won the race.]”\n\nHe left.",
    "Windows line ends": "She wrote:\r\n\r\n> [d1:We won.]\r\n>\r\n> [d1:It was close.]\r\n\r\nHe left.",
    "a sign inside a line": "In the race 5 > 3, and a -> b, they thought.",
    "a sign alone": "She wrote:\n\n>\n\nHe left.",
}

INDENTED = {
    "behind a verb of saying": "She wrote:\n\n    [d1:We won the race.]\n\nHe left.",
    "behind a noun of saying": "The statement in full:\n\n    [d1:We won the race.]\n\nHe left.",
    "two paragraphs": "She wrote:\n\n    [d1:We won.]\n\n    [d1:It was close.]\n\nHe left.",
    "a tab": "She wrote:\n\n\t[d1:We won the race.]\n\nHe left.",
    "marks around it": "She wrote:\n\n    “[d1:We won the race.]”\n\nHe left.",
    "behind no speech": "They bought:\n\n    Rope, tar, and two sails.\n\nHe left.",
    "behind no colon": "She wrote a letter.\n\n    It was a cold night.\n\nHe left.",
    "not indented": "She wrote:\n\nIt was a cold night.\n\nHe left.",
    "every paragraph is indented": "    She wrote:\n\n    It was a cold night.\n\n    He left.",
}


@rows(MARKDOWN)
def test_lines_with_a_sign_before_them_are_quoted(row: str) -> None:
    assert remark(row) == row


@rows(INDENTED)
def test_indented_paragraphs_are_quoted_where_speech_leads_in(row: str) -> None:
    assert remark(row) == row


def test_a_block_is_marked_from_its_sign() -> None:
    text = plain("She wrote:\n\n> [d1:We won.]\n")
    assert [span.of(text) for span in find_quotations(Article(text=text))[0].marked] == ["> We won."]
