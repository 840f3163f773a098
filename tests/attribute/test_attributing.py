"""Where cue and source stand around the content, on the reporter's sentences, with the model.

Each row is the text as the room should mark it, and the rule that decides, one a quotation.
`tests/attributed.py` explains the labels.
"""

import pytest
from attributed import attribute_marked, show_attributions
from marked import plain


def check(marked: str, rules: str) -> None:
    attributions = attribute_marked(marked)

    assert show_attributions(marked, attributions) == marked
    assert [attribution.rule for attribution in attributions] == rules.split()


CONTENT_SOURCE_CUE = [
    pytest.param("“[c:We won the vote,]” [s:Ana Ruiz] [q:said].", "beside", id="a full name"),
    pytest.param(
        "“[c:We won the vote,]” [s:Mayor Ana Ruiz] [q:said] on Tuesday.", "beside", id="a title and a name"
    ),
    pytest.param("“[c:We won the vote.]” [s:Ruiz] [q:said].", "beside", id="a full stop for a comma"),
    pytest.param(
        "“[c:We won the vote!]” [s:Rep. Tom Leahy], R-Velm, [q:said] of the tax.",
        "content_cue",
        id="a party behind an exclamation mark",
    ),
    pytest.param(
        "“[c:We won the vote,]” [q:reads] [s:a Wednesday editorial in The Velm Register].",
        "closing_clause",
        id="what an editorial reads",
    ),
    pytest.param(
        "“[c:We won the vote,]” [s:Dr. Ines Moreau] [q:said] in Lesk.",
        "beside",
        id="a title with a full stop",
    ),
    pytest.param(
        "“[c:We won the vote,]” [s:Sen. Tom Lind] (R-Velm) [q:said].", "content_cue", id="a party in brackets"
    ),
    pytest.param("“[c:We won the vote,]” [s:Tom Lind], 45, [q:said].", "content_cue", id="an age"),
    pytest.param("“[c:We won the vote,]” [s:Jan van der Berg] [q:said].", "beside", id="particles"),
    pytest.param("“[c:We won the vote,]” [s:Tom Lind Jr.] [q:said].", "beside", id="a suffix"),
    pytest.param("“[c:We won the vote,]” [s:she] [q:said].", "beside", id="a pronoun"),
    pytest.param("“[c:We won the vote,]” [s:the mayor] [q:added].", "content_cue", id="a role noun"),
    pytest.param(
        "“[c:We won the vote,]” [s:his spokeswoman] [q:said].",
        "content_cue",
        id="a possessive and a role noun",
    ),
    pytest.param(
        "“[c:She is resting,]” [s:Vale spokesman Piet Aas] [q:told] [hearer:the Gazette].",
        "content_cue",
        id="a role before a name",
    ),
    pytest.param(
        "“[c:She is resting,]” [s:the prime minister’s spokesman] [q:said].",
        "content_cue",
        id="whose spokesman",
    ),
    pytest.param(
        "“[c:She is resting,]” [s:the 45-year-old] [q:said].", "content_cue", id="a number for a person"
    ),
    pytest.param("“[c:She is resting,]” [s:another] [q:added].", "content_cue", id="one of several"),
    pytest.param(
        "“[c:We won the vote,]” [s:the Harbour Office] [q:said] in a statement.", "content_cue", id="a body"
    ),
    pytest.param(
        "“[c:We won the vote,]” [s:a senior official] [q:said] on condition of anonymity.",
        "content_cue",
        id="an unnamed official",
    ),
    pytest.param(
        "“[c:She is resting,]” [s:an aide], who asked not to be named, [q:said].",
        "content_cue",
        id="an aide who asked for something",
    ),
    pytest.param("“[c:The dam was built on sand,]” [s:the report] [q:says].", "content_cue", id="a document"),
    pytest.param(
        "“[c:We won the vote,]” [s:Ana Ruiz], the mayor of Velm, [q:said] in an interview.",
        "content_cue",
        id="an apposition",
    ),
    pytest.param(
        "“[c:She is resting,]” a spokesman for the minister, [s:Piet Aas], [q:said].",
        "content_cue",
        id="a description set off, then its name",
        marks=pytest.mark.xfail(reason="the name behind the description is kept within it"),
    ),
    pytest.param(
        "“[c:We won the vote,]” [s:Ruiz], wearing a yellow raincoat, [q:said] outside the hall.",
        "content_cue",
        id="what the speaker wore",
    ),
    pytest.param(
        "“[c:We won the vote,]” [s:Ana Ruiz], who has led Velm since 2019, [q:said].",
        "content_cue",
        id="what the speaker did before",
    ),
    pytest.param("“[c:We won the vote,]” [s:Ruiz] later [q:said].", "content_cue", id="an adverb"),
    pytest.param(
        "“[c:No comment,]” [s:Lind] on Tuesday [q:told] [hearer:the Gazette].", "content_cue", id="a day"
    ),
    pytest.param("“[c:Why did nobody ask us?]” [s:Ruiz] [q:demanded].", "beside", id="a question"),
    pytest.param("“[c:Stop it!]” [s:the coach] [q:shouted] at the referee.", "content_cue", id="a shout"),
    pytest.param("“[c:We won the vote,]” [s:Ruiz] [q:says].", "beside", id="an outlet’s present tense"),
    pytest.param('"[c:It leaks,]" [s:Lind] [q:said].', "beside", id="straight marks"),
    pytest.param("‘[c:It leaks,]’ [s:Lind] [q:said].", "beside", id="single marks"),
    pytest.param(
        "“[c:It leaks,]” [s:Lind] [q:said] when a reporter asked about the dam.",
        "beside",
        id="somebody else in the words behind the cue",
    ),
    pytest.param(
        "“[c:We will not sign,]” [s:Lund] [q:said], and Vale agreed.", "beside", id="somebody else agrees"
    ),
    pytest.param("The dam is “[m:a wet wall],” [s:Lind] [q:said].", "cue_content", id="a fragment"),
    pytest.param(
        "“[m:A wet wall]” is how [s:Lind] [q:describes] the dam.",
        "content_cue",
        id="a fragment that opens the sentence",
    ),
]

