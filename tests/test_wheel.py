"""The package as others get it: what the sdist and the wheel hold, and that it works in an empty folder."""

import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest
from started import PATIENCE, started

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.model

ARTICLE = "---\npublished: 2025-12-12\n---\n“We won the vote,” Ana Ruiz told reporters on Friday.\n"

NOT_PACKED = shutil.ignore_patterns(
    ".git",
    ".venv",
    ".compare",
    ".*_cache",
    ".hypothesis",
    "__pycache__",
    "build",
    "dist",
    "*.egg-info",
    "quotes.db*",
)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("packages")
    shutil.copytree(ROOT, folder / "source", ignore=NOT_PACKED)
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(folder / "source")]
    built = subprocess.run(build, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(packages: Path) -> Path:
    (wheel,) = packages.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console script of a new environment: the wheel in it, its dependencies borrowed from ours."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / ("python.exe" if sys.platform == "win32" else "python")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    found = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(found, check=True, capture_output=True, text=True).stdout.strip())
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "borrowed.pth").write_text("\n".join(sorted(borrowed)), encoding="utf-8")
    return scripts / "quotes"


def modules(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def tracked(folder: str) -> set[str]:
    """Return the files below a folder of the repository that are no by-product."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    kept = (
        path for path in files if "__pycache__" not in path.parts and not path.name.startswith("quotes.db")
    )
    return {path.relative_to(ROOT).as_posix() for path in kept}


def test_the_wheel_puts_nothing_called_db_into_an_environment(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in modules(wheel)}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"quotes", "quotes_db"}


def test_the_wheel_holds_all_of_quotes_and_db(wheel: Path) -> None:
    wanted = {name.replace("db/", "quotes_db/", 1) for name in tracked("db")} | tracked("quotes")

    assert wanted - modules(wheel) == set()


@pytest.mark.parametrize(
    "name",
    [
        "quotes_db/migrations/0001_initial.sql",
        "quotes_db/metadata.yaml",
        "quotes_db/settings.json",
        "quotes/lexicon/elisions.txt",
        "quotes/py.typed",
    ],
)
def test_the_wheel_holds(wheel: Path, name: str) -> None:
    assert name in modules(wheel)


def test_the_sdist_holds_the_repository(packages: Path) -> None:
    (sdist,) = packages.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    alone = {
        "pyproject.toml",
        "constraints.txt",
        "Makefile",
        "README.md",
        "LICENSE",
        "CITATION.cff",
        "MANIFEST.in",
    }

    assert (tracked("quotes") | tracked("db") | tracked("seeds") | alone) - names == set()
    assert {name for name in tracked("tests") if "screenshots" not in name} - names == set()


def test_it_works_in_an_empty_folder(program: Path, tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")

    added = subprocess.run([program, "add", "article.md"], cwd=tmp_path, capture_output=True, text=True)
    assert (added.returncode, added.stderr) == (0, "")
    assert "quotations: 1 added" in added.stdout
    found = subprocess.run([program, "search", "vote"], cwd=tmp_path, capture_output=True, text=True)
    assert "Ana Ruiz · 2025-12-12" in found.stdout
    imported = "import quotes, quotes_db; print(quotes.__file__, quotes_db.__file__)"
    python = program.with_name("python.exe" if sys.platform == "win32" else "python")
    places = subprocess.run(
        [python, "-c", imported], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert str(ROOT) not in places


def test_it_serves_in_an_empty_folder(program: Path, tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    subprocess.run([program, "add", "article.md"], cwd=tmp_path, capture_output=True, check=True)
    serve = [str(program), "serve", "--port", "0"]
    with started(serve, cwd=tmp_path, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            address = re.search(r"http://\S+/", server.stdout.readline())
            assert address is not None
            direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with direct.open(f"{address[0]}quotes/quotes", timeout=PATIENCE) as page:
                assert "We won the vote" in page.read().decode("utf-8")
        finally:
            server.terminate()
