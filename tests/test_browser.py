"""A real browser on a real server: the way from the front page to the passage and to the CSV.

Chromium and its driver are found on the path. Without them the tests are skipped, unless
`QUOTES_REQUIRE_BROWSER=1` makes that a failure. Screenshots go to `tests/screenshots/`.
"""

import csv
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
SCREENSHOTS = Path(__file__).parent / "screenshots"

HOW_TO_GET_IT = (
    "Chromium and chromedriver are not both on the path; on Debian: apt-get install chromium chromium-driver"
)
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-prefers-reduced-motion",  # a smooth scroll moves what is about to be clicked
)
WIDE, PHONE = (1280, 900), (390, 844)

# Seconds that a step may take on a slow, busy machine; on a quick one all of them take five.
PATIENCE = 60

Browser = webdriver.Chrome


@pytest.fixture(scope="module")
def programs() -> tuple[str, str]:
    """The paths of Chromium and its driver; without them the tests end here."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if chromium is None or driver is None:
        give_up = pytest.fail if os.environ.get("QUOTES_REQUIRE_BROWSER") == "1" else pytest.skip
        give_up(HOW_TO_GET_IT)
    return chromium, driver


@pytest.fixture(scope="module")
def address(programs: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on the seeds, read and served by the program itself."""
    folder = tmp_path_factory.mktemp("site")
    database = folder / "quotes.db"
    added = subprocess.run(command("add", ROOT / "seeds", "--db", database), capture_output=True, text=True)
    assert added.returncode == 0, added.stderr
    port = free_port()
    with (folder / "log").open("w+", encoding="utf-8") as log:
        server = subprocess.Popen(
            command("serve", "--review", "--db", database, "--port", port),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def command(*arguments: Any) -> list[str]:
    return [sys.executable, "-c", "from quotes.cli import main; main()", *map(str, arguments)]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes], log: Any) -> None:
    """Return once the server answers; fail with its log if it ends or takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    log.seek(0)
    pytest.fail(f"{address} does not answer; the server said:\n{log.read()}")


@pytest.fixture(scope="module")
def review_address(address: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address that lets people review, as the program printed it."""
    log = next(tmp_path_factory.getbasetemp().glob("site*/log")).read_text(encoding="utf-8")
    return log.partition("review: ")[2].split()[0]


@pytest.fixture
def browser(programs: tuple[str, str], tmp_path: Path) -> Iterator[Browser]:
    """A fresh Chromium that saves downloads to `tmp_path`; at the end its console must be clean."""
    options = Options()
    options.binary_location, driver = programs
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(tmp_path)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(driver))
    try:
        resize(browser, WIDE)
        yield browser
        assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]
    finally:
        browser.quit()


def resize(browser: Browser, size: tuple[int, int]) -> None:
    """Set the size of the page itself; a headless window cannot be as narrow as a phone."""
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def one(browser: Browser, selector: str) -> Any:
    return WebDriverWait(browser, PATIENCE).until(lambda found: found.find_element(By.CSS_SELECTOR, selector))


def texts(browser: Browser, selector: str) -> list[str]:
    return [element.text for element in browser.find_elements(By.CSS_SELECTOR, selector)]


