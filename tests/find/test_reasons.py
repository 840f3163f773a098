"""Marks that quote nobody, each with its reason; beside each rule the quotations that it must leave alone."""

from marking import remark, remark_nonquotes, rows

SPEECH = "“We won the harbour back, and we mean to keep it for our children and for theirs,” she said of it."

NONQUOTES = {
    "nothing inside": "She wrote “[empty:…]” and left.",
    "a stage direction": "“[stage:(APPLAUSE)]” The crowd rose.",
    "a nickname": "Tom “[nickname:Otter]” Brandt won the race.",
    "a nickname of two words": "Ana “[nickname:Big Wave]” Ruiz won the race.",
    "a thing named": "The team brought a robot named “[name:Robin]” to the harbour.",
    "a thing that they named": "They named their boat “[name:Hope]” in spring.",
    "by the name": "A guest by the name “[name:The Owl]” sat in the garden.",
    "also known as": "The moths, also known as “[name:pinkies]”, eat cotton.",
    "a film": "The film “[title:Silent Harbour]” opened in Norvik.",
    "a programme": "She appeared on the show “[title:Morning Tide]” in May.",
    "an owner's work": "Few of us own Brandt’s “[title:The Art of Ice]” in those days.",
    "a medal": "The team was given a silver medal for “[award:courage at sea]” in Norvik.",
    "a term": "The term “[word:grain corridor]” is new.",
    "words such as": "Experts dislike words such as “[word:primitive]” in their papers.",
    "a page's section": "The “[word:History]” section of the page was empty.",
    "a pronoun as a word": "The ship had been a “[word:she]” until then.",
    "irony": "The “[scare:experts]” stood in the rain.",
    "irony in other marks": f"{SPEECH}\n\nThe ships lay in ‘[scare:splendid isolation]’ for years.",
    "a heading between paragraphs": f"{SPEECH}\n\n‘[heading:All Bets Are Off]’\n\nHe left.",
    "a heading in small letters": f"{SPEECH}\n\n‘[heading:A fight to the end.]’\n\nHe left.",
    "a heading between dashes": f"{SPEECH}\n\n– ‘[heading:Who cares?]’ –\n\nHe left.",
    "a heading in capitals": f"{SPEECH}\n\n“[heading:DIVISIVE AND WRONG]”\n\nHe left.",
    "a work that opens its paragraph": "“[title:Silent Harbour]” star Ana Ruiz told all of it at home.",
    "a work that is described": "“[title:Sons of Norvik]” is a play of two hours.",
    "a memo with its title": "Brandt sent the council a memo titled “[title:Who we are and why.]” He left.",
    "a work behind its kind": "She wrote it in her memoir, “[title:Tough Choices.]” He left.",
    "a work in a heading": "The Long Way to ‘[title:Silent Harbour]’ Star\n\nThe film opened on Friday.",
    "a work in a sentence behind a colon": "In short: the film ‘[title:Silent Harbour]’ opened in May.",
    "the same term twice": "The “[scare:grain bridge]” froze.\n\nThe “[scare:grain bridge]” is old.",
}

QUOTATIONS = {
    "the speech of the rows above": SPEECH.replace("“We", "“[d1:We").replace(",” she", ",]” she"),
    "a name behind a verb of saying": "The crowd chanted “[m1:Brandt]” all night.",
    "called": "He called it “[m1:a disgrace]” on Friday.",
    "called by a capital": "Ruiz called him “[m1:Crooked Tom]” in a debate.",
    "a term that somebody uses": "She used the term “[m1:grain corridor]” in her speech.",
    "a heading quotes": "Mayor calls plan ‘[m1:utterly mad]’\n\nThe mayor said on Friday that it was late.",
    "a heading names its speaker": "Ana Ruiz: The Mayor’s ‘[m1:Dead Hand]’ Must Go\n\nShe spoke on Friday.",
    "an answer alone": "“[d1:Never,]” he said.",
    "an answer alone in capitals": "“[d1:We won the race,]” she said of it.\n\n“[d2:NO!]”\n\nHe left.",
    "a capital sentence that opens its paragraph": "“[d1:We Won,]” said Ana Ruiz of the race.",
    "a work of which somebody speaks": "She said of the film, “[d1:It was long.]”",
    "a long fragment": "It was “[m1:of ice and fire and of many things that nobody there ever forgot]” then.",
    "a claim": "She rejected his claim that the plan was “[m1:rigged.]”",
    "between two speakers' names": "Ruiz told Brandt, “[d1:Otter is not my name.]”",
    "single marks are the usual ones": "‘[d1:We won,]’ she said. She called it ‘[m2:a miracle]’ of sorts.",
}


@rows(NONQUOTES)
def test_what_quotes_nobody_has_a_reason(row: str) -> None:
    assert remark_nonquotes(row) == row


@rows(QUOTATIONS)
def test_what_somebody_says_is_a_quotation(row: str) -> None:
    assert remark(row) == row
    assert "[" not in remark_nonquotes(row)