CONTENT_CUE_SOURCE = [
    pytest.param("“[c:We won the vote,]” [q:said] [s:Ana Ruiz].", "beside", id="a full name"),
    pytest.param(
        "“[c:We won the vote,]” [q:said] [s:Ana Ruiz], the mayor of Velm.",
        "beside",
        id="a name and its apposition",
    ),
    pytest.param(
        "“[c:We won the vote,]” [q:said] [s:Mayor Ana Ruiz] of Velm.", "beside", id="a name and its place"
    ),
    pytest.param(
        "“[c:No comment,]” [q:said] [s:Li Wei], chairman of the board.",
        "beside",
        id="a name and what it does",
    ),
    pytest.param(
        "“[c:Not a penny more,]” [q:said] [s:Deputy Prime Minister Idris Vale].",
        "beside",
        id="several titles",
    ),
    pytest.param(
        "“[c:She is resting,]” [q:said] [s:spokesman Piet Aas].", "beside", id="a role without an article"
    ),
    pytest.param("“[c:No comment,]” [q:said] [s:J. R. Hale] by phone.", "beside", id="initials"),
    pytest.param("“[c:No comment,]” [q:said] [s:Jan van der Berg] by phone.", "beside", id="particles"),
    pytest.param(
        "“[c:Not one lamp was lit,]” [q:said] [s:Lena de la Cruz].",
        "content_cue",
        id="Spanish particles",
        marks=pytest.mark.xfail(reason="the name ends at its first particle"),
    ),
    pytest.param(
        "“[c:No comment,]” [q:said] [s:Sen. Mary-Ann O’Hara], R-Velm.",
        "beside",
        id="a hyphen and an apostrophe",
    ),
    pytest.param("“[c:No comment,]” [q:said] [s:Juan Pérez Molina] by phone.", "beside", id="two surnames"),
    pytest.param(
        "“[c:We won the vote,]” [q:added] the harbour master, [s:Tom Lind].",
        "content_cue",
        id="a role noun and the name behind a comma",
    ),
    pytest.param(
        "“[c:Not one lamp was lit,]” [q:said] Vale’s deputy, [s:Nora Lund].",
        "content_cue",
        id="whose deputy, then the name",
    ),
    pytest.param(
        "“[c:Not a penny more,]” [q:replied] [s:a man] in the third row.",
        "beside",
        id="an unnamed speaker",
    ),
    pytest.param(
        "“[c:Not one lamp was lit,]” [q:recalled] [s:the ferryman’s daughter], now 80.",
        "beside",
        id="whose daughter",
    ),
    pytest.param(
        "“[c:Not one lamp was lit,]” [q:said] [s:one of the divers].",
        "content_cue",
        id="one of several",
        marks=pytest.mark.xfail(reason="what stands behind the head is cut off"),
    ),
    pytest.param(
        "“[c:She is resting,]” [q:said] [s:a spokesman for Lund].",
        "beside",
        id="for whom the speaker speaks",
    ),
    pytest.param(
        "“[c:Not one lamp was lit,]” [q:said] [s:the Lesk Harbour Authority].", "beside", id="a body"
    ),
    pytest.param(
        "“[c:The dam was built on sand,]” [q:said] [s:the ministry] in a statement.",
        "beside",
        id="a body and where it said so",
    ),
    pytest.param("“[c:Can you hear me?]” [q:asked] [s:Ruiz].", "beside", id="a question"),
    pytest.param(
        "“[c:Then it got worse,]” [q:continued] [s:Lund].",
        "beside",
        id="a verb that the tagger takes for a participle",
    ),
    pytest.param(
        "“[c:No comment,]” [q:said] on Tuesday [s:the minister].",
        "content_cue",
        id="a day between verb and speaker",
        marks=pytest.mark.xfail(reason="the words between are in the way"),
    ),
    pytest.param(
        "Harbour tax is ‘[m:madness]’, [q:says] [s:Ruiz]", "cue_content", id="a headline’s fragment"
    ),
    pytest.param(
        "“[c:We are not afraid,]” [q:reads] [s:the letter].",
        "content_cue",
        id="a letter that reads",
        marks=pytest.mark.xfail(reason="no subject is found for reads"),
    ),
]

