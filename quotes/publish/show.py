"""What people see in a terminal: quotations, hits, speakers and summaries as things that rich can print."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotes.publish.line import Line
from quotes.publish.profile import Profile
from quotes.publish.search import Hit
from quotes.publish.speakers import Counted, SpeakerCount
from quotes.publish.wording import when_said
from quotes.span import Span

_KIND_STYLES = {"direct": "green", "mixed": "yellow", "indirect": "magenta"}
_HIT_STYLE = "bold reverse"
_INDENT = 2  # characters before what belongs to the line above


def quotation_table(lines: Sequence[Line], *, title: str) -> RenderableType:
    """Return an article's quotations: speaker, date, kind and words; a nested one stands behind an arrow."""
    if not lines:
        return Text(f"{printable(title)}: no quotation", style="dim")
    table = Table(title=printable(title), title_justify="left", title_style="bold", box=None)
    table.padding = (0, 2, 1, 0)
    for heading in ("speaker", "said", "kind"):
        table.add_column(heading, no_wrap=heading != "speaker")
    table.add_column("words", ratio=1)
    for line in lines:
        nested = "" if line["parent"] is None else "↳ "
        table.add_row(_speaker(line), _said(line), _kind(line["kind"]), nested + printable(line["text"]))
    return table


def hit_list(hits: Iterable[Hit]) -> RenderableType:
    """Return the hits, the words asked for highlighted, each with who, when and where below."""
    return Group(*(part for hit in hits for part in (_words(hit), _origin(hit), Text())))


def speaker_table(speakers: Iterable[SpeakerCount], *, by: Counted = "quotations") -> RenderableType:
    """Return speakers with how much of theirs is quoted, counted so, and from when to when."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("speaker", style="bold", ratio=1)
    table.add_column("type")
    for heading in (by, "articles"):
        table.add_column(heading, justify="right")
    table.add_column("first said")
    table.add_column("last said")
    for each in speakers:
        counted = each.utterances if by == "utterances" else each.quotations
        numbers = (str(counted), str(each.articles))
        dates = (each.first_said or "–", each.last_said or "–")
        table.add_row(printable(each.name), each.type, *numbers, *dates)
    return table


def speaker_page(profile: Profile) -> RenderableType:
    """Return one speaker: role, other names, numbers, and the latest quotations."""
    speaker = profile.speaker
    heading = Text.assemble((printable(speaker.name), "bold"), f" ({speaker.type}")
    heading.append(f", {printable(speaker.role)})" if speaker.role else ")")
    numbers = f"{plural(speaker.quotations, 'quotation')} in {plural(speaker.articles, 'article')}"
    also = [Text(f"also {', '.join(map(printable, profile.aliases))}")] if profile.aliases else []
    return Group(heading, *also, Text(numbers), Text(), hit_list(profile.latest))


def rows_table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> RenderableType:
    """Return the rows of an answer below the names of its columns; nothing stands for NULL."""
    table = Table(*names, box=None, padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*("" if value is None else printable(str(value)) for value in row))
    return table


def hits_line(shown: int, total: int) -> str:
    """Return how many hits there are, and how many of them are shown."""
    if not total:
        return "no quotation found"
    more = "" if shown == total else f", the first {shown} shown; --limit shows more"
    return plural(total, "quotation") + more


def printable(words: str) -> str:
    """Return the words on one line, without characters that would steer a terminal."""
    return "".join(each for each in " ".join(words.split()) if each.isprintable())


def plural(number: int, noun: str) -> str:
    """Return number and noun: *1 quotation*, *2 quotations*."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _speaker(line: Line) -> Text:
    """Return the speaker, and below it the words that stand for the speaker where they are no name."""
    source = line["source"]
    if line["speaker"] is None:
        return Text("nobody named" if source is None else printable(source["text"]), style="dim")
    speaker = Text(printable(line["speaker"]), style="bold cyan")
    if source is not None and source["form"] != "name":
        speaker.append(f"\n({printable(source['text'])})", style="dim")
    return speaker


def _said(line: Line) -> Text:
    """Return when it was said in words, and below it the words that say so."""
    published = line["said_on"] if line["said_basis"] == "published" else None
    told = when_said({**line, "published": published})
    when, _, rest = told.removeprefix("said ").replace("; ", ", ").partition(", ")
    words = "" if line["said_text"] is None else f"“{printable(line['said_text'])}”"
    below = "\n".join(part for part in (rest, words) if part and part not in when)
    return Text(when, style="" if words else "dim").append(f"\n{below}" if below else "", style="dim")


def _kind(kind: str) -> Text:
    return Text(kind, style=_KIND_STYLES[kind])


def _words(hit: Hit) -> Text:
    """Return the words of a hit with those asked for highlighted."""
    words = Text()
    end = 0
    for span in (*hit.marked, Span(len(hit.text), len(hit.text))):
        words.append(_inline(hit.text[end : span.start])).append(_inline(span.of(hit.text)), style=_HIT_STYLE)
        end = span.end
    return words


def _inline(words: str) -> str:
    """Return a piece of a text on one line, its outer spaces kept, as `printable` would the whole."""
    return "".join(" " if each.isspace() else each for each in words if each.isspace() or each.isprintable())


def _origin(hit: Hit) -> RenderableType:
    """Return who said it, when, and where it stood."""
    said = hit.said_on and hit.said_on + ("" if hit.said_until is None else f" to {hit.said_until}")
    who = Text(printable(hit.speaker) if hit.speaker else "nobody named", style="bold cyan")
    rest = [part for part in (said, hit.kind, hit.publisher, hit.title) if part is not None]
    for part in rest:
        who.append(f" · {printable(part)}", style="not bold default")
    return Padding(who, (0, 0, 0, _INDENT))
