"""What makes one quotation of several contents: reopened paragraphs, and a reporter who breaks in."""

from marking import remark, rows

PARAGRAPHS = {
    "each reopened, the last closed": "“[d1:One.]\n\n“[d1:Two.]\n\n“[d1:Three,]” she said.",
    "straight marks": '"[d1:One.]\n\n"[d1:Two.]\n\n"[d1:Three,]" she said.',
    "single marks": "‘[d1:One.]\n\n‘[d1:Two.]\n\n‘[d1:Three,]’ she said.",
    "led in": "She said: “[d1:One.]\n\n“[d1:Two.]”",
    "straight single marks": "'[d1:One.]\n\n'[d1:Two,]' she said.",
    "guillemets": "«[d1:One.]\n\n«[d1:Two things]», she said.",
    "a later paragraph not reopened": "“[d1:One.\n\nTwo,]” she said.",
    "a later paragraph in single marks not reopened": "She said, ‘[d1:We won.\n\nTwice.]’ He left.",
    "a possessive behind an open single mark": "She said, ‘[d1:We won.]\n\nThe boys’ coach left.",
    "a split inside the last": "“[d1:One.]\n\n“[d1:Two,]” she said. “[d1:Three.]”",
    "another speaker's turn": "“[d1:One,]” she said.\n\n“[d2:Two,]” he said.",
    "two speeches": "“[d1:One.]”\n\n“[d2:Two.]”",
    "left open by mistake": "“[d1:One.]\n\nNobody spoke.\n\n“[d2:Three,]” she said.",
    "Windows line ends": "“[d1:One.]\r\n\r\n“[d1:Two,]” she said.",
}

SPLIT = {
    "goes on in a new sentence": "“[d1:We won,]” she said. “[d1:Twice.]”",
    "goes on in the same sentence": "“[d1:We won,]” she said, “[d1:and we will win again.]”",
    "one word more": "“[d1:We won,]” she said, “[d1:twice.]”",
    "straight marks": '"[d1:We won,]" she said. "[d1:Twice.]"',
    "cue before its subject": "“[d1:We won,]” said Ana Ruiz of Norvik. “[d1:It was close.]”",
    "a title with its full stop": "“[d1:We won,]” said Gov. Ana Ruiz. “[d1:It was close.]”",
    "three parts": "“[d1:We won,]” she said, “[d1:and we,]” she said, “[d1:will win again.]”",
    "another speaker": "“[d1:We won,]” Ana Ruiz said. “[d2:We will win again,]” Ben Sol said.",
    "a second cue": "“[d1:We won,]” she said. “[d2:It was close,]” she added.",
    "adding": "“[d1:We won,]” she said, adding, “[d2:It was close.]”",
    "a fragment behind": "“[d1:We won,]” she said. Her “[m2:greatest night]” was over, she said.",
    "a whole sentence before": "“[d1:We won.]” He said nothing. “[d2:Nobody did.]”",
    "a name between": "“[d1:We won,]” Mr. Sol told reporters. “[d1:It was close.]”",
    "the reporter's own sentence between": "“[d1:We won.]” She sat down. “[d2:Did you see it?]”",
    "two paragraphs": "“[d1:We won,]” she said.\n\n“[d2:Twice.]”",
    "a clause without a cue": "“[d1:We won,]” read the banner over the harbour gate. “[d2:It is ours.]”",
}


OTHERS = {
    "a song over lines": "They sang:\n“[d1:Row the boat,\nPull the rope,\nHome we go.]”",
    "a song before its cue": "“[d1:Row the boat,\nPull the rope,]” they sang.",
    "a song without marks": "They sang:\n\nRow the boat,\nPull the rope.",
    "a question of a poll": "The poll asked: “[d1:Do you trust the mayor?]” Half did.",
    "a question that was put": "Asked “[d1:Do you trust the mayor?]” half said no.",
    "a headline": "Mayor: “[d1:We Won the Quay]”\n\nAna Ruiz spoke on Friday.",
    "a headline in single marks": "‘[d1:We Won the Quay,]’ Says Mayor\n\nShe said on Friday it was so.",
    "a caption": "Ana Ruiz, left, says “[m1:we won]” in Norvik. (Photo: Ben Sol)",
    "a post by its address": "Ana Ruiz (@anaruiz): “[d1:We won the quay!]” pic.example/1",
    "a signed post": "“[d1:We won!]”\n— Ana Ruiz, mayor",
}


@rows(OTHERS)
def test_songs_polls_headlines_captions_and_posts(row: str) -> None:
    assert remark(row) == row


@rows(PARAGRAPHS)
def test_a_speech_over_paragraphs_is_one_quotation(row: str) -> None:
    assert remark(row) == row


@rows(SPLIT)
def test_a_quotation_that_the_reporter_breaks_is_one(row: str) -> None:
    assert remark(row) == row
