"""Direct, mixed, or no quotation at all."""

from marking import remark, rows

KINDS = {
    "a sentence": "“[d1:We won.]”",
    "a sentence behind a colon": "She asked: “[d1:Why?]”",
    "one word as an answer": "“[d1:No,]” he said.",
    "a clause in the reporter's sentence": "He said “[d1:we have to go on]” and left.",
    "a fragment hung on a speaker": "He called it “[m1:a disgrace]” on Friday.",
    "a fragment as an object": "She said the plan was “[m1:utterly mad.]”",
    "two fragments": "He said it was “[m1:odd]” and “[m2:slow.]”",
}

NO_QUOTATION = {
    "a film": "The film “Silent Harbour” opened on Friday.",
    "a nickname": "Tom “Otter” Brandt won.",
    "a term": "The term “grain corridor” is new.",
    "marks around nothing": "“…” he said.",
    "marks around a stage direction": "“(APPLAUSE)” The crowd rose.",
    "no marks": "She said that they had won.",
}


@rows(KINDS)
def test_a_clause_is_direct_and_a_fragment_mixed(row: str) -> None:
    assert remark(row) == row


@rows(NO_QUOTATION)
def test_marks_may_quote_nobody(row: str) -> None:
    assert remark(row) == row
