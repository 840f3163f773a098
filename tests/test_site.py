"""The pages of the site in process: what they show, and that nothing in the data becomes HTML."""

import re
import shutil
from contextlib import closing
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import datasette.database  # type: ignore[import-untyped]
import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]
from datasette.utils import tilde_encode  # type: ignore[import-untyped]
from sample import HOSTILE, build_sample
from visit import HOME, METADATA, Database, Site, cards, one, total, words

from quotes.publish.serve import make_site

# Pages


def pages(database: Database) -> list[str]:
    paths = ["/", "/quotes", "/quotes?sql=select+*+from+quotes", "/quotes?_show_hidden=1"]
    paths += [f"/quotes/{table}" for table in METADATA["tables"]]
    paths += [
        f"/quotes/{table}/{row[0]}"
        for table in ("quotes", "speakers", "articles", "contents", "runs", "persons")
        for row in database.execute(f"SELECT id FROM {table} ORDER BY id LIMIT 13")
    ]
    paths += [f"/quotes/{query}" for query in METADATA["queries"]]
    paths += ["/statistics", "/publishers", "/publishers/Harbour+Post"]
    paths += [f"/publishers/{tilde_encode(HOSTILE.publisher)}"]
    paths += ["/quotes/quotes?_search=<script>alert('q')</script>", "/quotes/words?words=<script>alert('q')"]
    paths += ["/quotes/quotes?_search=frustrated&kind=direct", "/quotes/quotes?publisher=<script>alert('q')"]
    paths += ["/quotes/quotes?_col=text", "/quotes/speakers?_nocol=name", "/quotes/quotes?_size=100"]
    return paths


def test_every_page_stands_alone_and_is_small(site: Site, database: Database) -> None:
    for path in pages(database):
        page = site.get(path)
        assert len(page.content) < 150_000, path
        assert "<script" not in page.text, path
        assert page.headers["content-security-policy"].startswith("default-src 'none'")
        loaded = re.findall(r'<(?:link|img|iframe|object|embed)[^>]*?(?:href|src)="([^"]*)"', page.text)
        assert loaded and all(urlsplit(url).netloc in {"", "localhost"} for url in loaded), path
        assert re.search(r"<title>\s*\S", page.text), path
        assert page.text.count("<h1") == 1, path


def test_nothing_in_the_data_becomes_html(site: Site, database: Database) -> None:
    for path in pages(database):
        page = site.get(path).text
        assert "alert('" not in page.replace("&lt;script&gt;alert('", "").replace("=alert('", ""), path
        assert not re.search(r"<(script|img)\b", page), path
        assert not re.search(r'(?:href|src|action)="\s*javascript:', page, re.IGNORECASE), path


def test_the_front_page_tells_the_numbers(site: Site, database: Database) -> None:
    page = words(site.get("/").text)
    quotations, articles = (
        one(database, "SELECT count(*) FROM quotes"),
        one(database, "SELECT count(*) FROM articles"),
    )
    speakers = one(database, "SELECT count(*) FROM speakers WHERE quote_count > 0")
    assert f"quotations {quotations} speakers {speakers} articles {articles} when it was said 2013 to" in page
    assert "Most quoted Ben Okafor 62" in page


def test_the_front_page_of_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    with closing(Site(make_site(build_sample(tmp_path / "quotes.db", ())))) as site:
        for path in ("/", "/quotes/quotes", "/quotes/speakers", "/quotes/articles", "/-/quotes.csv"):
            site.get(path)
        assert "No quotation yet" in site.get("/").text


