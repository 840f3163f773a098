"""Every format: what a file of it gives, and that its content tells it, whatever it is called."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from read.made_files import (
    ATOM,
    FERRY,
    QUAY,
    csv_text,
    docx_file,
    json_lines,
    mail,
    packed,
    page,
    parquet_file,
    pdf_bytes,
    rss,
    sqlite_file,
    tar_bytes,
    warc,
    zip_bytes,
)

from quotes.commands.reading import FORMATS
from quotes.read import Article, Failure, Options, Remark, read
from quotes.read.formats import READERS, format_of

TODAY = date(2026, 4, 1)
FIRST, SECOND = date(2026, 3, 6), date(2026, 3, 7)
Shown = tuple[str, str | None, str | None, date | None]


def items(path: Path, **options: Any) -> list[Article | Failure | Remark]:
    return list(read([path], options=Options(today=TODAY, **options)))


def articles(path: Path, **options: Any) -> list[Article]:
    return [item for item in items(path, **options) if isinstance(item, Article)]


def failures(path: Path, **options: Any) -> list[str]:
    return [item.reason for item in items(path, **options) if isinstance(item, Failure)]


def shown(found: list[Article]) -> list[Shown]:
    return [(each.text, each.title, each.publisher, each.published) for each in found]


BOTH: list[Shown] = [
    (QUAY, "Quay closed", "Harbour Post", FIRST),
    (FERRY, "Ferry late", "Vesmark Ledger", SECOND),
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.jsonl", json_lines(), id="JSON Lines"),
        pytest.param("a.csv", csv_text().encode(), id="CSV"),
        pytest.param("a.csv", b"\xef\xbb\xbf" + csv_text().encode(), id="CSV as Excel writes it"),
        pytest.param("a.csv", csv_text(delimiter=";").encode(), id="CSV with semicolons"),
        pytest.param("a.tsv", csv_text(delimiter="\t").encode(), id="TSV"),
        pytest.param("a.csv", csv_text().encode("cp1252"), id="CSV in Windows-1252"),
        pytest.param("a.csv", csv_text().encode("utf-16"), id="CSV in UTF-16"),
        pytest.param("a.json", b"[" + json_lines().strip().replace(b"}\n{", b"},\n{") + b"]",
                     id="JSON, a list"),
        pytest.param(
            "a.json",
            b'{"status": "ok",\n"articles": [' + json_lines().strip().replace(b"}\n{", b"},\n{") + b"]}",
            id="JSON, as a service answers",
        ),
        *(
            pytest.param(f"a.jsonl.{way}", packed(json_lines(), way), id=f"packed as {way}")
            for way in ("gz", "bz2", "xz", "zst")
        ),
        pytest.param("a.zip", zip_bytes({"in/a.jsonl": json_lines(), "photo.jpg": b"\xff"}), id="zip"),
        pytest.param("a.tar", tar_bytes({"in/a.csv": csv_text().encode(), "b.bin": b"\0"}), id="tar"),
        pytest.param("a.tar.gz", packed(tar_bytes({"a.jsonl": json_lines()}), "gz"), id="tar.gz"),
        pytest.param("a.zip", zip_bytes({"b.zip": zip_bytes({"a.jsonl.gz": packed(json_lines(), "gz")})}),
                     id="gzip in zip in zip"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("named", [True, False], ids=["by name", "by content alone"])
def test_two_articles_come_out(tmp_path: Path, name: str, content: bytes, named: bool) -> None:
    path = tmp_path / (name if named else "download")
    path.write_bytes(content)

    assert shown(articles(path)) == BOTH
    assert failures(path) == []
    assert {each.published_source for each in articles(path)} == {"record"}


def test_a_page_gives_the_article_and_nothing_around_it(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(), encoding="utf-8")
    (article,) = articles(path)

    assert article.text.startswith(QUAY)
    assert article.text.split("\n\n")[2:] == [("The wind blew all day. " * 12).strip()]
    assert shown([article])[0][1:] == ("Quay closed", "Harbour Post", FIRST)
    assert article.published_source == "metadata"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(page().encode("cp1252", "xmlcharrefreplace").replace(b"utf-8", b"windows-1252"),
                     id="as stated"),
        pytest.param(page().replace("utf-8", "latin-9000").encode(), id="stated wrongly"),
        pytest.param(page().encode("cp1252", "xmlcharrefreplace").replace(b"utf-8", b"iso-8859-1"),
                     id="Latin-1 stated, Windows-1252 meant"),
        pytest.param(page().replace("utf-8", "iso-8859-1").encode(), id="Latin-1 stated, UTF-8 written"),
        pytest.param(page().replace("utf-8", "shift_jis").encode(), id="another one stated, UTF-8 written"),
        pytest.param(page(QUAY.replace("“", "&ldquo;").replace("”", "&#8221;")).encode(), id="entities"),
        pytest.param(page(QUAY.replace("closed", "clo&shy;sed").replace(" on ", "&nbsp;on ")).encode(),
                     id="invisible"),
    ],
)  # fmt: skip
def test_a_page_keeps_its_marks_in_any_encoding(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page"
    path.write_bytes(content)

    assert articles(path)[0].text.startswith(QUAY)


def test_a_date_in_the_address_stands_in(tmp_path: Path) -> None:
    markup = page(head='<link rel="canonical" href="https://harbour-post.example/2026/03/05/quay">')
    path = tmp_path / "a.html"
    path.write_text(markup.replace("article:published_time", "x").replace("2026-03-06", ""), encoding="utf-8")
    (article,) = articles(path)

    assert (article.published, article.url) == (
        date(2026, 3, 5),
        "https://harbour-post.example/2026/03/05/quay",
    )


@pytest.mark.parametrize(
    ("line", "published"),
    [
        pytest.param("March 6, 2026", FIRST, id="a date"),
        pytest.param("Published: Friday, 6 March 2026", FIRST, id="with a word before it"),
        pytest.param("Last updated on Mar. 6th, 2026 at 10:00 CET", FIRST, id="words around it"),
        pytest.param("06 March 2026, 10.00", FIRST, id="a time behind it"),
        pytest.param("By Bo Lind | March 6, 2026, 10:00 a.m. ET", FIRST, id="who wrote it before it"),
        pytest.param("March 6, 2026, was a Friday.", None, id="a sentence that begins with a date"),
        pytest.param("© 2026 Harbour Post. All rights reserved.", None, id="a year of copyright"),
        pytest.param("It fell on 6 March 2026, and nobody saw it.", None, id="a date that is told of"),
        pytest.param("The mayor came in 2019 and was elected again in 2023.", None, id="years told of"),
        pytest.param('<a href="/2024/05/06/ferry">Ferry</a> <img src="/2025/11/quay.jpg">', None,
                     id="other addresses"),
        pytest.param("Smarch 6, 2026", None, id="a month that no calendar has"),
    ],
)  # fmt: skip
def test_a_page_without_a_date_in_its_markup(tmp_path: Path, line: str, published: date | None) -> None:
    """A date at the top counts; a wrong one would be worse than none, which --published can give."""
    markup = page().replace("article:published_time", "x").replace("2026-03-06T09:00:00+01:00", "")
    (tmp_path / "a.html").write_text(markup.replace("</h1>", f"</h1><p>{line}</p>"), encoding="utf-8")
    (article,) = articles(tmp_path / "a.html")

    assert article.published == published
    assert article.published_source == (None if published is None else "dateline")


def test_a_page_without_an_article_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<!doctype html><html><body></body></html>", encoding="utf-8")

    assert failures(path) == ["is a page without an article's text"]


def test_rss_gives_an_article_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_bytes(rss())
    quay, ferry = articles(path)

    assert shown([quay]) == [(QUAY, "Quay & pier closed", "Harbour Post", FIRST)]
    assert (quay.url, quay.id) == ("https://harbour-post.example/quay", None)
    assert (ferry.text, ferry.url, ferry.id) == ("“Nobody was hurt,” said Bo Lind.", None, "ferry-1")


def test_an_entry_with_an_odd_date_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_bytes(rss("<pubDate>some day</pubDate>"))

    assert [each.title for each in articles(path)] == ["Quay & pier closed"]
    assert failures(path) == ["published is “some day”, no date that we know; write it as 2025-12-12"]


def test_atom_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(ATOM)
    (article,) = articles(path)

    assert shown([article]) == [("“Nobody was hurt,” said Bo Lind.", "Ferry late", "Ledger", SECOND)]
    assert (article.author, article.url) == ("Cy Moss", "https://ledger.example/ferry")


@pytest.mark.parametrize("html", [True, False], ids=["of HTML", "of text with broken lines"])
def test_a_newsletter(tmp_path: Path, html: bool) -> None:
    path = tmp_path / "letter"
    path.write_bytes(mail(html=html))
    (article,) = articles(path)

    assert shown([article]) == [(QUAY, "Quay closed", "Harbour Post", FIRST)]
    assert article.id == "quay@harbour-post.example"


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        pytest.param("iso-8859-1", "cp1252", id="Latin-1 stated, Windows-1252 meant"),
        pytest.param("us-ascii", "utf-8", id="ASCII stated, UTF-8 written"),
        pytest.param("nosuch", "utf-8", id="nothing that anybody knows"),
    ],
)
def test_a_mail_in_another_encoding_than_it_says(tmp_path: Path, stated: str, written: str) -> None:
    path = tmp_path / "letter.eml"
    head = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={stated}\nContent-Transfer-Encoding: 8bit"
    path.write_bytes(head.encode() + b"\n\n" + QUAY.encode(written))

    assert articles(path)[0].text == QUAY


@pytest.mark.parametrize("gzipped", [False, True])
def test_a_crawl_gives_the_pages_that_were_there(tmp_path: Path, gzipped: bool) -> None:
    path = tmp_path / "crawl"
    path.write_bytes(
        warc(
            {
                "https://harbour-post.example/quay": ("200 OK", page().encode()),
                "https://harbour-post.example/gone": ("404 Not Found", page("Gone.").encode()),
                "https://harbour-post.example/ferry": ("200 OK", page(FERRY, title="Ferry late").encode()),
            },
            gzipped=gzipped,
        )
    )

    assert [(each.title, each.url) for each in articles(path)] == [
        ("Quay closed", "https://harbour-post.example/quay"),
        ("Ferry late", "https://harbour-post.example/ferry"),
    ]


def test_a_sqlite_file_by_table_or_query(tmp_path: Path) -> None:
    path = sqlite_file(tmp_path / "news.db")

    assert shown(articles(path, table="stories")) == BOTH
    query = "SELECT headline AS title, body AS text FROM stories WHERE date = '2026-03-07'"
    assert shown(articles(path, query=query)) == [(FERRY, "Ferry late", None, None)]
    assert failures(path) == ["say which of its tables holds the articles: --table notes or stories"]
    assert failures(path, query="SELECT absent") == ["SQLite says: no such column: absent"]


def test_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")

    assert shown(articles(parquet_file(tmp_path / "a.parquet"))) == BOTH


def test_docx(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    (article,) = articles(docx_file(tmp_path / "a.docx"))

    assert (article.text, article.title) == (QUAY, "Quay closed")


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf_bytes(["The quay is closed, which is frus-", "trating, Ana Ruiz said", "on Thursday."])
    )

    assert [each.text for each in articles(path)] == [
        "The quay is closed, which is frustrating, Ana Ruiz said on Thursday."
    ]


@pytest.mark.parametrize(
    ("module", "name"), [("docx", "a.docx"), ("pypdf", "a.pdf"), ("pyarrow", "a.parquet")]
)
def test_what_is_not_installed_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    (tmp_path / name).write_bytes(
        {"a.docx": b"PK\x03\x04word/", "a.pdf": b"%PDF-", "a.parquet": b"PAR1"}[name]
    )
    extra = name.partition(".")[2]

    assert failures(tmp_path / name) == [
        f"needs a library that is not installed: pip install 'quotes[{extra}]'"
    ]


@pytest.mark.parametrize(
    ("begins", "name", "format"),
    [
        pytest.param(b"<!DOCTYPE html><p>", "a.txt", "html", id="a page called .txt"),
        pytest.param(b"<p>A page without a head</p>", "a", "html", id="a fragment"),
        pytest.param(b"<p>Markdown may begin so</p>", "a.md", "text", id="Markdown"),
        pytest.param(b"<3 is what she wrote.", "a", "text", id="a text that begins with a sign"),
        pytest.param(b"[Editor's note: this is old.]", "a", "text", id="a note in brackets"),
        pytest.param(b'[\n {"text": "A"}]', "a", "json", id="a list"),
        pytest.param(b'{\n "text": "A"}', "a", "json", id="an object over lines"),
        pytest.param(b'{"text": "A"}\n{"text"', "a", "jsonl", id="lines"),
        pytest.param(b"Text: by, the way, it rains", "a", "text", id="commas make no table"),
        pytest.param(b"id,title,text\n", "a", "csv", id="a heading"),
        pytest.param(b"From: the mayor\nTo: everybody\n\nHello", "a", "text", id="a text like a letter"),
        pytest.param(b"From: a@b\nMIME-Version: 1.0\n\nHello", "a", "mail", id="a mail"),
        pytest.param(b"{broken", "a.jsonl", "jsonl", id="the name of broken lines"),
        pytest.param(b"words", "a.csv.gz", "csv", id="the name below the packing"),
    ],
)
def test_the_content_tells_the_format(begins: bytes, name: str, format: str) -> None:
    assert format_of(begins, name) == format


def test_the_user_may_know_better(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>One, she wrote, “was enough.”</p>", encoding="utf-8")

    assert articles(path, input_format="text")[0].text == "<p>One, she wrote, “was enough.”</p>"


def test_the_formats_of_the_help_are_those_that_there_are() -> None:
    assert sorted(FORMATS) == sorted(READERS)


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, name: str = "a.csv") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


@pytest.mark.parametrize(
    ("heading", "taken"),
    [
        pytest.param("id,date,source,title,content,author,url,published,published_utc,collection_utc",
                     {"text": "content", "id": "id", "title": "title", "published": "published",
                      "publisher": "source",
                      "url": "url", "author": "author"}, id="NELA-GT"),
        pytest.param(",id,title,publication,author,date,year,month,url,content",
                     {"text": "content", "id": "id", "title": "title", "published": "date",
                      "publisher": "publication", "url": "url", "author": "author"}, id="All the News 1"),
        pytest.param("date,year,month,day,author,title,article,url,section,publication",
                     {"text": "article", "title": "title", "published": "date", "publisher": "publication",
                      "url": "url", "author": "author"}, id="All the News 2"),
        pytest.param("Headline,Publication,Published date,Byline,Full text",
                     {"text": "Full text", "title": "Headline", "published": "Published date",
                      "publisher": "Publication", "author": "Byline"}, id="like LexisNexis"),
        pytest.param("HD,BY,PD,SN,LP,TD",
                     {"text": "LP+TD", "title": "HD", "published": "PD", "publisher": "SN", "author": "BY"},
                     id="like Factiva"),
        pytest.param("stories_id,publish_date,title,url,language,media_name,story",
                     {"text": "story", "id": "stories_id", "title": "title", "published": "publish_date",
                      "publisher": "media_name", "url": "url"}, id="MediaCloud with texts"),
    ],
)  # fmt: skip
def test_columns_of_known_exports_are_guessed_and_shown(
    table: Callable[..., Path], heading: str, taken: dict[str, str]
) -> None:
    (remark,) = [item for item in items(table(f"{heading}\n")) if isinstance(item, Remark)]
    said = remark.words.removeprefix("columns taken: ").partition(" (")[0]

    assert dict(pair.split(" = ") for pair in said.split(", ")) == taken


@pytest.mark.parametrize(
    ("text", "options", "reason"),
    [
        pytest.param("when,what\n", {},
                     "no column is known to hold the text, of when, what; say --map text=COLUMN",
                     id="no text"),
        pytest.param("stories_id,url\n", {},
                     "no column is known to hold the text, of stories_id, url; say --map text=COLUMN"
                     ", or read the pages: quotes add --files-from a file with the lines of url",
                     id="addresses alone"),
        pytest.param("text\nA\n", {"columns": {"title": "name"}}, "has no column name; there are text",
                     id="not there"),
        pytest.param("text,title\nA\n", {}, "has 1 cells where the heading has 2", id="ragged"),
        pytest.param("text,date\nA,3/4/2025\n", {},
                     "published is “3/4/2025”: tell day from month by --date-order dmy or mdy",
                                  id="day or month"),
        pytest.param("", {}, "is empty", id="empty"),
    ],
)  # fmt: skip
def test_tables_that_need_a_word(
    table: Callable[..., Path], text: str, options: dict[str, Any], reason: str
) -> None:
    assert failures(table(text), **options) == [reason]


def test_a_ragged_row_is_named_by_its_line_and_the_others_go_on(table: Callable[..., Path]) -> None:
    path = table('text,title\n"One\nand more",A\nragged\nThree,C\n')

    assert [each.text for each in articles(path)] == ["One\nand more", "Three"]
    assert [str(item) for item in items(path) if isinstance(item, Failure)] == [
        f"{path}, line 4: has 1 cells where the heading has 2"
    ]


@pytest.mark.parametrize(
    ("dates", "order", "expected"),
    [
        pytest.param(["3/4/2025"], "dmy", date(2025, 4, 3), id="told"),
        pytest.param(["3/4/2025", "25/4/2025"], None, date(2025, 4, 3), id="another row shows it"),
        pytest.param(["3/4/2025", "4/25/2025"], None, date(2025, 3, 4), id="the other way"),
    ],
)
def test_the_order_of_day_and_month(
    table: Callable[..., Path], dates: list[str], order: Any, expected: date
) -> None:
    path = table("text,date\n" + "".join(f"A{number},{each}\n" for number, each in enumerate(dates)))

    assert articles(path, date_order=order)[0].published == expected


def test_columns_can_be_told_and_joined(table: Callable[..., Path]) -> None:
    path = table("intro,rest,day\nOne.,Two.,2026-03-06\n")
    (article,) = articles(path, columns={"text": "intro+rest", "published": "day"})

    assert (article.text, article.published) == ("One.\n\nTwo.", FIRST)


def test_publisher_and_date_for_those_that_state_none(table: Callable[..., Path]) -> None:
    path = table("text,publisher\nA,Courier\nB,\n")
    found = articles(path, publisher="Ledger", published=FIRST)

    assert [(each.publisher, each.published_source) for each in found] == [
        ("Courier", "option"),
        ("Ledger", "option"),
    ]
