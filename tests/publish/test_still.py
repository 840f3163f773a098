"""A still sample of the site: files whose links lead to each other, without a server."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from sample import build_sample

from quotes.publish.packaging import FolderTakenError
from quotes.publish.still import write_sample


def test_every_link_of_a_sample_leads_to_a_file_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    count = write_sample(build_sample(tmp_path / "quotes.db"), folder, pages=40)
    files = list(folder.rglob("*.html"))
    assert count == len(files) == 40
    assert {"index.html", "statistics.html"} <= {file.name for file in files}
    for file in files:
        page = file.read_text(encoding="utf-8")
        assert "<form" not in page and "A still sample" in page
        links = [unescape(link) for link in re.findall(r'href="([^"]*)"', page)]
        assert links
        for link in links:
            target = unquote(link.partition("#")[0])
            assert target.startswith("https://") or (file.parent / target).is_file() or not target, link


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderTakenError, match="something in it"):
        write_sample(build_sample(tmp_path / "quotes.db"), tmp_path)