def test_a_missing_page_is_said_to_be_missing(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("/nothing", "/quotes/nothing", "/quotes/quotes/1", "/quotes/quotes/x"):
        assert "There is nothing here" in site.get(path, status=404).text
    assert "Traceback" not in capsys.readouterr().err


# A quotation, an article, a speaker


@pytest.mark.parametrize(
    ("beginning", "said"),
    [
        ("extremely frustrated", "said Thursday 11 December 2025"),
        ("The president is", "said Thursday 11 December 2025, from the same occasion"),
        ("We have ships", "no date given; published 12 December 2025"),
        ("no crane will", "said in 2013"),
        ("would stay so", "said in December 2025"),
        ("frustrated", "said between 15 and 20 December 2025"),
        ("<script>", "no date given"),
    ],
)
def test_a_quotation_tells_when_it_was_said_and_how_we_know(
    site: Site, database: Database, beginning: str, said: str
) -> None:
    id_ = one(database, "SELECT id FROM quotes WHERE text GLOB ? || '*' ORDER BY length(text)", beginning)
    page = site.get(f"/quotes/quotes/{id_}").text
    assert re.search(rf'<span class="when">{said}</span>', page)


def test_a_quotation_shows_its_evidence(site: Site, database: Database) -> None:
    found = database.execute("SELECT id, article_id FROM quotes WHERE text = 'extremely frustrated'")
    id_, article = found.fetchone()
    page = site.get(f"/quotes/quotes/{id_}").text
    marked = {
        "content": "extremely frustrated",
        "source": "his spokeswoman",
        "cue": "said",
        "date": "Thursday",
    }
    for role, text in marked.items():
        assert f'<span class="m {role}">{text}</span>' in page
    assert f'href="/quotes/articles/{article}#q-{id_}"' in page
    said = words(page)
    assert "Karoline Leavitt, from the words “his spokeswoman”" in said
    assert "Very likely (91%): the probability that the speaker is right" in said
    assert "The sentence opens with the words; who said them follows." in said


def test_a_date_from_the_same_occasion_names_the_occasion(site: Site, database: Database) -> None:
    sentence = (
        "It rests on “Thursday”, marked in the passage: the date of “extremely frustrated” by Karoline "
        "Leavitt, whose occasion these words are taken to share."
    )
    carried = one(database, "SELECT id FROM quotes WHERE text LIKE 'The president is%'")
    stated = one(database, "SELECT id FROM quotes WHERE text = 'extremely frustrated'")
    assert sentence in words(site.get(f"/quotes/quotes/{carried}").text)
    assert "It rests on “Thursday”, marked in the passage." in words(
        site.get(f"/quotes/quotes/{stated}").text
    )


def test_an_article_tints_the_words_of_each_speaker(site: Site, database: Database) -> None:
    article = one(database, "SELECT id FROM articles WHERE publisher = 'Harbour Post' ORDER BY title LIMIT 1")
    page = site.get(f"/quotes/articles/{article}").text
    tints = dict(re.findall(r'<a class="jump ((?:by-\d)?)" href="#q-(\d+)">', page))
    listed = re.findall(r'<a class="jump ((?:by-\d)?)" href="#q-(\d+)">', page)
    speakers = {
        id_: one(database, "SELECT speaker_id FROM quotes WHERE id = ?", int(id_)) for _, id_ in listed
    }
    assert len({(tint, speakers[id_]) for tint, id_ in listed}) == len(set(speakers.values()))
    assert all(f"{tint} content" in page for tint in tints if tint)


def test_an_article_shows_all_of_its_text_with_every_quotation_marked(site: Site, database: Database) -> None:
    for article in database.execute("SELECT * FROM articles"):
        page = site.get(f"/quotes/articles/{article['id']}").text
        shown = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)
        assert shown is not None
        without_notes = re.sub(r'<a class="note"[^>]*>\d+</a>', "", shown[1])
        paragraphs = re.findall("<p>(.*?)</p>", without_notes, re.DOTALL)
        plain = [unescape(re.sub("<[^>]*>", "", html)) for html in paragraphs]
        assert "\n\n".join(plain) == article["text"].strip()
        for quotation in database.execute("SELECT id FROM quotes WHERE article_id = ?", (article["id"],)):
            assert page.count(f'id="q-{quotation["id"]}"') == 1
            assert f'href="/quotes/quotes/{quotation["id"]}"' in page


