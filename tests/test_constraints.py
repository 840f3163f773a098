"""The pins of `make setup`: everything that is installed has exactly one version on each Python."""

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LINES = [
    line
    for line in (Path(__file__).parent.parent / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PINS = [Requirement(line) for line in LINES]


def needed(package: str, python: str, seen: set[str], extras: Iterable[str] = ()) -> set[str]:
    """Return the package and all that it needs on Linux under that Python, as far as it is installed here."""
    if package in seen and not extras:
        return seen
    seen.add(package)
    try:
        lines = requires(package) or []
    except PackageNotFoundError:  # of another Python than this one
        return seen
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        places = [
            {"python_version": python, "sys_platform": "linux", "extra": extra} for extra in ("", *extras)
        ]
        if marker is None or any(map(marker.evaluate, places)):
            needed(canonicalize_name(requirement.name), python, seen, requirement.extras)
    return seen


def pinned(python: str) -> list[str]:
    return [pin.name for pin in PINS if pin.marker is None or pin.marker.evaluate({"python_version": python})]


def test_every_line_is_one_exact_version() -> None:
    assert [str(pin) for pin in PINS if [each.operator for each in pin.specifier] != ["=="]] == []
    assert [line for line in LINES if "://" in line or "@" in line] == []
    assert [pin.name for pin in PINS] == sorted(pin.name for pin in PINS)


@pytest.mark.parametrize("python", ["3.10", "3.11", "3.12", "3.13"])
def test_everything_that_is_installed_is_pinned_once(python: str) -> None:
    pins = pinned(python)

    assert len(set(pins)) == len(pins)
    assert (
        needed("quotes", python, set(), ("dev", "cluster")) - {"quotes", "pip", *pins} == set()
    )  # pip comes with the environment
