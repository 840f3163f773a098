"""Word lists: data files in `lexicon/`, one entry a line, with source, licence and what was left out."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of the list `lexicon/<name>.txt`."""
    return frozenset(entry for entry, _ in _entries(name))


@cache
def table(name: str) -> dict[str, str]:
    """Return the list `lexicon/<name>.txt` whose lines hold an entry, a tab and what it stands for."""
    return dict(_entries(name))


def _entries(name: str) -> list[tuple[str, str]]:
    lines = files("quotes").joinpath("lexicon", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if line and not line.startswith("#"))
    return [(entry, value) for entry, _, value in (line.partition("\t") for line in kept)]