SOURCE_CUE_CONTENT = [
    pytest.param("[s:Ana Ruiz] [q:said]: “[c:We won the vote.]”", "beside_before", id="a colon"),
    pytest.param("[s:Ana Ruiz] [q:said], “[c:We won the vote.]”", "beside_before", id="a comma"),
    pytest.param(
        "[s:A spokesman for Ana Ruiz] [q:said]: “[c:We won the vote.]”",
        "beside_before",
        id="for whom he speaks",
    ),
    pytest.param("[s:Ana Ruiz] [q:said] “[c:we won the vote.]”", "beside_before", id="nothing between"),
    pytest.param(
        "[s:Ana Ruiz] [q:said] that “[c:we won the vote because the farmers stayed at home.]”",
        "beside_before",
        id="that",
    ),
    pytest.param(
        "Late on Sunday [s:the mayor] [q:said]: “[c:We won the vote.]”",
        "cue_content",
        id="words before the speaker",
    ),
    pytest.param(
        "When the lights came back [s:he] [q:shouted]: “[c:Nobody move!]”",
        "beside_before",
        id="a side clause before the speaker",
    ),
    pytest.param(
        "When a reporter asked about the dam, [s:Lind] [q:said]: “[c:It leaks.]”",
        "beside_before",
        id="a side clause with another speaker",
    ),
    pytest.param(
        "Speaking after the vote, [s:a visibly tired Lind] [q:said]: “[c:Go home.]”",
        "beside_before",
        id="an adjective with a name",
    ),
    pytest.param(
        "[s:Ruiz], the mayor of Velm, [q:replied]: “[c:Ask my deputy.]”", "cue_content", id="an apposition"
    ),
    pytest.param("[s:Vale’s spokesman] [q:said]: “[c:He is resting.]”", "cue_content", id="whose spokesman"),
    pytest.param("[s:Ruiz] stood up and [q:said]: “[c:Enough.]”", "cue_content", id="another verb first"),
    pytest.param(
        "[s:Ruiz] closed the door, sat down and [q:asked], “[c:Who told them?]”",
        "cue_content",
        id="two other verbs first",
    ),
    pytest.param(
        "Lund nodded and [s:Vale] [q:said]: “[c:We will not sign.]”",
        "beside_before",
        id="somebody else does something first",
    ),
    pytest.param(
        "If the dam breaks, [s:Lind] [q:said], “[c:we will all swim.]”",
        "beside_before",
        id="a clause of saying inside the condition",
    ),
    pytest.param(
        "But [s:Vale] [q:argued] that the harbour was “[m:a ruin with a clock].”",
        "cue_content",
        id="a fragment behind that",
    ),
    pytest.param(
        "[s:The ministry] [q:said] it was “[m:deeply sorry]” for the delay.",
        "cue_content",
        id="a fragment without that",
    ),
    pytest.param(
        "[s:Residents] [q:complained] of “[m:a smell like old pennies].”",
        "cue_content",
        id="a fragment behind of",
    ),
    pytest.param(
        "[s:The judge] [q:dismissed] the claim as “[m:fanciful].”", "cue_content", id="a fragment behind as"
    ),
    pytest.param(
        "[s:Vale] [q:called] the harbour “[m:a ruin with a clock].”", "cue_content", id="a verb that names"
    ),
    pytest.param(
        "[s:Vale] [q:accused] the mayor of “[m:selling the quay].”", "cue_content", id="a verb that accuses"
    ),
    pytest.param(
        "[s:Ruiz] has long [q:maintained] that the tax is “[m:unlawful].”",
        "cue_content",
        id="an auxiliary and an adverb",
    ),
    pytest.param(
        "[s:He] did not [q:say] who was “[m:behind the leak].”",
        "cue_content",
        id="a question without an answer",
    ),
    pytest.param(
        "[s:The minister] [q:said] her critics had called the plan “[m:a folly].”",
        "cue_content",
        id="critics inside the speaker’s words",
    ),
    pytest.param(
        "[s:Lind] [q:said] critics who call her “[m:all hat]” are wrong.",
        "cue_content",
        id="critics in a clause inside the speaker’s words",
    ),
    pytest.param(
        "[s:Lund] [q:denied] that she had called Vale “[m:a dry one].”",
        "cue_content",
        id="a denial of other words",
    ),
    pytest.param(
        "Lund voted for what [s:she] [q:calls] “[m:a dry harbour].”",
        "cue_content",
        id="what she calls",
        marks=pytest.mark.xfail(reason="the subject of the clause above is taken for the cue’s"),
    ),
    pytest.param(
        "What [s:Lund] [q:calls] “[m:a dry harbour]” would cost a fortune.",
        "cue_content",
        id="what somebody calls",
        marks=pytest.mark.xfail(reason="the fused relative is taken into the source"),
    ),
    pytest.param(
        "The dam, [s:Lind] [q:said], is “[m:a wet wall].”",
        "cue_content",
        id="a clause of saying between commas",
    ),
    pytest.param(
        "[s:Lund], who [q:called] the dam “[m:a wet wall],” left at noon.",
        "cue_content",
        id="who, behind the speaker",
    ),
    pytest.param(
        "[s:A man] who [q:called] himself “[m:the last ferryman]” waved.",
        "cue_content",
        id="who, behind a noun",
    ),
    pytest.param(
        "The dam, which [s:Lund] [q:calls] “[m:a wet wall],” leaks.", "cue_content", id="which she calls"
    ),
    pytest.param(
        "It was [s:Lund] who [q:called] the dam “[m:a wet wall].”", "cue_content", id="it was she who"
    ),
    pytest.param(
        "[s:Lind], who took office in May after the flood that cost Vale her seat, [q:said] on Monday that "
        "the council had been “[m:asleep at the tiller].”",
        "cue_content",
        id="a long clause between subject and verb",
    ),
    pytest.param(
        "[s:The council’s lawyers], who met Lind on Monday, [q:described] the talks as “[m:frank].”",
        "cue_content",
        id="lawyers who met somebody",
    ),
    pytest.param("[s:The report] [q:says] the dam was “[m:built on sand].”", "cue_content", id="a document"),
    pytest.param(
        "[s:Its authors] [q:write] that the dam was “[m:built on sand].”", "cue_content", id="its authors"
    ),
    pytest.param("[s:Ruiz] [q:calls] harbour tax ‘[m:madness]’", "cue_content", id="a headline"),
    pytest.param(
        "Jan Lund recommended that no charges be filed, but [s:he] [q:called] her actions “[m:careless].”",
        "cue_content",
        id="a clause of its own behind but",
    ),
    pytest.param(
        "[s:Lund] doubled down on his comments and [q:said] the federal judge had “[m:a conflict]” there.",
        "cue_content",
        id="whom the words are about is right behind the verb",
    ),
    pytest.param(
        "[s:Lund] has been careful to [q:frame] the plan as a “[m:dry road]” to Velm.",
        "cue_content",
        id="an adjective between subject and verb",
    ),
    pytest.param(
        "[s:Lund] [q:complained] that the council was trying to “[m:protect]” Vale.",
        "cue_content",
        id="a name right behind a fragment signs nothing",
    ),
    pytest.param(
        "[s:A spokesman for Ada Lund] [q:said] it was “[c:late].”",
        "cue_content",
        id="whom a spokesman is for",
    ),
    pytest.param(
        "[s:A spokesman for House Speaker Paul Vale] [q:said] it was “[c:late].”",
        "cue_content",
        id="a body and a title behind for",
    ),
    pytest.param(
        "[s:The mother of Ana Ruiz] [q:said] it was “[c:late].”", "cue_content", id="whose mother speaks"
    ),
    pytest.param(
        "[s:A member of the Velm City Council] [q:said] it was “[c:late].”",
        "cue_content",
        id="a member of a body",
    ),
    pytest.param(
        "In an email, [s:a spokesperson for Pell District Council] [q:wrote] that it was “[c:late].”",
        "cue_content",
        id="for a body without an article",
    ),
    pytest.param(
        "CEO of the Refugee Council Enver [s:Solomon] [q:told] [hearer:Lesk News] any plan “[c:must be well "
        "thought out].”",
        "cue_content",
        id="a name behind the body of an office",
    ),
    pytest.param(
        "Of Vale, [s:Lund], who has given money to Tom Ruiz, [q:said], “[c:He is late. I like the man.]”",
        "cue_content",
        id="whom it is said of",
    ),
    pytest.param(
        "It began on Monday night, when [s:Mayor Fenella Strand] of North Lesk [q:posted]: “[c:The boat "
        "left at seven.]”",
        "beside_before",
        id="behind when",
    ),
    pytest.param(
        "His daughter, the novelist [s:Ines Vell], [q:confirmed] that he had been “[c:humming until "
        "Tuesday].”",
        "cue_content",
        id="a description, what she is, and her name",
    ),
]

