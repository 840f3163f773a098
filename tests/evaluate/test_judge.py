import json
from pathlib import Path
from typing import Any

import pytest
from made import make_found, make_gold

from quotes.coref.person import Person, SpeakerType
from quotes.dates.said import Said
from quotes.evaluate.align import Alignment, align
from quotes.evaluate.gold import read_gold
from quotes.evaluate.judge import Verdict, judge
from quotes.evaluate.misses import list_misses
from quotes.quotation import Quotation

PLAIN = "“[d1:We won],” she said."


def align_made(folder: Path, gold: dict[str, Any], found: tuple[Quotation, ...]) -> Alignment:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps(gold), encoding="utf-8")
    return align(next(read_gold(path)), found)


@pytest.fixture
def verdict(tmp_path: Path) -> Any:
    """Return a function from gold and found to the verdict on the only content."""

    def judge_one(gold: dict[str, Any], found: tuple[Quotation, ...]) -> Verdict:
        (only,) = judge(align_made(tmp_path, gold, found))
        return only

    return judge_one


@pytest.mark.parametrize(
    ("gold", "found", "cue", "mention"),
    [
        ("“[d1:No],” [q1:said] [s1:Ana Ruiz].", "“[d1:No],” [q1:said] [s1:Ana Ruiz].", True, True),
        ("“[d1:No],” [q1:said] [s1:Ana Ruiz].", "“[d1:No],” [q1:said Ana] [s1:Ruiz].", True, True),
        ("“[d1:No],” [q1:said] [s1:Ana Ruiz].", "“[d1:No],” [s1:said] Ana [q1:Ruiz].", False, False),
        ("“[d1:No],” [q1:said] [s1:Ana Ruiz].", "“[d1:No],” said Ana Ruiz.", False, False),
        ("“[d1:No],” said Ana Ruiz.", "“[d1:No],” [q1:said] [s1:Ana Ruiz].", None, None),
        ("“[d1:No],” [q1:said] [s1:Ana Ruiz].", "“No,” [q1:said] [s1:Ana Ruiz].", None, None),
    ],
    ids=["the same", "overlap is enough", "elsewhere", "not given", "gold has none", "content not found"],
)
def test_cue_and_mention(gold: str, found: str, cue: bool | None, mention: bool | None, verdict: Any) -> None:
    judged = verdict(make_gold(gold), make_found(found))

    assert (judged.cue, judged.mention) == (cue, mention)


@pytest.mark.parametrize(("found", "right"), [("“[d1:No],” he said.", True), ("“[m1:No],” he said.", False)])
def test_kind(found: str, right: bool, verdict: Any) -> None:
    assert verdict(make_gold("“[d1:No],” he said."), make_found(found)).kind is right


@pytest.mark.parametrize(
    ("gold", "name", "type", "right"),
    [
        pytest.param({"speaker_name": "Ana Ruiz"}, "Ana Ruiz", "person", True, id="the same"),
        pytest.param({"speaker_name": "Ana Ruiz"}, "Eva Ruiz", "person", False, id="somebody else"),
        pytest.param({"speaker_name": "Ana Ruiz"}, None, None, False, id="nobody given"),
        pytest.param({"speaker_name": None}, None, None, True, id="nobody can be named, nobody given"),
        pytest.param(
            {"speaker_name": None}, "a resident", "unnamed", True, id="an unnamed speaker names nobody"
        ),
        pytest.param({"speaker_name": None}, "Ana and Eva", "group", True, id="nor does a group"),
        pytest.param({"speaker_name": None}, "the report", "document", True, id="nor does a document"),
        pytest.param({"speaker_name": None}, "Ana Ruiz", "person", False, id="a person does"),
        pytest.param({"speaker_name": None}, "Harbour Office", "organisation", False, id="a body does"),
        pytest.param({}, "Ana Ruiz", "person", None, id="not annotated"),
        pytest.param({"speaker_name": "A", "certain_speaker": False}, "A", "person", None, id="not sure"),
        pytest.param({"speaker_name": "A", "named": False}, "A", "person", None, id="not to be named"),
    ],
)
def test_name(
    gold: dict[str, Any], name: str | None, type: SpeakerType, right: bool | None, verdict: Any
) -> None:
    record = make_gold(PLAIN)
    record["quotes"][0] |= gold
    person = None if name is None else Person(name=name, type=type)
    judged = verdict(record, make_found(PLAIN, speaker={"1": person}))

    assert judged.name is right
    assert judged.asks_name is (right is not None)


