"""A small database with known quotations, for the tests of the site: built through the store, without spaCy.

Text is marked as in `marked.py`: `c1` are the contents of quotation 1, `q1` its cue, `s1` its source, `t1`
its date words, `v1` who passed it on and `h1` who was told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from marked import parse

from quotes.attribute.mention import Mention
from quotes.coref.person import Person
from quotes.dates.said import Said
from quotes.quotation import CONTENT_GAP, Quotation
from quotes.read.article import Article
from quotes.store import add, finish_run, open_database, settle, start_run

LEAVITT = Person(name="Karoline Leavitt", type="person", role="White House press secretary")
RUIZ = Person(name="Ana Ruiz", type="person", aliases=("Ruiz",), role="harbour master")
OKAFOR = Person(name="Ben Okafor", type="person", role="dockers' leader")
MINISTRY = Person(name="Ministry of Ports", type="organisation")
EVIL = Person(name="Eve <script>alert('who')</script>", type="person")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An article in marked text, and by number the fields of its quotations that differ from the usual."""

    text: str
    title: str | None
    publisher: str | None = "The Vesmark Ledger"
    published: date | None = date(2025, 12, 12)
    url: str | None = None
    quotations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def stated(on: str, precision: Any = "day", **more: Any) -> Said:
    return Said(on=on, precision=precision, basis="stated", **more)


BRIEFING = Entry(
    title="Press secretary: president tired of waiting",
    url="https://ledger.example/briefing",
    text="""The White House let its impatience show. The president is
[c1:extremely frustrated] with both sides, [s1:his spokeswoman] [q1:said] [t1:[t2:Thursday]].

“[c2:The president is extremely frustrated with both sides of this war],” [s2:Karoline Leavitt] [q2:told
reporters]. “[c2:He doesn’t want any more talk].”

In Vesmark, far from it all, nobody was listening.

“[c3:We have ships to load],” [q3:said] [s3:Ana Ruiz], the harbour master. “[c3:That is all I will say.]”""",
    quotations={
        "1": {
            "kind": "mixed",
            "speaker": LEAVITT,
            "source": "nominal",
            "said": stated("2025-12-11"),
            "confidence": 0.91,
        },
        "2": {"speaker": LEAVITT, "said": Said(on="2025-12-11", precision="day", basis="carried")},
        "3": {
            "speaker": RUIZ,
            "said": Said(on="2025-12-12", precision="day", basis="published"),
            "confidence": 0.6,
        },
    },
)

HARBOUR = Entry(
    title="A café, a crane & a quarrel",
    publisher="Harbour Post",
    published=date(2025, 12, 20),
    url="javascript:alert('url')",
    text="""[s1:Ruiz] [q1:promised] in [t1:2013] that “[c1:no crane will stand idle]”.

[s2:Ben Okafor], [q2:speaking] to the [h2:Harbour Post] in [t2:December], [q2:said] the crane
was broken and [c2:would stay so].

“[c3:As Ruiz put it, ‘[c4:cranes are patience]’, and I agree],” [s3:he] [q3:added].

“[c5:=SUM(cranes) is no plan],” read a note that nobody had signed. “[c6:Idle, idle, idle.]”

[s7:The ministry] [q7:said] [t7:earlier this week] it was “[c7:frustrated]”.""",
    quotations={
        "1": {"kind": "mixed", "speaker": RUIZ, "said": stated("2013", "year")},
        "2": {"kind": "indirect", "speaker": OKAFOR, "said": stated("2025-12", "month")},
        "3": {
            "speaker": OKAFOR,
            "source": "pronoun",
            "said": Said(on="2025-12", precision="month", basis="carried"),
        },
        "4": {
            "kind": "mixed",
            "speaker": RUIZ,
            "parent": 2,
            "said": Said(on="2025-12", precision="month", basis="carried"),
        },
        "5": {"confidence": 0.8, "said": Said(on="2025-12-20", precision="day", basis="published")},
        "6": {"confidence": 0.4, "said": Said(on="2025-12-20", precision="day", basis="published")},
        "7": {
            "kind": "mixed",
            "speaker": MINISTRY,
            "said": stated("2025-12-15", "interval", until="2025-12-20"),
        },
    },
)

HOSTILE = Entry(
    title="<script>alert('title')</script>",
    publisher="<img src=x onerror=alert('publisher')>",
    published=None,
    url="javascript:alert(1)//http://ledger.example/",
    text="""<script>alert('text')</script> “[c1:<script>alert('words')</script> is what they typed],”
[s1:Eve] [q1:said].""",
    quotations={"1": {"speaker": EVIL, "repair": "never-closed"}},
)

# Sixty quotations that share few dates, so that an order by date alone would have ties over page ends.
LOG = tuple(
    Entry(
        title=f"Harbour log {number}",
        publisher="Harbour Post" if number % 2 else "The Vesmark Ledger",
        published=date(2026, 1, 1 + number % 3),
        text="\n\n".join(
            f"“[c{place}:Entry {number}.{place}: the tide was high],” [s{place}:Okafor] [q{place}:wrote]."
            for place in range(1, 7)
        ),
        quotations={
            str(place): {
                "speaker": OKAFOR,
                "said": Said(on=f"2026-01-0{1 + number % 3}", precision="day", basis="published"),
            }
            for place in range(1, 7)
        },
    )
    for number in range(10)
)

ENTRIES = (BRIEFING, HARBOUR, HOSTILE, *LOG)
MOMENT = datetime(2026, 2, 1, tzinfo=timezone.utc)


def build_sample(path: Path, entries: tuple[Entry, ...] = ENTRIES) -> Path:
    """Make the database at `path` and return the path."""
    engine = open_database(path)
    run = start_run(
        engine, program_version="0", model="none", model_version="0", lexicon_version="0", started_at=MOMENT
    )
    for entry in entries:
        article, quotations = _values(entry)
        add(engine, article, quotations, run)
    settle(engine)
    finish_run(engine, run, finished_at=MOMENT)
    engine.dispose()
    return path


def _values(entry: Entry) -> tuple[Article, tuple[Quotation, ...]]:
    text, spans = parse("\n\n".join(" ".join(lines.split()) for lines in entry.text.split("\n\n")))
    article = Article(
        text=text, title=entry.title, publisher=entry.publisher, published=entry.published, url=entry.url
    )
    quotations = tuple(
        _quotation(position, number, text, spans, dict(fields))
        for position, (number, fields) in enumerate(entry.quotations.items())
    )
    return article, quotations


def _quotation(
    position: int, number: str, text: str, spans: Mapping[str, Any], fields: dict[str, Any]
) -> Quotation:
    def first(label: str) -> Any:
        return next(iter(spans.get(label + number, ())), None)

    contents = spans["c" + number]
    said = fields.pop("said", Said())
    if first("t") is not None:
        said = Said(
            on=said.on, until=said.until, precision=said.precision, basis=said.basis, words=first("t")
        )
    form = fields.pop("source", "name")
    usual: dict[str, Any] = {"kind": "direct", "rule": "content_cue", "confidence": 0.97}
    return Quotation(
        position=position,
        contents=contents,
        text=CONTENT_GAP.join(span.of(text) for span in contents),
        said=said,
        cue=first("q"),
        source=None if first("s") is None else Mention(first("s"), form),
        via=first("v"),
        hearer=first("h"),
        **usual | fields,
    )