ACCORDING_TO = [
    pytest.param(
        "[q:According to] [s:Ruiz], the tower is “[m:a monument to nobody].”",
        "according_to",
        id="before a name",
    ),
    pytest.param(
        "[q:According to] [s:the Lesk Gazette], the tower is “[m:a monument to nobody].”",
        "according_to",
        id="before a paper",
    ),
    pytest.param(
        "The tower is “[m:a monument to nobody],” [q:according to] [s:Nora Lund], a local historian.",
        "according_to",
        id="behind, with an apposition",
    ),
    pytest.param(
        "“[c:Not one lamp was lit,]” [q:according to] [s:the keeper].", "according_to", id="behind a clause"
    ),
    pytest.param(
        "The tower is “[m:a monument to nobody],” [q:according to] [s:two people] briefed on the plan.",
        "according_to",
        id="unnamed people",
    ),
    pytest.param(
        "The tower will be “[m:rebuilt stone by stone],” [q:according to] [s:a statement from the ministry].",
        "according_to",
        id="a statement",
    ),
    pytest.param(
        "The tower, built according to plan, is “[m:a monument to nobody].”",
        "no_source",
        id="silent: a plan is no speaker",
        marks=pytest.mark.xfail(reason="what cannot speak is taken for the source"),
    ),
]

