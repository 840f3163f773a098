"""The README: its examples run and print what it shows, and it leaves nothing out."""

import ast
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from docs import generated
from docs.examples import README, Example, examples, run
from visit import Site

from quotes.attribute.rules import RULES
from quotes.cli import main
from quotes.publish import wording
from quotes.publish.serve import make_site

ROOT = Path(__file__).parent.parent
TEXT = README.read_text(encoding="utf-8")
ATTRIBUTE = ROOT / "quotes" / "attribute"
PICTURE_BYTES = 150_000
FIRST_SCREEN = 75  # lines down to the end of what it gets wrong, tables and picture included


@pytest.fixture(scope="module")
def home(seeded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the README supposes it; its examples run there one after the other."""
    return Path(shutil.copytree(seeded_home, tmp_path_factory.mktemp("readme") / "home"))


@pytest.mark.model
@pytest.mark.skipif(shutil.which("bash") is None, reason="the examples are typed into bash")
@pytest.mark.parametrize("example", examples(TEXT), ids=lambda example: f"line {example.line}")
def test_examples_print_what_the_readme_shows(home: Path, example: Example) -> None:
    """Where this fails because the program has become better, `make docs` writes the new output."""
    assert run(example, home) == (example.code, example.output)


@pytest.mark.model
def test_sql_without_a_shown_answer_has_one(home: Path) -> None:
    asked = [each for each in examples(TEXT) if each.language == "sql" and each.output is None]

    assert asked
    for each in asked:
        answered = run(Example("sql", each.code, "", each.line), home)
        assert answered[1], each.code


@pytest.mark.model
def test_the_sites_addresses_that_the_readme_names_are_there(home: Path) -> None:
    section = TEXT.split("\n## The site\n")[1].split("\n## ")[0]
    paths = set(re.findall(r"`(/[^`\s]*)`", section))
    assert "/statistics" in paths and any(path.startswith("/publishers/") for path in paths)
    with closing(Site(make_site(home / "db/quotes.db"))) as site:
        for path in sorted(paths):
            site.get(path)


def test_there_are_examples_of_every_language() -> None:
    assert {each.language for each in examples(TEXT)} == {"console", "python", "sql"}


def test_generated_parts_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "README.md"], cwd=ROOT, capture_output=True, text=True
    )

    assert done.returncode == 0, f"{done.stdout}{done.stderr}\n`make docs` writes them anew"


@pytest.mark.parametrize("name", main.commands)
def test_every_command_and_its_options_are_documented(name: str) -> None:
    part = TEXT.partition(f"\n### quotes {name}\n")[2].partition("\n### ")[0]
    options = [each for given in main.commands[name].params for each in given.opts if each.startswith("-")]

    assert f"Usage: quotes {name} " in part
    assert [each for each in options if each not in part] == []


@pytest.mark.model
def test_every_part_of_the_database_is_documented(home: Path) -> None:
    """Tables and columns of the database itself, not of the file that describes them."""
    shown = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB 'quotes_fts*'"
    with closing(sqlite3.connect(home / "db/quotes.db")) as database:
        tables = [name for (name,) in database.execute(shown) if not name.startswith("sqlite_")]
        columns = [
            (table, column)
            for table in tables
            for (column,) in database.execute("SELECT name FROM pragma_table_info(?)", (table,))
        ]
    parts = {table: TEXT.partition(f"\n### {table}\n")[2].partition("\n#")[0] for table in tables}

    assert len(tables) > 5
    assert [each for each in columns if f"\n| `{each[1]}` | " not in parts[each[0]]] == []


def rules_in_the_program() -> set[str]:
    """Return the names of the ordered rules, and of what decides where no frame does."""
    named = {rule.__name__ for rule in RULES}
    for path in ATTRIBUTE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "rule" and isinstance(node.value, ast.Constant):
                named.add(str(node.value.value))
    return named


def test_every_rule_is_explained() -> None:
    assert rules_in_the_program() - set(wording._RULES) == set()
    assert [rule for rule in wording._RULES if f"\n| `{rule}` | " not in TEXT] == []


def test_no_rule_is_explained_that_the_program_lacks() -> None:
    deciding = [*ATTRIBUTE.glob("*.py"), ATTRIBUTE.parent / "judging" / "corrections.py"]
    sources = "".join(path.read_text(encoding="utf-8") for path in deciding)

    assert [rule for rule in wording._RULES if not re.search(rf"\b{rule}\b", sources)] == []


@pytest.mark.parametrize("path", sorted(generated.LEXICONS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_word_list_is_described(path: Path) -> None:
    described = TEXT.partition(f"\n| `{path.stem}` | ")[2].partition(" |\n")[0]

    assert len(described.split()) > 3


@pytest.mark.parametrize("gold", ["gold", "politics-dev"])
def test_the_measured_tables_have_date_command_and_peers(gold: str) -> None:
    table = TEXT.partition(f"<!-- measured {gold} -->\n")[2].partition("<!-- end -->")[0]

    assert re.search(r"^Measured \d{4}-\d{2}-\d{2} by `make compare[^`]*`, ", table, re.MULTILINE)
    assert re.search(r"^\| \*\*quotes [\d.]+\*\* \| \d", table, re.MULTILINE)
    assert len(re.findall(r"^\| textacy [\d.]+, ", table, re.MULTILINE)) == 2


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_every_target_that_is_named_exists() -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", TEXT, re.MULTILINE))

    assert {"run", "test"} <= named
    assert named - targets() == set()


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", TEXT)
    headings = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    broken = [link for link in links if link.startswith("#") and link[1:] not in anchors]
    missing = [link for link in links if not re.match("#|https://", link) and not (ROOT / link).exists()]

    assert links
    assert (broken, missing) == ([], [])


def test_the_picture_is_a_small_png() -> None:
    picture = (ROOT / "tests/docs/search.png").read_bytes()

    assert picture.startswith(b"\x89PNG")
    assert len(picture) <= PICTURE_BYTES


def test_what_matters_stands_on_the_first_screens() -> None:
    top = "\n".join(TEXT.split("\n")[:FIRST_SCREEN])

    named = ("make run", "make test", "search.png", "quotes extract", "read → find →", "What it gets wrong")
    assert [each for each in named if each not in top] == []
