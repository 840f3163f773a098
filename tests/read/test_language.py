"""Which language a text is in: English unless a detector is sure; what is not is kept and left alone."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from quotes import extract
from quotes.lexicon import words
from quotes.read import Article, Options, Remark, read
from quotes.read.language import SAMPLE_CHARACTERS, language_of

Run = Callable[..., Result]

GERMAN = (
    "„Der Hafen bleibt bis zum Frühjahr geschlossen“, sagte die Bürgermeisterin am Donnerstag "
    "vor Journalisten. "
    "Wie teuer die Arbeiten werden, stehe noch nicht fest."
)
ENGLISH = (
    "“The harbour stays closed until spring,” the mayor told reporters on Thursday. Nobody "
    "knows yet what the "
    "work will cost, and the fishermen are not pleased."
)

LANGUAGES = [
    ("en", ENGLISH),
    ("de", GERMAN),
    ("fr", "« Le port restera fermé jusqu'au printemps », a déclaré jeudi la maire devant la "
           "presse. Le coût des "
           "travaux n'est pas encore connu, et les pêcheurs ne sont pas contents."),
    ("es", "«El puerto seguirá cerrado hasta la primavera», dijo el jueves la alcaldesa a los "
           "periodistas. Todavía "
           "no se sabe cuánto costarán las obras."),
    ("it", "«Il porto resterà chiuso fino a primavera», ha detto giovedì la sindaca ai "
           "giornalisti. Non si sa ancora "
           "quanto costeranno i lavori."),
    ("pt", "“O porto ficará fechado até à primavera”, disse na quinta-feira a presidente da "
           "câmara aos jornalistas. "
           "Ainda não se sabe quanto vão custar as obras."),
    ("nl", "“De haven blijft dicht tot het voorjaar”, zei de burgemeester donderdag tegen "
           "journalisten. Wat het werk "
           "gaat kosten, was nog niet bekend, en of het geld er komt evenmin."),
    ("sv", "”Hamnen förblir stängd till våren”, sade borgmästaren till journalister på "
           "torsdagen. Vad arbetet kommer "
           "att kosta är ännu inte känt."),
    ("pl", "„Port pozostanie zamknięty do wiosny”, powiedziała w czwartek dziennikarzom "
           "burmistrzyni. Nie wiadomo "
           "jeszcze, ile będą kosztowały prace."),
    ("tr", "Belediye başkanı perşembe günü gazetecilere “Liman bahara kadar kapalı kalacak” "
           "dedi. Çalışmaların ne "
           "kadara mal olacağı henüz bilinmiyor."),
    ("ru", "«Порт останется закрытым до весны», — сказала мэр журналистам в четверг. Сколько "
           "будут стоить работы, "
           "пока неизвестно, и рыбаки недовольны."),
    ("uk", "«Порт залишиться закритим до весни», — сказала мерка журналістам у четвер. Скільки "
           "коштуватимуть роботи, "
           "поки що невідомо, і рибалки невдоволені."),
    ("ar", "قالت رئيسة البلدية للصحفيين يوم الخميس إن الميناء سيبقى مغلقا حتى الربيع، ولم يعرف "
           "بعد كم ستكلف الأعمال، "
           "والصيادون غير راضين عن ذلك."),
    ("zh", "市长周四对记者说，港口将一直关闭到春天。工程要花多少钱，目前还不清楚，渔民们也不满意。" * 3),
    ("ja", "市長は木曜日、記者団に対し、港は春まで閉鎖されたままだと述べた。工事の費用はまだ不明だ。" * 3),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [pytest.param(*row, id=row[0]) for row in LANGUAGES])
def test_the_language_of_a_text(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("„Nein“, sagte er.", id="too short to tell"),
        pytest.param("1,234 5,678 9,012\n" * 100, id="numbers"),
    ],
)
def test_what_cannot_be_told_counts_as_english(text: str) -> None:
    assert language_of(text) is None
    assert Article(text=text, language=language_of(text)).is_english


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{ENGLISH} “{GERMAN[1:60]},” she added.", id="a sentence of another language in it"),
        pytest.param("MAYOR: THE HARBOUR STAYS CLOSED. WE HAVE TOLD THEM THAT IT IS NOT SAFE, AND SO IT WILL "
                     "STAY THAT WAY UNTIL SPRING.", id="capitals"),
        pytest.param("Guests: Ana Ruiz, Bo Lind, Cleo Marsh, Dario Okoro, Edda Petrov. Topics: "
                     "harbour, budget, "
                     "school, mill, market. Running order: news, weather, sport.", id="a list of names"),
        pytest.param("Aye, the harbour's shut, said Bo Lind. Cannae sail, cannae fish, he told "
                     "the paper. It'll "
                     "be spring afore they open, he reckons.", id="dialect"),
    ],
)  # fmt: skip
def test_odd_english_stays_english(text: str) -> None:
    assert Article(text=text, language=language_of(text)).is_english


def test_nothing_is_looked_for_in_another_language() -> None:
    assert extract(Article(text=GERMAN, language="de")) == ()
    assert extract(Article(text=f"{GERMAN}\n\n“No,” said Bo Lind.", language=None)) != ()


def test_the_language_may_be_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")

    (article,) = read([tmp_path / "a.txt"], options=Options(language="en"))
    assert isinstance(article, Article)
    assert article.is_english


@pytest.mark.model
def test_what_is_not_english_is_kept_and_counted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    added = run("add", "a.txt")

    assert (added.exit_code, added.stderr) == (0, "")
    assert added.stdout.splitlines()[:1] == ["articles: 1 new, 0 changed, 0 unchanged, 0 failed"]
    assert "not in English, kept without quotations: 1\n  a.txt: de\n" in added.stdout
    assert "1 unchanged" in run("add", "a.txt").stdout
    assert "1 changed" in run("add", "a.txt", "--language", "en").stdout


@pytest.mark.model
def test_extract_says_why_it_finds_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    found = run("extract", "a.txt")

    assert (found.exit_code, found.stdout) == (0, "")
    assert found.stderr == "quotes: a.txt: not in English (de), so nothing is looked for in it\n"
    assert run("extract", "a.txt", "--language", "german").exit_code == 2


def test_english_does_not_wait_for_the_detector() -> None:
    """It takes a second and 120 MB to load."""
    asked = f"import sys; from quotes.read.language import language_of; language_of({ENGLISH!r})"
    done = [sys.executable, "-c", f"{asked}; print('py3langid' in sys.modules)"]

    assert subprocess.run(done, capture_output=True, text=True, check=True).stdout == "False\n"


def test_small_words_are_of_english_alone() -> None:
    foreign = " ".join(text for language, text in LANGUAGES if language != "en")

    assert words("english_words") & set(foreign.casefold().split()) == set()
    assert len(foreign) > SAMPLE_CHARACTERS / 2


def test_an_item_of_a_table_is_judged_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'text\n"{ENGLISH}"\n"{GERMAN}"\n', encoding="utf-8")
    found = [item for item in read([tmp_path / "a.csv"]) if not isinstance(item, Remark)]

    assert [item.language for item in found if isinstance(item, Article)] == ["en", "de"]