NOUN_CUES = [
    pytest.param("[s:Ruiz]’s [q:answer] was short: “[c:No.]”", "noun_cue", id="whose answer"),
    pytest.param("The [q:message] from [s:Vale] was “[m:stay away].”", "noun_cue", id="from whom"),
    pytest.param(
        "[s:The minister]’s [q:claim] of “[m:a clean harbour]” drew laughter.", "noun_cue", id="whose claim"
    ),
    pytest.param(
        "[s:Her] [q:reply]: “[c:Ask my deputy.]”",
        "noun_cue",
        id="whose reply before a colon",
    ),
    pytest.param(
        "In a [q:statement] from [s:the ministry]: “[c:The dam is safe.]”",
        "noun_cue",
        id="in a statement from",
    ),
    pytest.param(
        "A [q:letter] by [s:Nora Lund] spoke of “[m:wilful neglect].”",
        "noun_cue",
        id="a letter by",
        marks=pytest.mark.xfail(reason="the letter is taken for a speaker"),
    ),
    pytest.param(
        "[s:His] [q:warning] about “[m:a second flood]” went unheard.",
        "noun_cue",
        id="whose warning",
        marks=pytest.mark.xfail(reason="went is taken for a verb of saying"),
    ),
    pytest.param("The vote was close: “[c:Nobody slept.]”", "no_source", id="silent: a mood"),
]

CUES_WITHOUT_SAYING = [
    pytest.param("“[c:I can’t swim,]” [s:Lund] [q:laughed].", "beside", id="laughed"),
    pytest.param("“[c:Look at that,]” [s:she] [q:smiled].", "beside", id="smiled"),
    pytest.param("“[c:And another thing,]” [s:he] [q:went] on.", "beside", id="went on"),
    pytest.param(
        "“[c:That was our best game,]” [q:beamed] [s:Ruiz] after the match.",
        "beside",
        id="beamed, inverted",
    ),
    pytest.param(
        "“[c:Look at that,]” [q:grinned] [s:Lund].",
        "beside",
        id="grinned, inverted",
    ),
    pytest.param("[s:Lund] [q:shrugged]: “[c:It is only water.]”", "cue_content", id="shrugged"),
    pytest.param(
        "In a tweet, [s:Lund] [q:thanked] the divers for their “[m:stubborn kindness].”",
        "cue_content",
        id="thanked",
    ),
    pytest.param("[s:The crowd] [q:chanted] “[c:Give us the bell!]”", "cue_content", id="chanted"),
    pytest.param(
        "[s:Lund] [q:took] to Chirrup on Friday: “[c:It is only water.]”",
        "cue_content",
        id="took to a network",
        marks=pytest.mark.xfail(reason="took to is no cue"),
    ),
    pytest.param("[s:Lund] is [q:promising] “[m:a harbour for everyone].”", "cue_content", id="promises"),
    pytest.param("[s:Voters] [q:want] “[m:a harbour for everyone].”", "cue_content", id="wants"),
    pytest.param("The dam is “[m:a wet wall].”", "no_source", id="silent: a thing is something"),
    pytest.param("The so-called “[m:wet wall]” leaks.", "no_source", id="silent: so-called"),
]

