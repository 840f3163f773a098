"""Who speaks where the reporter's sentence does not say it: paragraphs, labels, headlines, nested words.

Each row is the text as the room should mark it, and the rules that decide, one a quotation.
"""

import pytest
from attributed import attribute_marked, show_attributions


def check(marked: str, rules: str) -> None:
    attributions = attribute_marked(marked)

    assert show_attributions(marked, attributions) == marked
    assert [attribution.rule for attribution in attributions] == rules.split()


THE_SPEAKER_GOES_ON = [
    pytest.param(
        "“[c1:We won,]” [s1:[s2:Ruiz]] [q1:[q2:said]].\n\n“[c2:And we will win again.]”",
        "beside speaker_goes_on",
        id="a paragraph of words alone",
    ),
    pytest.param(
        "“[c1:We won,]” [s1:[s2:Ruiz]] [q1:[q2:said]]. The band played. “[c2:And we will win again.]”",
        "beside same_paragraph",
        id="behind a sentence about something else",
    ),
    pytest.param(
        "“[c1:We won,]” [s1:[s2:Ruiz]] [q1:[q2:said]].\n\nThe band played.\n\n“[c2:And we will win again.]”",
        "beside last_speaker",
        id="behind a paragraph about something else",
    ),
    pytest.param(
        "“[c1:We won,]” [s1:[s2:[s3:Ruiz]]] [q1:[q2:[q3:said]]].\n\n“[c2:And we will win "
        "again.]”\n\n“[c3:And again.]”",
        "beside speaker_goes_on speaker_goes_on",
        id="two paragraphs of words alone",
    ),
    pytest.param(
        "“[c1:We won,]” [s1:[s2:the mayor]] [q1:[q2:said]].\n\n“[c2:And we will win again.]”",
        "content_cue speaker_goes_on",
        id="behind a role noun",
    ),
    pytest.param(
        "“[c1:We won,]” [s1:Ruiz] [q1:said].\n\n“[c2:And we will win again,]” [s2:Vale] [q2:said].",
        "beside beside",
        id="silent: the next has a speaker of its own",
    ),
    pytest.param("“[c1:We won the vote.]”", "no_source", id="silent: nobody spoke before"),
    pytest.param(
        "“[c1:Does it leak?]” [s1:[s3:Lund]] [q1:[q3:asked]].\n\n“[c2:A little,]” [s2:Vale] "
        "[q2:said].\n\n“[c3:How much?]”",
        "beside beside alternation",
        id="question and answer alternate",
        marks=pytest.mark.xfail(reason="the last speaker goes on where two take turns"),
    ),
]

THE_SENTENCE_BEFORE = [
    pytest.param("[s:Smith] was furious. “[c:It is a disgrace.]”", "sentence_before", id="furious"),
    pytest.param("[s:Nora Lund] shook her head. “[c:Not in my harbour.]”", "sentence_before", id="a gesture"),
    pytest.param(
        "[s:The mayor] would not be drawn. “[c:Ask the bank.]”", "sentence_before", id="a role noun"
    ),
    pytest.param(
        "We met Ana Sanders. [s:Sanders] was furious. “[c:It is a disgrace.]”",
        "sentence_before",
        id="a name that looks like a plural",
    ),
    pytest.param("[s:She] closed the gate. “[c:Come back in May.]”", "sentence_before", id="a pronoun"),
    pytest.param(
        "[s:Nora Lund] rounded on Vale. “[c:You knew.]”",
        "sentence_before",
        id="a subject rather than an object",
    ),
    pytest.param(
        "“[c1:It holds,]” [s1:Vale] [q1:said].\n\nThe gulls had gone.\n\n[s2:Nora Lund] shook her head. "
        "“[c2:It leaks.]”",
        "beside sentence_before",
        id="rather than the speaker of another paragraph",
    ),
    pytest.param(
        "[s:Lund] kicked the gate. “[c:Open it.]”",
        "sentence_before",
        id="a bare surname",
    ),
    pytest.param(
        "“[c1:It holds,]” [s1:Vale] [q1:said].\n\n[s2:Nora Lund] praised the dam. “[c2:We need a dam.]”",
        "beside sentence_before",
        id="rather than the speaker of the paragraph before",
    ),
    pytest.param("The rain had stopped. “[c:It is a disgrace.]”", "no_source", id="silent: no person in it"),
    pytest.param(
        "“[c:It is a disgrace.]” The band went home.", "no_source", id="silent: not the sentence behind"
    ),
]

THE_SENTENCE_BEHIND = [
    pytest.param(
        "“[c:It is a disgrace.]” [s:Smith] was furious.",
        "sentence_after",
        id="furious",
        marks=pytest.mark.xfail(reason="the sentence behind is not read"),
    ),
]

