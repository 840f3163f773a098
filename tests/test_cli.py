"""The program as a whole: help, versions, exit codes, and how soon it answers."""

import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result
from started import PATIENCE, QUOTES, started

from quotes import __version__
from quotes.cli import main

Run = Callable[..., Result]

COMMANDS = sorted(main.commands)
ELSEWHERE = {"corpus", "serve", "watch"}
"""They go on until they are stopped, or need more than seeds, and have tests of their own."""


def test_the_commands() -> None:
    assert COMMANDS == [
        "add", "authorities", "check", "config", "corpus", "correct", "evaluate", "export", "extract",
        "judge", "judgements", "publish", "remove", "review", "search", "serve", "speakers", "vacuum",
        "watch",
    ]  # fmt: skip


def test_version(run: Run) -> None:
    assert run("--version").output == f"quotes, version {__version__}\n"


@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS)], ids=lambda words: " ".join(words) or "quotes"
)
def test_help_ends_in_an_example(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    *_, heading, example = result.output.rstrip().splitlines()

    assert result.exit_code == 0
    assert heading == "  Example:"
    assert example.startswith("    quotes " + " ".join(command))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    command = main.commands[name]

    assert command.help
    assert [each.name for each in command.params if isinstance(each, click.Option) and not each.help] == []


def test_help_fits_in_the_list_of_commands(run: Run) -> None:
    assert "..." not in run("--help").output.partition("Commands:")[2]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        pytest.param(["extract"], "Missing argument 'FILE...'", id="no file"),
        pytest.param(["frobnicate"], "No such command 'frobnicate'", id="no such command"),
        pytest.param(["search", "x", "--kind", "loud"], "'loud' is not one of 'direct'", id="kind"),
        pytest.param(["search", "x", "--since", "soon"], "“soon” is no date; write 2025-12-11", id="since"),
        pytest.param(["search", "x", "--until", "2025-02-30"], "“2025-02-30” is in no calendar", id="until"),
        pytest.param(["extract", "a.txt", "--published", "soon"], "“soon”, which is no date", id="published"),
        pytest.param(["extract", "a.txt", "--published", "2999-01-01"], "in the future", id="future"),
        pytest.param(["export", "--format", "xlsx"], "'xlsx' is not one of 'csv', 'jsonl'", id="format"),
        pytest.param(["export", "--format", "sqlite"], "sqlite needs --output FILE", id="binary"),
        pytest.param(["serve", "--port", "70000"], "70000 is not in the range", id="port"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_and_exits_with_2(run: Run, arguments: list[str], complaint: str) -> None:
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert complaint in result.stderr


@pytest.mark.parametrize("command", ["search", "speakers", "export", "serve"])
def test_without_a_database_near_it_is_told_how_to_make_or_name_one(run: Run, command: str) -> None:
    result = run(command)

    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(
        r"quotes: there is no db.quotes\.db in this folder or above it; make one with `quotes add FOLDER`, "
        r"or name one with --db FILE\n",
        result.stderr,
    )


@pytest.mark.parametrize("command", ["search", "speakers", "export", "serve"])
def test_a_named_database_that_is_missing_or_none_is_told(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "words.db").write_text("no database " * 100, encoding="utf-8")

    missing, other = run(command, "--db", "gone.db"), run(command, "--db", "words.db")

    assert (missing.exit_code, other.exit_code) == (1, 1)
    assert re.fullmatch(r"quotes: gone\.db: .*\n", missing.stderr)
    assert re.fullmatch(r"quotes: words\.db: .*\n", other.stderr)
    assert not (tmp_path / "gone.db").exists()


CLUSTER = {"ray", "duckdb", "pandas", "pyarrow"}
"""What a corpus alone needs."""
EXTRACTING = {"spacy", "sqlmodel", "sqlalchemy", "datasette", "uvicorn", "charset_normalizer", *CLUSTER}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        pytest.param(["--help"], EXTRACTING | {"rich", "yaml", "sqlite3"}, id="help"),
        pytest.param(["search", "grain"], EXTRACTING, id="search"),
        pytest.param(["speakers"], EXTRACTING, id="speakers"),
        pytest.param(["export", "--format", "csv"], EXTRACTING, id="export as CSV"),
        pytest.param(["export", "--format", "jsonl"], EXTRACTING, id="export as JSON Lines"),
        pytest.param(["judgements", "list"], {"spacy", "numpy", *CLUSTER}, id="judgements"),
        pytest.param(["check"], {"spacy", "numpy", *CLUSTER}, id="check"),
    ],
)
def test_commands_wait_for_nothing_heavy(
    news_database: Path, arguments: list[str], unwanted: set[str]
) -> None:
    """What reads the database alone imports neither spaCy nor SQLModel; help imports next to nothing."""
    arguments = arguments if arguments == ["--help"] else [*arguments, "--db", str(news_database)]
    script = (
        "import sys\nfrom quotes.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit as end: assert not end.code\n"
        f"print('heavy:', sorted({unwanted!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8")

    assert (done.stderr, done.stdout.splitlines()[-1]) == ("", "heavy: []")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no head on Windows")
