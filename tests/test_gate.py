import json
from pathlib import Path
from typing import Any

import pytest
from gate import LowerFloorError, Measured, digest, find_breaches, raise_floors, read_floors, write_floors
from made import make_found, make_gold
from update_floors import main

ROWS = {"all": 50, "direct": 40, "mixed": 10}  # one row of these moves a figure by 2, 2.5 and 10 percent


def measured(*, digest: str = "d1g357", rows: dict[str, int] = ROWS, **scores: float) -> Measured:
    return Measured(
        digest=digest, rows=rows, scores={step.replace("__", "."): v for step, v in scores.items()}
    )


FLOORS = raise_floors({}, measured(all__span_f1=90.0, direct__span_f1=94.0, mixed__name_acc=70.0))


@pytest.mark.parametrize(
    ("now", "breaches"),
    [
        pytest.param(
            measured(all__span_f1=90.0, direct__span_f1=94.0, mixed__name_acc=70.0), [], id="as before"
        ),
        pytest.param(
            measured(all__span_f1=99.0, direct__span_f1=99.0, mixed__name_acc=99.0), [], id="better"
        ),
        pytest.param(
            measured(all__span_f1=88.0, direct__span_f1=91.5, mixed__name_acc=60.0), [], id="one row less"
        ),
        pytest.param(
            measured(all__span_f1=87.9, direct__span_f1=94.0, mixed__name_acc=70.0),
            ["all.span_f1 fell to 87.9, under its floor of 90.0 by more than a row's worth"],
            id="lower",
        ),
        pytest.param(
            measured(all__span_f1=99.0, direct__span_f1=91.4, mixed__name_acc=59.9),
            ["direct.span_f1 fell to 91.4", "mixed.name_acc fell to 59.9"],
            id="a part falls while the whole rises",
        ),
        pytest.param(
            measured(all__span_f1=90.0, direct__span_f1=94.0),
            ["mixed.name_acc is no longer measured; its floor is 70.0"],
            id="a step is not measured",
        ),
        pytest.param(
            measured(digest="other", all__span_f1=99.0, direct__span_f1=99.0, mixed__name_acc=99.0),
            ["gold.jsonl is not the file that the floors were measured on"],
            id="the gold file changed",
        ),
    ],
)
def test_the_gate_names_each_breach(now: Measured, breaches: list[str]) -> None:
    found = find_breaches(FLOORS, now)

    assert len(found) == len(breaches)
    assert all(line.startswith(start) for line, start in zip(found, breaches, strict=True))


def test_the_gate_is_shut_without_floors() -> None:
    assert len(find_breaches({}, measured(all__span_f1=100.0))) == 1


def test_floors_rise_and_never_sink_within_the_noise() -> None:
    raised = raise_floors(FLOORS, measured(all__span_f1=89.0, direct__span_f1=95.0, mixed__name_acc=61.0))

    assert raised["floors"] == {"all.span_f1": 90.0, "direct.span_f1": 95.0, "mixed.name_acc": 70.0}
    assert raised["regressions"] == []


def test_a_new_step_gets_a_floor() -> None:
    raised = raise_floors(
        FLOORS, measured(all__span_f1=90, direct__span_f1=94, mixed__name_acc=70, all__cue_acc=50)
    )

    assert raised["floors"]["all.cue_acc"] == 50


def test_a_lower_floor_is_refused_without_a_reason() -> None:
    with pytest.raises(
        LowerFloorError, match=r"all.span_f1 from 90.0 to 80.0, mixed.name_acc from 70.0 to None"
    ):
        raise_floors(FLOORS, measured(all__span_f1=80.0, direct__span_f1=99.0))


def test_a_reason_lowers_what_fell_and_is_kept() -> None:
    once = raise_floors(FLOORS, measured(all__span_f1=80.0, direct__span_f1=99.0), reason="harder articles")
    twice = raise_floors(once, measured(all__span_f1=70.0, direct__span_f1=99.0), reason="harder still")

    assert once["floors"] == {"all.span_f1": 80.0, "direct.span_f1": 99.0}
    assert [row["reason"] for row in twice["regressions"]] == ["harder articles", "harder still"]
    assert twice["regressions"][0]["from"] == {"all.span_f1": 90.0, "mixed.name_acc": 70.0}
    assert twice["regressions"][0]["to"] == {"all.span_f1": 80.0, "mixed.name_acc": None}


def test_a_reason_without_a_fall_leaves_no_trace() -> None:
    same = measured(all__span_f1=90.0, direct__span_f1=94.0, mixed__name_acc=70.0)

    assert raise_floors(FLOORS, same, reason="no need") == FLOORS


def test_the_noise_is_stated_beside_the_floors() -> None:
    assert FLOORS["rows"] == ROWS
    assert FLOORS["noise"] == {"all": 2.0, "direct": 2.5, "mixed": 10.0}


def test_the_digest_follows_the_words_not_the_line_ends(tmp_path: Path) -> None:
    unix, windows, other = (tmp_path / name for name in ("unix", "windows", "other"))
    unix.write_bytes(b'{"id": 1}\n')
    windows.write_bytes(b'{"id": 1}\r\n')
    other.write_bytes(b'{"id": 2}\n')

    assert digest(unix) == digest(windows) != digest(other)


def test_floors_are_read_as_written(tmp_path: Path) -> None:
    write_floors(tmp_path / "floors.json", FLOORS)

    assert read_floors(tmp_path / "floors.json") == FLOORS
    assert read_floors(tmp_path / "absent.json") == {}


TEXT = "“[d1:One],” said [s1:Ana Ruiz]. “[d2:Two],” said [s2:Eva Sol]. “[d3:Six],” she said."
LESS = "“[d1:One],” said [s1:Ana Ruiz]. “Two,” said Eva Sol. “Six,” she said."


def test_the_command_writes_what_it_measures_and_refuses_less(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths: dict[str, Any] = {"gold": tmp_path / "gold.jsonl", "floors": tmp_path / "floors.json"}
    paths["gold"].write_text(json.dumps(make_gold(TEXT)) + "\n", encoding="utf-8")

    assert main([], **paths, extract=lambda _: make_found(TEXT)) == 0
    assert read_floors(paths["floors"])["floors"]["all.span_f1"] == 100
    assert main([], **paths, extract=lambda _: make_found(LESS)) == 1
    assert "all.span_r from 100.0 to 33.3" in capsys.readouterr().err
    assert read_floors(paths["floors"])["floors"]["all.span_f1"] == 100
    assert main(["--allow-regression", "a test"], **paths, extract=lambda _: make_found(LESS)) == 0
    assert read_floors(paths["floors"])["floors"]["all.span_f1"] == 50
    assert read_floors(paths["floors"])["regressions"][0]["reason"] == "a test"