SURE = {"certain_date": True}
ON_FRIDAY = {"said_on": "2026-03-06", **SURE}
UNDATED = {"said_on": None, "basis": "none", **SURE}


@pytest.mark.parametrize(
    ("gold", "said", "basis", "right"),
    [
        pytest.param({"basis": "stated", **ON_FRIDAY}, ("2026-03-06", "stated"), "stated", True, id="stated"),
        pytest.param(
            {"basis": "stated", **ON_FRIDAY}, ("2026-03-06", "carried"), "stated", True, id="other basis"
        ),
        pytest.param(
            {"basis": "carried", **ON_FRIDAY}, ("2026-03-05", "carried"), "carried", False, id="other day"
        ),
        pytest.param(
            {"basis": "carried", **ON_FRIDAY}, ("2026-03", "carried"), "carried", False, id="less precise"
        ),
        pytest.param({"basis": "stated", **ON_FRIDAY}, (None, None), "stated", False, id="no date given"),
        pytest.param(UNDATED, (None, None), "none", True, id="no evidence, no date"),
        pytest.param(
            UNDATED, ("2026-03-06", "published"), "none", True, id="no evidence, publication stands in"
        ),
        pytest.param(UNDATED, ("2026-03-06", "stated"), "none", False, id="no evidence, evidence claimed"),
        pytest.param(
            {"said_on": None, "basis": "stated", **SURE}, ("2026", "stated"), None, None, id="no gold day"
        ),
        pytest.param(
            {"said_on": "2026-03-06", "basis": "stated"}, ("2026", "stated"), None, None, id="not sure"
        ),
        pytest.param({}, ("2026-03-06", "stated"), None, None, id="not annotated"),
    ],
)
def test_date(
    gold: dict[str, Any], said: tuple[Any, Any], basis: str, right: bool | None, verdict: Any
) -> None:
    record = make_gold(PLAIN)
    record["quotes"][0] |= gold
    judged = verdict(record, make_found(PLAIN, said={"1": Said(on=said[0], basis=said[1])}))

    assert (judged.basis, judged.date) == (basis, right)


def test_misses_say_what_gold_wants_and_what_we_have(tmp_path: Path) -> None:
    text = "“[d1:One],” [s1:Ana Ruiz] told Eva Sol. “[d2:Two],” she said. A “three”."
    ours = "“[d1:One],” Ana Ruiz told [s1:Eva Sol]. “Two,” she said. A “[m3:three]”."
    friday = {**ON_FRIDAY, "basis": "stated", "evidence": "Friday"}
    gold = make_gold(text, speaker_name={"1": "Ana Ruiz", "2": "Ana Ruiz"})
    gold["quotes"][0] |= friday
    found = make_found(ours, speaker={"1": "Eva Sol", "3": "Eva Sol"})
    misses = list(list_misses(align_made(tmp_path, gold, found)))

    assert [(miss.kind, miss.words, miss.wanted, miss.got) for miss in misses] == [
        ("mention", "One", "Ana Ruiz", "Eva Sol"),
        ("name", "One", "Ana Ruiz", "Eva Sol"),
        ("date", "One", "2026-03-06 stated Friday", ""),
        ("not found", "Two", "Ana Ruiz", None),
        ("false", "three", None, "Eva Sol"),
    ]
    assert [miss.rule for miss in misses] == ["made", "made", "made", None, "made"]