PARTICIPLES = [
    pytest.param(
        "[s:Lund] praised the divers, [q:adding] that the water had been “[m:black as ink].”",
        "cue_content",
        id="adding",
    ),
    pytest.param(
        "[s:Lund] voted against the plan, [q:saying] it was “[m:late by a decade].”",
        "cue_content",
        id="saying",
    ),
    pytest.param(
        "[s:Lund], [q:calling] the dam “[m:a wet wall],” walked out.",
        "cue_content",
        id="calling, inside the clause",
    ),
    pytest.param("[q:Calling] it “[m:a wet wall],” [s:Lund] walked out.", "cue_content", id="calling, first"),
    pytest.param(
        "[s:Lund] left the meeting [q:describing] himself as “[m:a free man].”",
        "cue_content",
        id="describing without a comma",
    ),
    pytest.param(
        "Speaking to the Gazette, [s:Lund] [q:said] the plan was “[m:late by a decade].”",
        "cue_content",
        id="speaking to, then said",
    ),
    pytest.param(
        "“[c1:We came home,]” [s1:[s2:Lund]] [q1:said], [q2:adding]: “[c2:The dog did too.]”",
        "beside cue_content",
        id="adding, behind said",
        marks=pytest.mark.xfail(reason="said before it is taken for its cue"),
    ),
    pytest.param(
        "“[c1:It leaks,]” [s1:[s2:Lind]] [q1:told] [hearer1:reporters], [q2:adding] that it was “[m2:not my "
        "dam].”",
        "beside cue_content",
        id="adding that, behind told",
        marks=pytest.mark.xfail(reason="told before it is taken for its cue"),
    ),
    pytest.param(
        "[s:Mr. Lund] issued a statement Tuesday [q:saying], “[c:I do not feel late.]”",
        "beside_before",
        id="a day before saying",
    ),
]

PASSIVES = [
    pytest.param(
        "[s:Lund] was [q:quoted] by [via:the Gazette] as saying the plan was “[m:late by a decade].”",
        "quoted_as_saying",
        id="quoted by",
    ),
    pytest.param(
        "“[c:The plan is late,]” [s:the minister] was [q:quoted] as saying.",
        "quoted_as_saying",
        id="quoted, nobody told by whom",
    ),
    pytest.param(
        "“[c:Nobody asked us,]” [s:Ruiz] was [q:quoted] as saying by [via:the Gazette].",
        "quoted_as_saying",
        id="quoted as saying by",
        marks=pytest.mark.xfail(reason="the agent hangs on saying, not on quoted"),
    ),
    pytest.param(
        "“[c:The plan is late,]” [via:the Gazette] [q:quoted] [s:her] as saying.",
        "quoted_as_saying",
        id="who quoted her",
    ),
    pytest.param(
        "[via:The agency] [q:cited] [s:a police officer] as saying that the bridge was “[m:impassable].”",
        "quoted_as_saying",
        id="cited",
    ),
    pytest.param(
        "[via:The Gazette] [q:quoted] [s:Lund] as saying: “[c:The plan is late.]”",
        "quoted_as_saying",
        id="who quoted a name",
        marks=pytest.mark.xfail(reason="the parser takes quoted for an adjective"),
    ),
    pytest.param(
        "The plan was [q:described] by [s:Lund] as “[m:late by a decade].”",
        "cue_content",
        id="described by",
    ),
    pytest.param(
        "The dam was [q:called] “[m:a wet wall]” by [s:the opposition].",
        "cue_content",
        id="called by",
    ),
    pytest.param(
        "[hearer:The minister] was [q:told] by [s:Lund] that the plan was “[m:late by a decade].”",
        "cue_content",
        id="told by",
    ),
    pytest.param(
        "She has been [q:accused] by [s:Vale] of being “[m:all hat].”",
        "cue_content",
        id="accused by",
    ),
    pytest.param(
        "The dam has been called “[m:a wet wall].”",
        "no_source",
        id="silent: called, nobody told by whom",
    ),
    pytest.param(
        "Lind has been accused of being “[m:all hat].”",
        "no_source",
        id="silent: she is accused",
        marks=pytest.mark.xfail(reason="the passive’s subject is taken for who speaks"),
    ),
]

