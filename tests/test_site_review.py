"""Review mode in process: who may judge, what a judgement changes, that it holds and can be taken back."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from sample import BRIEFING, Entry, build_sample
from visit import Site

from quotes.coref.person import Person
from quotes.judging.queue import queue
from quotes.publish.serve import Review, make_site

TOKEN = {"quotes-review": "open-sesame"}
ORIGIN = {"origin": "http://localhost"}


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    return build_sample(tmp_path / "quotes.db")


@pytest.fixture
def site(database_path: Path) -> Iterator[Site]:
    with closing(Site(make_site(database_path, review=Review(token="open-sesame", author="kim")))) as site:
        yield site


def ask(site: Site, path: str, **options: Any) -> Any:
    return asyncio.run(site.app.client.get(path, **options))


def send(
    site: Site, path: str, *, cookies: dict[str, str] = TOKEN, headers: dict[str, str] = ORIGIN, **fields: str
) -> Any:
    """Send a form as the page offers it, with the token that the page gave."""
    page = ask(site, "/review", cookies=TOKEN)
    found = re.search('name="csrftoken" value="([^"]+)"', page.text)
    assert found is not None
    sent = {"csrftoken": found[1], "author": "kim"} | fields
    cookies = cookies | {"ds_csrftoken": page.cookies.get("ds_csrftoken", "")}
    return asyncio.run(site.app.client.post(path, data=sent, cookies=cookies, headers=headers))


def quotation(site: Site, search: str) -> dict[str, Any]:
    rows = site.get(f"/-/quotes.json?_search={search}").json()
    return dict(rows[0]) if rows else {}


def test_nobody_judges_on_a_site_that_is_for_reading(database_path: Path) -> None:
    with closing(Site(make_site(database_path))) as site:
        site.get("/review", status=404)
        assert asyncio.run(site.app.client.post("/review/names", data={})).status_code in {403, 404}
        assert "csrftoken" not in site.get("/quotes/quotes").text


def test_the_token_lets_in_and_nothing_else_does(site: Site) -> None:
    assert ask(site, "/review").status_code == 403
    assert ask(site, "/review?token=guess").status_code == 403
    welcome = ask(site, "/review?token=open-sesame")
    assert welcome.status_code == 302 and "HttpOnly" in welcome.headers["set-cookie"]
    assert "SameSite=strict" in welcome.headers["set-cookie"]
    page = ask(site, "/review", cookies=TOKEN)
    assert page.status_code == 200
    assert page.headers.get_list("referrer-policy") == [
        "same-origin"
    ]  # else browsers hide the origin of forms
    for path in ("/-/metadata.json", "/-/settings.json", "/-/plugins.json", "/"):
        assert "open-sesame" not in site.get(path).text


@pytest.mark.parametrize(
    "breach",
    [{"cookies": {}}, {"headers": {}}, {"headers": {"origin": "https://evil.example"}}, {"csrftoken": "x"}],
    ids=["no token", "no origin", "another site", "no form of ours"],
)
def test_a_judgement_from_elsewhere_is_refused(site: Site, breach: dict[str, Any]) -> None:
    one = quotation(site, "ships")
    answer = send(site, f"/review/quotes/{one['id']}", kind="speaker", value="Eve", **breach)
    assert answer.status_code == 403
    assert quotation(site, "ships")["speaker"] == one["speaker"]


def test_a_correction_holds_shows_and_can_be_taken_back(site: Site) -> None:
    one = quotation(site, "ships")
    answer = send(
        site, f"/review/quotes/{one['id']}", kind="speaker", value="Ben Okafor", reason="that's not her",
        back=f"/quotes/quotes/{one['id']}",
    )  # fmt: skip
    assert (answer.status_code, answer.headers["location"]) == (303, f"/quotes/quotes/{one['id']}")
    assert quotation(site, "ships")["speaker"] == "Ben Okafor"
    page = unescape(site.get(f"/quotes/quotes/{one['id']}").text)
    assert "speaker “Ben Okafor” by kim, that's not her" in page
    (number,) = re.findall(r'action="/review/undo/(\d+)"', ask(site, "/review", cookies=TOKEN).text)
    send(site, f"/review/undo/{number}")
    assert quotation(site, "ships")["speaker"] == one["speaker"]


@pytest.mark.parametrize(
    ("kind", "value", "key", "after"),
    [
        ("said_on", "2025-11-30", "said_on", "2025-11-30"),
        ("quote_kind", "mixed", "kind", "mixed"),
        ("speaker", "", "speaker", None),
    ],
)
def test_each_answer_can_be_corrected(site: Site, kind: str, value: str, key: str, after: Any) -> None:
    one = quotation(site, "ships")
    assert send(site, f"/review/quotes/{one['id']}", kind=kind, value=value).status_code == 303
    assert quotation(site, "ships")[key] == after


def test_what_is_no_quotation_goes_away(site: Site) -> None:
    one = quotation(site, "ships")
    send(site, f"/review/quotes/{one['id']}", kind="not_a_quotation")
    assert quotation(site, "ships") == {}


def test_two_names_become_one_and_the_old_address_leads_to_it(site: Site) -> None:
    answer = send(site, "/review/names", kind="same", subject="Ben Okafor", value="Ana Ruiz")
    assert answer.status_code == 303
    names = {row["speaker"] for row in site.get("/-/quotes.json?_search=tide+OR+ships").json()}
    assert len(names) == 1
    assert site.get("/speakers/ben-okafor").url.path == site.get("/speakers/ana-ruiz").url.path


@pytest.mark.parametrize(
    ("path", "fields", "complaint"),
    [
        ("/review/quotes/{id}", {"kind": "magic"}, "There is no judgement “magic”"),
        ("/review/quotes/{id}", {"kind": "said_on", "value": "soon"}, "soon"),
        ("/review/quotes/{id}", {"kind": "speaker", "value": "x", "author": " "}, "give your name"),
        ("/review/names", {"kind": "type", "subject": "Ana Ruiz", "value": "robot"}, "robot"),
    ],
)
def test_what_cannot_be_decided_is_said(
    site: Site, path: str, fields: dict[str, str], complaint: str
) -> None:
    one = quotation(site, "ships")
    answer = send(site, path.format(id=one["id"]), **fields)  # type: ignore[arg-type]
    assert answer.status_code == 400 and complaint in unescape(answer.text)


def test_a_form_leads_back_to_no_other_site(site: Site) -> None:
    one = quotation(site, "ships")
    for back in ("https://evil.example/x", "//evil.example/x", ""):
        answer = send(site, f"/review/quotes/{one['id']}", kind="quote_kind", value="direct", back=back)
        assert answer.headers["location"] in {"/x", "/review"}


def test_the_queue_asks_what_is_worth_most(site: Site, database_path: Path) -> None:
    page = unescape(ask(site, "/review", cookies=TOKEN).text)
    questions = queue(database_path, limit=20)
    assert re.findall(r'<section class="question (\w+)">', page) == [each.kind for each in questions]
    assert all(each.reason in page for each in questions)
    assert "accesskey" in page.split("</section>")[0] and "accesskey" not in page.split("</section>", 1)[1]


def test_two_names_that_may_be_one_are_asked_about_and_settled(tmp_path: Path) -> None:
    path = build_sample(tmp_path / "quotes.db", (BRIEFING, _of("A. Ruiz"), _of("Ana Maria Ruiz")))
    review = Review(token="open-sesame", author="kim")
    with closing(Site(make_site(path, review=review))) as site:
        page = ask(site, "/review", cookies=TOKEN).text
        found = re.search(
            r'name="subject" value="([^"]+)"><input type="hidden" name="value" value="([^"]+)"', page
        )
        assert found is not None
        send(site, "/review/names", kind="different", subject=found[1], value=found[2])
        after = ask(site, "/review", cookies=TOKEN).text
        assert (
            f'name="subject" value="{found[1]}"><input type="hidden" name="value" value="{found[2]}"'
            not in after
        )
        assert f"different: {found[1]} → {found[2]}" in after


def test_a_name_is_split_off_on_the_speakers_page(tmp_path: Path) -> None:
    path = build_sample(tmp_path / "quotes.db", (BRIEFING, _of("Ana Maria Ruiz"), _of("Tom Lind")))
    with closing(Site(make_site(path, review=Review(token="open-sesame", author="kim")))) as site:
        assert "Split off" not in site.get("/speakers/ana-maria-ruiz").text
        assert "Split off" not in ask(site, "/speakers/tom-lind", cookies=TOKEN).text
        page = ask(site, "/speakers/ana-maria-ruiz", cookies=TOKEN, follow_redirects=True).text
        found = re.findall(r'value="([^"]+)"><button>Split off ([^<]+)</button>', page)
        assert [value for value, _ in found] == [name for _, name in found] and len(found) == 1
        (subject,) = set(re.findall(r'name="subject" value="([^"]+)"', page))
        send(site, "/review/names", kind="different", subject=subject, value=found[0][0])
        assert quotation(site, "ships")["speaker"] == "Ana Ruiz"
        speakers = {row["speaker"] for row in site.get("/-/quotes.json?_search=tide").json()}
        assert speakers == {"Ana Maria Ruiz", "Tom Lind"}
        assert "Split off" not in ask(site, "/speakers/ana-ruiz", cookies=TOKEN).text


def test_one_of_two_people_of_one_name_is_split_off_by_a_quotation(tmp_path: Path) -> None:
    path = build_sample(tmp_path / "quotes.db", (BRIEFING, _of("Ana Ruiz")))
    with closing(Site(make_site(path, review=Review(token="open-sesame", author="kim")))) as site:
        one = quotation(site, "tide")
        address = f"/quotes/quotes/{one['id']}"
        assert "Another Ana Ruiz than elsewhere" in ask(site, address, cookies=TOKEN).text
        assert "than elsewhere" not in site.get(address).text
        send(site, "/review/names", kind="different", subject=str(one["id"]), value="Ana Ruiz", back=address)
        ids = {quotation(site, words)["speaker_id"] for words in ("tide", "ships")}
        assert len(ids) == 2 and quotation(site, "tide")["speaker"] == "Ana Ruiz"


def _of(name: str) -> Entry:
    speaker = Person(name=name, type="person", role="harbour master")
    return Entry(
        title=f"What {name} knows",
        text=f"“[c1:The tide will wait for nobody],” [q1:said] [s1:{name}].",
        quotations={"1": {"speaker": speaker}},
    )


def test_questions_are_looked_for_again_only_after_a_change(
    site: Site, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []

    def looking(database: Path, *, limit: int) -> Any:
        looked.append(limit)
        return queue(database, limit=limit)

    monkeypatch.setattr("quotes.judging.queue.queue", looking)
    first, again = (ask(site, "/review", cookies=TOKEN).text for _ in range(2))
    assert len(looked) == 1 and first.count("<form") == again.count("<form") > 0
    send(site, "/review/names", kind="different", subject="Ana Ruiz", value="Ben Okafor")
    page = ask(site, "/review", cookies=TOKEN).text
    assert len(looked) == 2 and "Ben Okafor" in page
