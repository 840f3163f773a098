"""Turns of transcripts and interviews, told by layout alone."""

from marked import plain
from marking import remark, rows

from quotes.find import find_quotations
from quotes.read.article import Article

TRANSCRIPTS = {
    "capitals": "RUIZ: [d1:We won.]\n\nSOL: [d2:Did you?]\n\nRUIZ: [d3:Yes.]",
    "titles": "MS. RUIZ: [d1:We won.]\n\nMR. SOL: [d2:Did you?]\n\nMS. RUIZ: [d3:Yes.]",
    "names": "Ana Ruiz: [d1:We won.]\n\nBen Sol: [d2:Did you?]\n\nAna Ruiz: [d3:Yes.]",
    "bold names": "**Ana Ruiz:** [d1:We won.]\n\n**Ben Sol:** [d2:Did you?]\n\n**Ana Ruiz:** [d3:Yes.]",
    "question and answer": "Q: [d1:Did you win?]\n\nA: [d2:We won.]\n\nQ: [d3:Was it close?]",
    "with full stops": "Q. [d1:Did you win?]\n\nA. [d2:We won.]\n\nQ. [d3:Was it close?]",
    "one line each": "RUIZ: [d1:We won.]\nSOL: [d2:Did you?]\nRUIZ: [d3:Yes.]",
    "a note": "RUIZ (smiling): [d1:We won.]\n\nSOL: [d2:Did you?]\n\nRUIZ: [d3:Yes.]",
    "a turn of two paragraphs": "RUIZ: [d1:One.]\n\n[d1:Two.]\n\nSOL: [d2:Did you?]\n\nRUIZ: [d3:Yes.]",
    "quoted words inside": "RUIZ: [d1:He said “[m2:never]” to us.]\n\nSOL: [d3:Did he?]\n\nRUIZ: [d4:Yes.]",
    "turns in marks": "RUIZ: “[d1:We won.]”\n\nSOL: “[d2:Did you?]”\n\nRUIZ: “[d3:Yes.]”",
    "the reporter around them": (
        "They spoke.\n\nRUIZ: [d1:We won.]\n\nSOL: [d2:Did you?]\n\nRUIZ: [d3:Yes.]\n\nThey left."
    ),
    "bold turns": "**Q: [d1:Did you win?]**\n\nA: [d2:We won.]\n\n**Q: [d3:Was it close?]**",
    "a stage direction within a turn": (
        "RUIZ: [d1:One.]\n\n(APPLAUSE)\n\n[d1:Two.]\n\nSOL: [d2:Did you?]\n\nRUIZ: [d3:Yes.]"
    ),
    "a headline with a colon": (
        "Mayor: We Won\n\nThey spoke of it.\n\nSOL: [d1:So?]\n\nRUIZ: [d2:So.]\n\nSOL: [d3:Yes?]"
    ),
    "what leads in is no turn": (
        "Mayor: We Won\n\nTheir talk:\n\nSOL: [d1:So?]\n\nRUIZ: [d2:So.]\n\nSOL: [d3:Yes?]"
    ),
    "a label in the marks": "“RUIZ: [d1:We won the race.]\n\n“SOL: [d2:Did you?]\n\n“RUIZ: [d3:We did.]”",
}

NO_TRANSCRIPT = {
    "two labels": "NORVIK: It froze.\n\nBRANDT: It thawed.",
    "a list": "Winner: Ana Ruiz.\n\nSecond: Ben Sol.\n\nThird: Tom Brandt.",
    "the same label thrice": "NOTE: It froze.\n\nNOTE: It thawed.\n\nNOTE: It froze.",
    "a dateline": "NORVIK: The harbour froze on Friday.",
    "labels far apart": "RUIZ: One.\n\n" + "It froze.\n\n" * 5 + "SOL: Two.\n\nRUIZ: Three.",
    "times of day": "At 10:30 it froze.\n\nAt 11:30 it thawed.\n\nAt 10:30 it froze.",
}

INTERVIEWS = {
    "bold questions": "**[d1:Did you win?]**\n\n[d2:We won.]\n\n**[d3:Was it close?]**\n\n[d4:It was.]",
    "an answer of two paragraphs": "**[d1:Won?]**\n\n[d2:Yes.]\n\n[d2:Twice.]\n\n**[d3:When?]**\n\n[d4:Now.]",
    "the last answer": "**[d1:Won?]**\n\n[d2:Yes.]\n\n**[d3:When?]**\n\n[d4:Now.]\n\nHe left.",
    "underscores": "__[d1:Did you win?]__\n\n[d2:We won.]\n\n__[d3:Was it close?]__\n\n[d4:It was.]",
    "bold questions with a label": "**Sol: [d1:Won?]**\n\n[d2:Yes.]\n\n**Sol: [d3:When?]**\n\n[d4:Now.]",
    "one bold question": "**What now?**\n\nThe harbour froze.",
    "bold headings": "**The harbour**\n\nIt froze.\n\n**The town**\n\nIt snowed.",
}


@rows(TRANSCRIPTS)
def test_each_turn_of_a_transcript_is_a_quotation(row: str) -> None:
    assert remark(row) == row


@rows(NO_TRANSCRIPT)
def test_labels_alone_make_no_transcript(row: str) -> None:
    assert remark(row) == row


@rows(INTERVIEWS)
def test_bold_questions_and_their_answers_are_quotations(row: str) -> None:
    assert remark(row) == row


def test_a_turn_is_marked_from_its_label() -> None:
    text = plain(TRANSCRIPTS["names"])
    marked = [found.marked[0].of(text) for found in find_quotations(Article(text=text))]
    assert marked == ["Ana Ruiz: We won.", "Ben Sol: Did you?", "Ana Ruiz: Yes."]