HEARERS = [
    pytest.param(
        "[s:Lund] [q:told] [hearer:the Gazette] that the plan was “[m:late by a decade].”",
        "cue_content",
        id="told",
    ),
    pytest.param("“[c:You are late,]” [s:Lund] [q:told] [hearer:the minister].", "beside", id="told, behind"),
    pytest.param("“[c:You are late,]” [s:she] [q:told] [hearer:him].", "beside", id="told, two pronouns"),
    pytest.param(
        "[s:Lund] [q:told] [hearer:Vale]: “[c:Bring a boat.]”", "cue_content", id="told, before a colon"
    ),
    pytest.param("“[c:You are late,]” [s:Lund] [q:said] to [hearer:the minister].", "beside", id="said to"),
    pytest.param(
        "[s:Lund] [q:wrote] to [hearer:the council]: “[c:Bring a boat.]”", "cue_content", id="wrote to"
    ),
    pytest.param("“[c:Are you late?]” [s:Lund] [q:asked] [hearer:the minister].", "beside", id="asked"),
    pytest.param(
        "[s:Vale] [q:asked] [hearer:Lund] if the dam was “[m:still leaking].”", "cue_content", id="asked if"
    ),
    pytest.param(
        "[s:Lund] [q:reminded] [hearer:voters] that the harbour was “[m:older than the bank].”",
        "cue_content",
        id="reminded",
    ),
    pytest.param(
        "“[c:It leaks,]” [s:Lund] [q:emailed] [hearer:the council].",
        "beside",
        id="emailed",
    ),
    pytest.param(
        "“[c:It leaks,]” [s:Lund] [q:texted] [hearer:her sister].",
        "beside",
        id="texted",
        marks=pytest.mark.xfail(reason="the lemmatizer gives texte"),
    ),
    pytest.param(
        "Asked by Vale whether she would stay, [s:Lund] [q:said] she was “[m:not a barnacle].”",
        "cue_content",
        id="asked by somebody, said",
    ),
    pytest.param(
        "“[c:I am not a barnacle,]” [s:Lund] [q:said] when asked by Vale whether she would stay.",
        "beside",
        id="said when asked by somebody",
    ),
    pytest.param(
        "Asked about the dam, [s:Lund] [q:replied]: “[c:It leaks.]”",
        "beside_before",
        id="asked about something",
    ),
    pytest.param(
        "Pressed by reporters, [s:Lund] [q:admitted] the dam was “[m:leaking a little].”",
        "cue_content",
        id="pressed by reporters",
    ),
    pytest.param(
        "The council [q:heard] from [s:Lund] that the dam was “[m:a wet wall].”",
        "cue_content",
        id="heard from",
        marks=pytest.mark.xfail(reason="who hears is taken for who speaks"),
    ),
    pytest.param(
        "[s:Vale] [q:accused] Lund of “[m:selling the quay].”",
        "cue_content",
        id="silent: who is accused does not hear",
    ),
    pytest.param(
        "[s:Lund] [q:said] nothing about “[m:the quay].”",
        "cue_content",
        id="silent: a thing said is no hearer",
    ),
]

JOINT_SOURCES = [
    pytest.param(
        "“[c:We will not sign,]” [s:Lund and Vale] [q:said] in a joint letter.",
        "content_cue",
        id="two surnames",
    ),
    pytest.param(
        "“[c:We will not sign,]” [q:said] [s:Nora Lund and Idris Vale].",
        "beside",
        id="two full names, inverted",
    ),
    pytest.param(
        "[s:Senators Nora Lund and Idris Vale] [q:said] the bill was “[m:stillborn].”",
        "cue_content",
        id="one title for two",
    ),
    pytest.param(
        "“[c:We will not sign,]” [s:the fishermen and their wives] [q:said].", "content_cue", id="two groups"
    ),
    pytest.param(
        "“[c:We will not sign,]” [s:the two] [q:said] in a joint letter.", "content_cue", id="the two"
    ),
    pytest.param("“[c:We will not sign,]” [s:both] [q:said].", "content_cue", id="both"),
    pytest.param("“[c:Give us the bell!]” [s:they] [q:chanted].", "beside", id="a group"),
]