def test_a_reader_that_has_enough_ends_it_quietly(news_database: Path) -> None:
    """`quotes export | head -1` prints one line and no traceback."""
    program = f"{sys.executable} -c 'from quotes.cli import main; main()'"
    piped = f"{program} export --format jsonl --db {news_database} | head -1; echo ${{PIPESTATUS[1]}}"
    done = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=True)

    assert (len(done.stdout.splitlines()), done.stderr) == (2, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another error for it")
def test_a_reader_that_has_gone_ends_it_quietly(news_database: Path) -> None:
    """Also where all that is printed fits in the buffer, and is written only at the end."""
    program = [*QUOTES, "speakers", "--db", news_database]
    with started(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaints = process.stderr.read()

    assert (process.returncode, complaints) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_standard_output_is_told(news_database: Path) -> None:
    program = [*QUOTES, "export", "--db", str(news_database)]
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True)

    assert (done.returncode, done.stderr) == (1, "quotes: the output: No space left on device\n")


def example_of(run: Run, *command: str) -> list[str]:
    """Return the words of the example in a command's help, without the program's name."""
    return shlex.split(run(*command, "--help").output.splitlines()[-1])[1:]


@pytest.mark.model
@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS if name not in ELSEWHERE)], ids=" ".join
)
def test_the_example_in_the_help_runs(
    run: Run, seeded_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    home = shutil.copytree(seeded_home, tmp_path / "home")  # for some examples change the database
    monkeypatch.chdir(home)
    result = run(*example_of(run, *command))

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout or (home / "zelensky.csv").is_file()


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_the_example_of_serve_runs_until_ctrl_c(run: Run, seeded_home: Path) -> None:
    example = ["0" if word.isdigit() else word for word in example_of(run, "serve")]  # any port that is free
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with started([*QUOTES, *example], cwd=seeded_home, **pipes) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        server.send_signal(signal.SIGINT)
        rest = server.communicate(timeout=PATIENCE)

    assert (server.returncode, *rest) == (130, "", "quotes: stopped\n")
    assert re.fullmatch(r"db.quotes\.db is served on http://127\.0\.0\.1:\d+/ \(Ctrl-C stops\)\n", line)


def test_publish_docker_writes_a_folder_and_says_how_to_serve_it(
    run: Run, seeded_home: Path, tmp_path: Path
) -> None:
    database = seeded_home / "db" / "quotes.db"
    done = run("publish", "docker", tmp_path / "public", "--passages-only", "--db", database)
    assert done.exit_code == 0 and "the site with passages" in done.output
    assert (tmp_path / "public" / "Dockerfile").is_file()
    again = run("publish", "docker", tmp_path, "--db", database)
    assert again.exit_code == 1 and "something else in it" in again.output + again.stderr


@pytest.mark.model
def test_extracting_anew_what_has_not_changed_changes_nothing(
    run: Run, seeded_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does it where some quotations have rivals for their speaker, which are not kept."""
    monkeypatch.chdir(shutil.copytree(seeded_home, tmp_path / "home"))
    summary = run("add", "seeds", "--again").stdout.splitlines()[0]

    assert re.fullmatch(r"articles: 0 new, 0 changed, \d+ unchanged, 0 failed", summary)