@pytest.mark.parametrize(
    ("title", "link"),
    [
        ("Press secretary: president tired of waiting", "https://ledger.example/briefing"),
        ("A café, a crane & a quarrel", None),
        ("<script>alert('title')</script>", None),
    ],
)
def test_an_article_links_to_the_web_and_nowhere_else(
    site: Site, database: Database, title: str, link: str | None
) -> None:
    id_ = one(database, "SELECT id FROM articles WHERE title = ?", title)
    found = re.findall(r'<a href="([^"]*)" rel="noopener', site.get(f"/quotes/articles/{id_}").text)
    assert found == ([] if link is None else [link])


def test_a_speaker_page_gathers_what_one_person_said(site: Site, database: Database) -> None:
    id_ = one(database, "SELECT id FROM speakers WHERE name = 'Ana Ruiz'")
    page = site.get(f"/quotes/speakers/{id_}")
    said = words(page.text)
    assert "Ana Ruiz harbour master 3 quotations in 2 articles, 2013 to 12 December 2025 Also: Ruiz" in said
    newest = database.execute("SELECT id FROM quotes WHERE speaker_id = ? ORDER BY date_key DESC", (id_,))
    assert cards(page) == [row["id"] for row in newest]
    assert f'href="/quotes/quotes?speaker_id={id_}"' in page.text
    bars = re.findall(r'<a href="([^"]*)" tabindex="-1"><title>[^<]*: (\d+) quotation', page.text)
    assert bars and all(total(site.get(unescape(url))) == int(count) for url, count in bars)


# Metadata and questions


def test_every_table_and_column_is_described_and_nothing_else_is(database: Database) -> None:
    names = [
        row["name"]
        for row in database.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') "
            "AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'quotes_fts%'"
        )
    ]
    assert set(METADATA["tables"]) == set(names)
    for name, about in METADATA["tables"].items():
        columns = [row["name"] for row in database.execute(f"PRAGMA table_info({name})")]
        assert set(about["columns"]) == set(columns), name
        assert about["title"] and about["description"]
        assert all(about["columns"].values()), name


@pytest.mark.parametrize(
    ("query", "values", "rows"),
    [
        ("words", "words=frustrated", 3),
        ("words", "", 0),
        ("words", 'words="', 0),
        ("words", "words=NEAR(", 0),
        ("by_speaker", "speaker=karoline leavitt", 2),
        ("by_speaker", "speaker=Ruiz", 3),
        ("by_speaker", "", 0),
        ("on_day", "day=2025-12-11", 2),
        ("on_day", "day=2013", 1),
        ("on_day", "", 0),
        ("most_quoted", "", 5),
        ("most_quoted", "period=2013", 1),
        ("publishers", "", 3),
        ("how_dated", "", 8),
        ("to_check", "", 71),
    ],
)
def test_each_question_is_answered(site: Site, query: str, values: str, rows: int) -> None:
    assert len(site.get(f"/quotes/{query}.json?_shape=array&{values}").json()) == rows
    page = site.get(f"/quotes/{query}?{values}")
    about = METADATA["queries"][query]
    assert about["title"] in unescape(page.text) and about["description"].split(".")[0] in unescape(page.text)


ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("select speaker fro quotes", "near"),
        ("delete from quotes", "must be a SELECT"),
        ("with x as (select 1) delete from quotes", "readonly database"),
        ("select load_extension(1)", "not authorized"),
        (ENDLESS, "too long"),
    ],
)
def test_a_question_that_cannot_be_answered_stays_in_its_field(
    database_path: Path, sql: str, said: str
) -> None:
    with closing(Site(make_site(database_path, settings={"sql_time_limit_ms": 50}))) as site:
        page = site.get(f"/quotes?{urlencode({'sql': sql})}", status=400).text
    assert said in page and f">{escape(sql)}</textarea>" in page


def test_an_answer_that_is_cut_says_so(site: Site) -> None:
    numbers = "with recursive n(i) as (select 1 union all select i + 1 from n limit {}) select i from n"
    for count, said in (
        (1000, "<strong>1,000 rows</strong>"),
        (1001, "The first 1,000 rows; there are more"),
    ):
        assert said in site.get(f"/quotes?{urlencode({'sql': numbers.format(count)})}").text


def test_every_question_is_tried() -> None:
    tried = {row[0] for mark in test_each_question_is_answered.pytestmark for row in mark.args[1]}  # type: ignore[attr-defined]
    assert tried == set(METADATA["queries"])