def picture(browser: Browser, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    browser.save_screenshot(str(SCREENSHOTS / f"{name}.png"))


def follow(browser: Browser, element: Any) -> None:
    """Click a link or a button and wait for the next page."""
    page = browser.find_element(By.TAG_NAME, "html")
    element.click()
    WebDriverWait(browser, PATIENCE).until(lambda now: now.find_element(By.TAG_NAME, "html") != page)


def test_from_the_front_page_to_the_passage_and_the_csv(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    browser.get(address)
    picture(browser, "front")
    one(browser, "#search").send_keys("frustrated")
    follow(browser, one(browser, ".search button"))

    picture(browser, "search")
    assert "frustrated" in texts(browser, ".card mark")
    words = "The president is extremely frustrated with both sides of this war"
    assert any(words in card and "Karoline Leavitt" in card for card in texts(browser, ".card"))

    follow(
        browser,
        one(browser, "[aria-labelledby=facet-speaker_id]").find_element(By.LINK_TEXT, "Karoline Leavitt"),
    )
    assert set(texts(browser, ".card .speaker")) == {"Karoline Leavitt"}
    assert texts(browser, ".chips li a")[0].startswith("“frustrated”")
    stated = int(one(browser, ".csv").text.split("(")[1].split()[0])
    assert stated == len(texts(browser, ".card")) > 0

    one(browser, ".csv").click()
    assert len(downloaded(tmp_path)) == stated

    card = next(card for card in browser.find_elements(By.CSS_SELECTOR, ".card") if words in card.text)
    follow(browser, card.find_element(By.CSS_SELECTOR, ".title"))
    picture(browser, "article")
    anchor = browser.current_url.partition("#")[2]
    marked = browser.execute_script(
        "return document.getElementById(arguments[0]).nextElementSibling.textContent", anchor
    )
    assert marked.startswith(words)
    assert "Karoline Leavitt" in texts(browser, ".m.source")


def downloaded(folder: Path) -> list[dict[str, str]]:
    """Return the rows of the CSV once the browser has saved all of it."""
    path = folder / "quotes.csv"
    end = time.monotonic() + PATIENCE
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.05)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_nothing_scrolls_sideways_on_a_phone(browser: Browser, address: str) -> None:
    resize(browser, PHONE)
    browser.get(f"{address}/quotes/quotes?_search=frustrated")
    links = [
        one(browser, selector).get_attribute("href") for selector in (".proof", ".title", ".card a.speaker")
    ]
    pages = [
        "/",
        "/quotes/quotes",
        "/quotes/speakers",
        "/quotes/articles",
        "/quotes",
        "/quotes/words?words=frustrated",
    ]
    for page in [*(address + path for path in pages), *links]:
        browser.get(page)
        width = browser.execute_script("return document.documentElement.scrollWidth")
        assert width <= PHONE[0], page


def test_facets_are_folded_on_a_phone_and_open_by_keyboard(browser: Browser, address: str) -> None:
    resize(browser, PHONE)
    browser.get(f"{address}/quotes/quotes")
    groups = one(browser, ".facets .groups")
    assert not groups.is_displayed()
    one(browser, "#narrow").send_keys(Keys.SPACE)
    assert groups.is_displayed()
    picture(browser, "phone-facets")


def test_the_keyboard_alone_finds_a_quotation(browser: Browser, address: str) -> None:
    """Enter searches; Tab reaches the content first; what has the focus shows it."""
    browser.get(address)
    one(browser, "#search").send_keys("frustrated", Keys.ENTER)
    assert one(browser, ".card mark").text == "frustrated"
    browser.switch_to.active_element.send_keys(Keys.TAB)
    focused = browser.switch_to.active_element
    assert focused.text == "Skip to the content"
    assert focused.value_of_css_property("outline-style") == "solid"


# The tasks that the site is for


def test_task_1_what_exactly_was_said_and_when_by_keyboard_alone(browser: Browser, address: str) -> None:
    """Words, then the speaker, the evidence, the citation: not one click."""
    browser.get(address)
    keys(browser, one(browser, "#search"), "sides of this war", Keys.ENTER)
    press(browser, one(browser, "[aria-labelledby=facet-speaker_id] a"))
    assert set(texts(browser, ".card .speaker")) == {"Karoline Leavitt"}
    press(browser, one(browser, ".card .proof"))
    picture(browser, "quotation")
    roles = {role for role in ("content", "cue", "source", "date") if texts(browser, f".passage .m.{role}")}
    assert roles == {"content", "cue", "source", "date"}
    assert "Karoline Leavitt: “" in one(browser, ".cited").text
    assert "11 December 2025" in one(browser, ".cited").text


def test_task_2_everything_one_minister_said_in_a_month(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    browser.get(f"{address}/quotes/speakers")
    one(browser, "#search").send_keys("Marrow")
    follow(browser, one(browser, ".search.big button"))
    follow(browser, browser.find_element(By.LINK_TEXT, "Ilse Marrow"))
    picture(browser, "speaker")
    follow(browser, one(browser, ".counts a"))
    follow(browser, browser.find_element(By.LINK_TEXT, "2026"))
    follow(browser, browser.find_element(By.LINK_TEXT, "March 2026"))
    stated = int(one(browser, ".csv").text.split("(")[1].split()[0])
    one(browser, ".csv").click()
    rows = downloaded(tmp_path)
    assert len(rows) == stated > 0
    assert {row["speaker"] for row in rows} == {"Ilse Marrow"}
    assert {row["said_on"][:7] for row in rows} == {"2026-03"}


def test_task_3_who_talks_about_grain_since_when(browser: Browser, address: str) -> None:
    browser.get(f"{address}/quotes/quotes?_search=grain")
    bars = browser.find_elements(By.CSS_SELECTOR, ".timeline a")
    assert len(bars) > 1 and texts(browser, "[aria-labelledby=facet-speaker_id] li")
    picture(browser, "timeline")
    before = int(one(browser, ".total").text.split()[0])
    follow(browser, bars[0])
    assert 0 < int(one(browser, ".total").text.split()[0]) < before
    assert len(texts(browser, ".chips li")) >= 2


def test_task_4_did_she_really_say_that_by_keyboard_alone(browser: Browser, address: str) -> None:
    browser.get(f"{address}/check")
    keys(browser, one(browser, "#words"), "the president is very frustrated with both sides of this war")
    press(browser, one(browser, ".sql button"))
    picture(browser, "check")
    assert "very" in texts(browser, ".compared del") and "extremely" in texts(browser, ".compared ins")
    assert "Karoline Leavitt" in texts(browser, ".card .speaker")


def test_task_5_that_is_not_her(browser: Browser, address: str, review_address: str) -> None:
    browser.get(review_address)
    browser.get(f"{address}/quotes/quotes?_search=punctual")
    follow(browser, one(browser, ".proof"))
    quotation = browser.current_url
    field = one(browser, "#right-speaker")
    field.clear()
    keys(browser, field, "Lucan Brey", Keys.ENTER)
    assert "Lucan Brey" in one(browser, ".who.large").text
    picture(browser, "review")
    browser.get(f"{address}/review")
    follow(browser, one(browser, ".tally form button"))
    browser.get(quotation)
    assert "taken back" in one(browser, ".beside").text


def test_task_6_my_own_question(browser: Browser, address: str) -> None:
    browser.get(f"{address}/quotes")
    area = one(browser, "#sql")
    area.clear()
    area.send_keys("select speaker, count(*) as n from quotes group by speaker order by n desc limit 3")
    follow(browser, one(browser, ".sql button"))
    assert len(texts(browser, ".grid tbody tr")) == 3
    link = browser.current_url
    assert "sql=select" in link
    answer_url = str(browser.find_element(By.LINK_TEXT, "JSON").get_attribute("href"))
    with urllib.request.urlopen(answer_url, timeout=PATIENCE) as answer:
        assert len(json.load(answer)["rows"]) == 3


def keys(browser: Browser, element: Any, *typed: str) -> None:
    """Type, and wait for the next page after Enter."""
    page = browser.find_element(By.TAG_NAME, "html")
    element.send_keys(*typed)
    if typed[-1] == Keys.ENTER:
        WebDriverWait(browser, PATIENCE).until(lambda now: now.find_element(By.TAG_NAME, "html") != page)


def press(browser: Browser, element: Any) -> None:
    """Go to an element with Tab, as somebody without a mouse does, and press Enter."""
    for _ in range(200):
        if browser.switch_to.active_element == element:
            keys(browser, element, Keys.ENTER)
            return
        browser.switch_to.active_element.send_keys(Keys.TAB)
    pytest.fail(f"Tab never reaches {element.get_attribute('outerHTML')}")


SCHEMES = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious(browser: Browser, address: str, scheme: str) -> None:
    script = Path(os.environ.get("QUOTES_AXE", ""))
    if not script.is_file():
        give_up = pytest.fail if os.environ.get("QUOTES_REQUIRE_BROWSER") == "1" else pytest.skip
        give_up("QUOTES_AXE names no axe.min.js: npm install axe-core")
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(f"{address}/quotes/quotes?_search=frustrated")
    links = [one(browser, each).get_attribute("href") for each in (".proof", ".title", ".card a.speaker")]
    paths = ["/", "/quotes/quotes", "/quotes/speakers", "/quotes/articles", "/quotes", "/nothing"]
    paths += ["/statistics", "/publishers", "/publishers/Harbour+Post"]
    paths += ["/quotes/words?words=war", "/quotes?sql=select+1", "/check?words=frustrated+with+both+sides"]
    for page in [*(address + path for path in paths), *links]:
        browser.get(page)
        browser.execute_script(script.read_text(encoding="utf-8"))
        found = browser.execute_async_script("axe.run().then(arguments[0])")["violations"]
        serious = [
            (each["id"], each["nodes"][0]["html"])
            for each in found
            if each["impact"] in {"serious", "critical"}
        ]
        assert serious == [], page
    browser.get_log("browser")  # type: ignore[no-untyped-call]  # the missing page counts as an error