SEVERAL_CONTENTS = [
    pytest.param(
        "“[c:We won,]” [s:Ruiz] [q:said]. “[c:And we will win again.]”",
        "beside",
        id="broken by a sentence end",
    ),
    pytest.param(
        "“[c:We won,]” [q:said] [s:Ruiz], “[c:and we will win again.]”",
        "beside",
        id="broken by a comma, inverted",
    ),
    pytest.param(
        "“[c:If the ice holds,]” [s:he] [q:told] [hearer:the Gazette], “[c:we walk.]”",
        "beside",
        id="broken, with a hearer",
    ),
    pytest.param(
        "[s1:[s2:Tom Lund]], a writer of speeches, [q1:[q2:calls]] Vale “[m1:a candidate with a past]”: "
        "“[c2:He has "
        "been to the sea and back.]”",
        "cue_content cue_content",
        id="a fragment, a colon and a sentence",
    ),
    pytest.param(
        "[s1:[s2:Lund]] [q1:[q2:called]] the dam “[m1:a wet wall]” and the mayor “[m2:a dry one].”",
        "cue_content cue_content",
        id="two fragments of one verb",
    ),
    pytest.param(
        "[s1:Lund] [q1:called] the dam “[m1:a wet wall],” while [s2:Vale] [q2:said] it was “[m2:fit for a "
        "century].”",
        "cue_content cue_content",
        id="two speakers, while",
    ),
    pytest.param(
        "[s1:Lund] [q1:said] “[c1:the wall is wet]” but [s2:Vale] [q2:replied] “[c2:so is the sea].”",
        "cue_content cue_content",
        id="two speakers, but",
        marks=pytest.mark.xfail(reason="the second verb is taken for both"),
    ),
    pytest.param(
        "“[c1:The wall is wet,]” [s1:Lund] [q1:said]. “[c2:So is the sea,]” [s2:Vale] [q2:replied].",
        "beside beside",
        id="two speakers, two sentences",
    ),
    pytest.param(
        "“[c1:Somebody has problems,]” [s1:Lind] [q1:said] as [s2:the heckler] [q2:yelled]: “[c2:You leak!]”",
        "beside cue_content",
        id="two speakers, as",
        marks=pytest.mark.xfail(reason="the parser hangs the yell on what was said before"),
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), CONTENT_SOURCE_CUE)
def test_content_source_cue(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), CONTENT_CUE_SOURCE)
def test_content_cue_source(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), SOURCE_CUE_CONTENT)
def test_source_cue_content(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), ACCORDING_TO)
def test_according_to(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), NOUN_CUES)
def test_noun_cues(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), CUES_WITHOUT_SAYING)
def test_cues_without_saying(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), PARTICIPLES)
def test_participles(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), PASSIVES)
def test_passives(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), HEARERS)
def test_hearers(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), JOINT_SOURCES)
def test_joint_sources(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(("marked", "rules"), SEVERAL_CONTENTS)
def test_several_contents(marked: str, rules: str) -> None:
    check(marked, rules)


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "medium"),
    [
        pytest.param("“[c:It leaks,]” Lund tweeted.", "post", id="tweeted"),
        pytest.param("Lund wrote: “[c:It leaks.]”", "written", id="wrote"),
        pytest.param("“[c:It leaks,]” Lund said.", None, id="silent: said"),
        pytest.param("“[c:It leaks,]” Lund wrote, and Vale said so, too.", "written", id="the cue’s own"),
        pytest.param("According to Lund, it is “[m:leaking].”", None, id="silent: according to"),
    ],
)
def test_the_cue_tells_the_medium(marked: str, medium: str | None) -> None:
    assert attribute_marked(marked)[0].medium == medium


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "form"),
    [
        pytest.param("“[c:It leaks,]” said Ana Ruiz.", "name", id="a full name"),
        pytest.param("“[c:It leaks,]” Ruiz said.", "name", id="a surname"),
        pytest.param("Ruiz said: “[c:It leaks.]”", "name", id="a surname that opens the sentence"),
        pytest.param("“[c:It leaks,]” Mayor Ana Ruiz said.", "name", id="a title and a name"),
        pytest.param("“[c:It leaks,]” said Vale spokesman Piet Aas.", "name", id="a role and a name"),
        pytest.param("“[c:It leaks,]” the Energy Ministry said.", "name", id="a body"),
        pytest.param("“[c:It leaks,]” she said.", "pronoun", id="a pronoun"),
        pytest.param("“[c:It leaks,]” the mayor said.", "nominal", id="a role noun"),
        pytest.param("“[c:It leaks,]” Vale’s spokesman said.", "nominal", id="whose spokesman"),
        pytest.param("The mayor said: “[c:It leaks.]”", "nominal", id="a role noun that opens the sentence"),
        pytest.param("Residents said: “[c:It leaks.]”", "nominal", id="a plural that opens the sentence"),
    ],
)
def test_form_of_the_source(marked: str, form: str) -> None:
    source = attribute_marked(marked)[0].source

    assert source is not None
    assert source.form == form


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "frame"),
    [
        pytest.param(
            "It rained. “[c:It leaks,]” Lund said. The band left.",
            "“It leaks,” Lund said.",
            id="the sentence",
        ),
        pytest.param(
            "Lund said: “[c:It leaks. It floods.]”", "Lund said: “It leaks. It floods.”", id="all of it"
        ),
        pytest.param("“[c:It leaks.]”", None, id="none where nobody is named"),
    ],
)
def test_the_frame_is_the_reporters_sentence_with_the_quoted_words(marked: str, frame: str | None) -> None:
    found = attribute_marked(marked)[0]

    assert (found.frame and found.frame.of(plain(marked)).strip()) == frame