def test_question_results_lead_to_the_evidence(site: Site) -> None:
    page = site.get("/quotes/words?words=frustrated").text
    assert page.count("<mark>frustrated</mark>") == 3
    for url in re.findall(r'<a href="(/quotes/quotes/\d+)">evidence</a>', page):
        site.get(url)


# The same site from its folder


def test_datasette_serves_the_folder_as_the_same_site(
    tmp_path: Path, database_path: Path, site: Site
) -> None:
    folder = tmp_path / "db"
    shutil.copytree(HOME, folder, ignore=shutil.ignore_patterns("__pycache__", "quotes.db*"))
    shutil.copy(database_path, folder / "quotes.db")
    with closing(Site(Datasette([], config_dir=folder))) as other:
        for address in (
            "/",
            "/quotes",
            "/quotes/quotes?_search=frustrated&kind=direct",
            "/quotes/speakers",
            "/quotes/words",
        ):
            assert other.get(address).text == site.get(address).text
        assert other.get("/static/site.css").content == (HOME / "static" / "site.css").read_bytes()
        assert other.get("/-/quotes.csv").content == site.get("/-/quotes.csv").content
        assert other.app.setting("suggest_facets") is False


def test_tables_are_counted_on_a_busy_machine_too(
    site: Site, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Datasette leaves out a count that takes longer than five milliseconds."""

    async def give_up(served: datasette.database.Database, limit: int) -> dict[str, None]:
        return dict.fromkeys(await served.table_names())

    monkeypatch.setattr(datasette.database.Database, "table_counts", give_up)
    page = site.get("/quotes").text
    assert "many</span>" not in page
    quotations = one(database, "SELECT count(*) FROM quotes")
    assert f'>Quotations</a> <span class="count">{quotations}<' in page


def test_the_folder_without_a_database_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "db"
    shutil.copytree(HOME, folder, ignore=shutil.ignore_patterns("__pycache__", "quotes.db*"))
    with closing(Site(Datasette([], config_dir=folder))) as site:
        assert "There is no database" in site.get("/").text


# Addresses, citations, comparing


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/speakers/ruiz", "/speakers/ana-ruiz"),
        ("/speakers/nobody", None),
        ("/quotes/speakers/77", None),
    ],
)
def test_other_names_of_a_speaker_lead_to_the_page(site: Site, address: str, target: str | None) -> None:
    page = site.get(address, status=404 if target is None else 200)
    assert target is None or page.url.path == target


def test_a_speakers_number_leads_to_the_page_and_its_feed_to_what_was_said(
    site: Site, database: Database
) -> None:
    id_ = one(database, "SELECT id FROM speakers WHERE name = 'Ana Ruiz'")
    assert site.get(f"/quotes/speakers/{id_}").url.path == "/speakers/ana-ruiz"
    assert site.get(f"/quotes/speakers/{id_}.json").json()["rows"]
    feed = site.get("/speakers/ana-ruiz.atom")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert feed.text.count("<entry>") == one(
        database, "SELECT count(*) FROM quotes WHERE speaker_id = ?", id_
    )


def test_a_quotation_can_be_cited_and_has_neighbours(site: Site, database: Database) -> None:
    id_ = one(database, "SELECT id FROM quotes WHERE text = 'extremely frustrated'")
    page = site.get(f"/quotes/quotes/{id_}").text
    assert 'itemtype="https://schema.org/Quotation"' in page and 'itemprop="dateCreated"' in page
    assert "https://ledger.example/briefing#:~:text=extremely%20frustrated" in page
    assert re.search(r'class="neighbours".*after: Karoline Leavitt', page, re.DOTALL)
    assert "Karoline Leavitt: “extremely frustrated” (said Thursday" in words(page)
    assert site.get(f"/-/cite/{id_}.bib").text.startswith(f"@misc{{quotation-{id_},")
    assert site.get(f"/-/cite/{id_}.json").json()[0]["type"] == "article-newspaper"
    site.get("/-/cite/1.bib", status=404)


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        (
            "The president is extremely frustrated with both sides of this war",
            ["All of these words, and more"],
        ),
        ("the president is very frustrated with both sides of this war", ["Nearly word for word"]),
        ("nobody ever said such a thing about zebras", []),
        ("<script>alert('words')</script>", ["All of these words, and more"]),
        ("", []),
        ("…", []),
        ('") OR text : ("', []),
    ],
)
def test_a_sentence_is_compared_with_what_was_said(site: Site, sentence: str, verdicts: list[str]) -> None:
    page = site.get(f"/check?{urlencode({'words': sentence})}").text
    assert re.findall(r'<p class="verdict"><strong>([^<]*)', page) == verdicts


@pytest.mark.parametrize(
    ("words_", "names"),
    [
        ("press secretary", ["Karoline Leavitt"]),
        ("HARBOUR master", ["Ana Ruiz"]),
        ("ruiz", ["Ana Ruiz"]),
        ("ruiz harbour", ["Ana Ruiz"]),
        ("okafor secretary", []),
        ("", []),
        ('"', []),
        ("one two three four five six seven", []),
    ],
)
def test_speakers_are_found_by_name_and_by_role(site: Site, words_: str, names: list[str]) -> None:
    page = site.get(f"/quotes/quotes?{urlencode({'_search': words_, 'kind': 'direct'})}").text
    meant = re.search(r'<p class="meant">(.*?)</p>', page, re.DOTALL)
    links = [] if meant is None else re.findall(r'<a href="([^"]*)">([^<]*)</a>', meant[1])
    assert [name for _, name in links] == names
    for url, name in links:
        assert "kind=direct" in url and f">{name}" in site.get(unescape(url)).text
    if names:
        listed = site.get(f"/quotes/speakers?{urlencode({'_who': words_})}").text
        assert re.findall(r'<a class="speaker"[^>]*>([^<]*)</a>', listed) == names


def test_the_schema_stands_beside_the_sql(site: Site) -> None:
    for path in ("/quotes", "/quotes?sql=select+1"):
        page = site.get(path).text
        for table, about in METADATA["tables"].items():
            assert f"<code>{table}</code>" in page
            assert all(f"<dt>{column}</dt>" in page for column in about["columns"])


def test_the_front_page_shows_no_more_than_two_of_an_article(site: Site, database: Database) -> None:
    shown = cards(site.get("/"))
    ids = ",".join(map(str, shown))
    counts = database.execute(
        f"SELECT count(*) FROM quotes WHERE id IN ({ids}) GROUP BY article_id ORDER BY 1 DESC"
    )
    assert len(shown) > 2 and counts.fetchone()[0] == 2


@pytest.mark.parametrize(
    ("address", "link"), [("https://desk.example/", True), ("javascript:alert(1)", False), (None, False)]
)
def test_a_quotation_says_whom_to_tell_that_it_is_wrong(
    site: Site, database: Database, monkeypatch: pytest.MonkeyPatch, address: str | None, link: bool
) -> None:
    monkeypatch.setitem(site.app._metadata_local, "about_url", address)
    (id_,) = database.execute("SELECT min(id) FROM quotes").fetchone()
    page = site.get(f"/quotes/quotes/{id_}").text
    assert f"that quotation {id_} has another speaker or date" in page
    assert ('<a href="https://desk.example/"' in page) is link and "javascript:alert(1)" not in page


def test_an_error_that_nobody_expected_has_a_page(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(site.app, "get_database", {}.__getitem__)
    assert "Error 500" in site.get("/statistics", status=500).text
    assert "KeyError" in capsys.readouterr().err


def test_a_speakers_address_in_capitals_leads_to_the_speaker(site: Site) -> None:
    assert site.get("/speakers/Karoline-Leavitt").url.path == "/speakers/karoline-leavitt"


@pytest.mark.parametrize("path", ["/nowhere", "/quotes/quotes/1", "/speakers/nobody"])
def test_an_address_that_leads_nowhere_speaks_of_no_database(site: Site, path: str) -> None:
    page = site.get(path, status=404).text
    assert "There is nothing here" in page and "not found" not in page