LABELS = [
    pytest.param("“[s:LUND]: [c:The dam leaks.]”", "turn_label", id="a turn label inside the mark"),
    pytest.param(
        "[s:A gift for Ana Ruiz][q::] “[c:the best dam.]”", "source_colon", id="no words of the content"
    ),
    pytest.param("[s:LUND][q::] “[c:The dam leaks.]”", "source_colon", id="a turn label before the mark"),
    pytest.param("[s:NORA LUND][q::] “[c:The dam leaks.]”", "source_colon", id="a turn label of two words"),
    pytest.param(
        "[s:LUND] (through an interpreter)[q::] “[c:The dam leaks.]”",
        "source_colon",
        id="a turn label and how it was said",
        marks=pytest.mark.xfail(reason="the words in brackets are in the way"),
    ),
    pytest.param(
        "[s1:LUND][q1::] “[c1:Does it leak?]”\n\n[s2:VALE][q2::] “[c2:A little.]”",
        "source_colon source_colon",
        id="two turns",
    ),
    pytest.param(
        "“[s1:LUND]: [c1:Does it leak?]”\n\n“[s2:VALE]: [c2:A little.]”",
        "turn_label turn_label",
        id="two turns inside the marks",
    ),
    pytest.param(
        "Q: “[c:Does it leak?]”",
        "no_source",
        id="a paper’s question is nobody’s",
    ),
]

HEADLINES_AND_CAPTIONS = [
    pytest.param(
        "[s:Ruiz][q::] ‘[c:We never asked for a clock tower]’", "source_colon", id="a name and a colon"
    ),
    pytest.param(
        "[s:Ruiz][q::] Harbour tax is ‘[m:madness]’", "source_colon", id="a name, a colon and a fragment"
    ),
    pytest.param(
        "[s:Mayor Ruiz][q::] “[c:We never asked for a clock tower.]”",
        "source_colon",
        id="a title, a name and a colon",
    ),
    pytest.param(
        "‘[c:We never asked for a clock tower]’[q::] [s:Ruiz]",
        "source_colon",
        id="a name behind a colon",
        marks=pytest.mark.xfail(reason="no rule reads a name behind a colon"),
    ),
    pytest.param(
        "‘[c:We never asked for a clock tower]’ [q:–] [s:Ruiz]", "source_dash", id="a name behind a dash"
    ),
    pytest.param(
        "“[c:We never asked for a clock tower.]” [q:—] [s:Ana Ruiz], mayor of Velm",
        "source_dash",
        id="a signature",
    ),
    pytest.param(
        "“[c:We never asked for a clock tower.]”\n[s:Ana Ruiz]",
        "source_dash",
        id="a signature on its own line",
    ),
    pytest.param(
        "‘[c:We never asked for a clock tower]’, [q:says] [s:Ruiz]", "beside", id="says, behind a comma"
    ),
    pytest.param(
        "Clock tower stands still as [s:Ruiz] [q:slams] ‘[m:madness]’", "cue_content", id="as she says"
    ),
    pytest.param("Ruiz under fire over ‘[m:madness]’ remark", "no_source", id="over"),
    pytest.param(
        "[s:Ruiz] [q:replied]:\n\n“[c:We never asked for a clock tower.]”",
        "preceding_cue",
        id="a leading colon joins two paragraphs",
    ),
    pytest.param(
        "Opinion: “[c:We never asked for a clock tower.]”",
        "no_source",
        id="silent: a kicker is nobody",
    ),
]

NESTED = [
    pytest.param(
        "“[c1:[s2:Ruiz] [q2:said] to [hearer2:me], ‘[c2:Bring a boat,]’ and I did,]” [s1:Lund] [q1:said].",
        "beside cue_content",
        id="inner words with a speaker in the outer",
    ),
    pytest.param(
        "“[c1:[s2:They] [q2:called] us ‘[m2:barnacles,]’]” [s1:Lund] [q1:said].",
        "beside cue_content",
        id="an inner fragment",
    ),
    pytest.param(
        "“[c1:Beware of the word ‘[m2:safe,]’]” [s1:Lund] [q1:said].",
        "beside no_source",
        id="inner words without a speaker",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), THE_SPEAKER_GOES_ON)
def test_the_speaker_goes_on(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), THE_SENTENCE_BEFORE)
def test_the_sentence_before(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), THE_SENTENCE_BEHIND)
def test_the_sentence_behind(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), LABELS)
def test_labels(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), HEADLINES_AND_CAPTIONS)
def test_headlines_and_captions(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), NESTED)
def test_nested(marked: str, rules: str) -> None:
    check(marked, rules)
