import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made import make_gold

from quotes.errors import GoldError
from quotes.evaluate.gold import Half, read_gold
from quotes.span import Span


def write(folder: Path, *lines: str | dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(written), encoding="utf-8")
    return path


def test_a_record_becomes_an_article_with_its_quotes(tmp_path: Path) -> None:
    record = make_gold("“[d1:No],” [q1:said] [s1:Ana Ruiz]. [i2:She left.] A [z:“fox”].") | {"title": "Night"}
    record |= {
        "ignore": [[0, 1]],
        "nonquotes": [{"start": 2, "end": 3, "suspect": True}, {"start": 3, "end": 4}],
    }
    record["quotes"][0] |= {
        "speaker_name": "Ana Ruiz",
        "said_on": None,
        "basis": "none",
        "certain_date": True,
    }
    (gold,) = read_gold(write(tmp_path, record))

    assert (gold.article.id, gold.article.title, gold.article.published) == (
        "made",
        "Night",
        date(2026, 3, 6),
    )
    zones = [zone.of(gold.article.text) for zone in gold.open_zones]
    assert zones == ["“fox”", "“", "o", "She left."]
    first = gold.quotes[0]
    assert (first.span, first.cue, first.source) == (Span(1, 3), Span(6, 10), Span(11, 19))
    assert (first.speaker, first.asks_speaker, first.said_on, first.basis) == ("Ana Ruiz", True, None, "none")
    assert (gold.quotes[1].asks_speaker, gold.quotes[1].basis) == (False, None)


@pytest.mark.parametrize(("half", "ids"), [(None, ["a", "b", "c"]), ("odd", ["a", "c"]), ("even", ["b"])])
def test_a_half_is_every_other_line(half: Half | None, ids: list[str], tmp_path: Path) -> None:
    path = write(tmp_path, *(make_gold("Nothing.", id=id) for id in "abc"))

    assert [gold.article.id for gold in read_gold(path, half=half)] == ids


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="absent.jsonl: cannot be read as gold"):
        list(read_gold(tmp_path / "absent.jsonl"))


def broken(**keys: Any) -> dict[str, Any]:
    record = make_gold("“[d1:No],” he said.")
    record["quotes"][0] |= keys
    return record


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{", "no valid JSON", id="no JSON"),
        pytest.param("[]", "no JSON object", id="no object"),
        pytest.param({"text": "a", "quotes": []}, "'id' is missing", id="no id"),
        pytest.param({"id": 1, "quotes": []}, "'text' is missing", id="no text"),
        pytest.param({"id": 1, "text": "a", "quotes": [], "published": "soon"}, "soon", id="no date"),
        pytest.param(broken(kind="spoken"), "kind 'spoken' is none of direct, mixed, indirect", id="no kind"),
        pytest.param(broken(start=3), r"3:3 holds '', not 'No'", id="offsets and words differ"),
        pytest.param(broken(start=5), "span needs", id="ends before it starts"),
        pytest.param(broken(said_on=None, certain_date=True), "'basis' is missing", id="no basis"),
        pytest.param(
            broken(said_on=None, certain_date=True, basis="guess"), "basis 'guess'", id="no known basis"
        ),
    ],
)
def test_a_broken_line_is_named(line: str | dict[str, Any], message: str, tmp_path: Path) -> None:
    path = write(tmp_path, make_gold("Nothing."), line)

    with pytest.raises(GoldError, match=message) as error:
        list(read_gold(path))
    assert f"{path} line 2" in str(error.value)
