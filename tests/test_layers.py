"""Data flows one way: a room may import an earlier room's values and nothing else of it (DESIGN, section 2).

The imports are read from the source, so a breach fails here even where it is hidden inside a function.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ROOMS = ("read", "find", "attribute", "coref", "dates", "identity", "publish")
"""In the order in which data flows through them."""

VALUES = {
    "quotes.read.article",
    "quotes.read.failure",
    "quotes.find.quotation",
    "quotes.attribute.mention",
    "quotes.coref.person",
    "quotes.dates.said",
    "quotes.identity.speaker",
}
"""What a room hands on."""

COMMON = {
    "quotes",
    "quotes.batches",
    "quotes.collecting",
    "quotes.errors",
    "quotes.ids",
    "quotes.interrupts",
    "quotes.judgement",
    "quotes.leading",
    "quotes.lexicon",
    "quotes.nlp",
    "quotes.openers",
    "quotes.portions",
    "quotes.quickening",
    "quotes.quotation",
    "quotes.saying",
    "quotes.span",
}
"""What everybody may use."""

JOINTS = {
    "pipeline",
    "joining",
    "confidence",
    "console",
    "store",
    "judging",
    "adding",
    "corpus",
    "extracting",
    "evaluate",
    "component",
    "upkeep",
    "versions",
    "workers",
    "nursery",
    "commands",
    "configuring",
    "placing",
    "processes",
    "watching",
    "cli",
}
"""Where rooms are joined: they may import any room, and only joints import them."""

FOR_PLUGINS = {"quotes.errors", "quotes.publish", "quotes.judging", "quotes.span"}
"""What the site's plugins may call."""


def modules() -> Iterator[tuple[str, str]]:
    """Yield every module of the program by its name, and its source."""
    for top, name in (("quotes", "quotes"), ("db", "quotes_db")):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT / top).with_suffix("").parts
            yield (
                ".".join([name, *(part for part in parts if part != "__init__")]),
                path.read_text(encoding="utf-8"),
            )


NAMES = {name for name, _ in modules()}


def imported(source: str) -> Iterator[str]:
    """Yield the modules of ours that the source imports, wherever the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are not read here; write them out"
            module = node.module or ""
            if is_ours(module):
                inner = [f"{module}.{alias.name}" for alias in node.names]
                yield from (name if name in NAMES else module for name in inner)


def is_ours(module: str) -> bool:
    return module.split(".")[0] in {"quotes", "quotes_db"}


def place(module: str) -> str:
    """Return the room, joint or module right below the package: `find` for quotes.find.marks."""
    return module.split(".")[1] if "." in module else ""


def allowed(importer: str, target: str) -> bool:
    """Tell whether `importer` may import `target`, both full names of modules of ours."""
    if importer.startswith("quotes_db"):
        plugin = importer.startswith("quotes_db.plugins.")
        called = any(target == name or target.startswith(f"{name}.") for name in FOR_PLUGINS)
        return target.startswith("quotes_db") or (plugin and called)
    here, there = place(importer), place(target)
    if target.startswith("quotes_db"):
        return here in {"store", "publish"}
    if here in JOINTS:
        return there != "cli" and (there != "commands" or here in {"cli", "commands"})
    if importer == "quotes":  # the front door opens the pipeline, lazily
        return target in VALUES | COMMON | {"quotes.pipeline"}
    if here == there:
        return True
    if importer in COMMON:
        return target in COMMON | VALUES
    if target in COMMON:
        return True
    return target in VALUES and ROOMS.index(there) < ROOMS.index(here)


@pytest.mark.parametrize(("importer", "source"), list(modules()), ids=[name for name, _ in modules()])
def test_imports_run_one_way(importer: str, source: str) -> None:
    assert [target for target in imported(source) if not allowed(importer, target)] == []


def test_every_module_has_a_place() -> None:
    known = {*ROOMS, *JOINTS, *(place(name) for name in COMMON)}

    assert {place(name) for name in NAMES if name.split(".")[0] == "quotes"} <= known
    assert VALUES <= NAMES
    assert COMMON <= NAMES


@pytest.mark.parametrize(
    ("importer", "source", "breach"),
    [
        pytest.param("quotes.find.marks", "from quotes.coref.person import Person", True, id="a later room"),
        pytest.param(
            "quotes.coref.names", "from quotes.find.marks import pair", True, id="more than a value"
        ),
        pytest.param("quotes.coref.names", "from quotes.find import quotation", False, id="a value module"),
        pytest.param("quotes.coref.names", "from quotes.find import find", True, id="a room's front door"),
        pytest.param("quotes.dates.said", "import quotes.pipeline", True, id="back to the pipeline"),
        pytest.param("quotes.dates.said", "def f():\n    import quotes.store", True, id="inside a function"),
        pytest.param("quotes.read.text", "from quotes_db import models", True, id="the database from a room"),
        pytest.param("quotes.span", "from quotes.find.marks import pair", True, id="a common module"),
        pytest.param("quotes.pipeline", "from quotes.find import find", False, id="a joint"),
        pytest.param("quotes.store.rows", "from quotes.cli import main", True, id="the command line"),
        pytest.param(
            "quotes_db.session", "from quotes.errors import QuotesError", True, id="db imports quotes"
        ),
        pytest.param(
            "quotes_db.plugins.cards", "from quotes.publish.search import search", False, id="a plugin"
        ),
        pytest.param(
            "quotes_db.plugins.cards", "from quotes.store import add", True, id="a plugin that writes"
        ),
        pytest.param("quotes.publish.search", "import json, sqlite3", False, id="nothing of ours"),
    ],
)
def test_a_breach_is_seen(importer: str, source: str, breach: bool) -> None:
    assert any(not allowed(importer, target) for target in imported(source)) == breach
