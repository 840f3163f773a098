"""Goes on adding what is new: changed files as soon as they are still, addresses every few minutes.

    ticks → what is due → add → told, and the next tick

A tick is a moment at which something may have changed; whoever calls gives them, so that time can be made.
What fails is tried again later and later; nothing ends the work but Ctrl-C.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic, sleep

from quotes.adding import Adding, Step, add_paths
from quotes.errors import PlaceError, QuotesError
from quotes.publish.database import reading
from quotes.publish.export import exported
from quotes.publish.line import Line
from quotes.publish.search import selected_ids
from quotes.publish.selection import Selection
from quotes.publish.summary import Summary
from quotes.read import is_address, is_article
from quotes.read.folder import STDIN, files_below

TICK_SECONDS = 2.0
"""A file is read at the first tick at which it did not change: half a file would be an article, too."""
LONGEST_SECONDS = 86_400.0
"""What fails is tried again at least once a day."""

Told = Callable[[Summary], None]
Complain = Callable[[str], object]
Found = Callable[[str, list[Line]], None]


@dataclass(slots=True)
class _Due:
    """When an address is to be read next, and how often in a row it has failed."""

    at: float
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """How to watch: every how many seconds addresses are read, how to add, and who is told of what.

    `told` gets the summary of each round in which something happened, `complain` what went wrong with the
    database, `found` the name of a search and the lines of new quotations that it finds.
    """

    every: float
    adding: Adding
    told: Told
    complain: Complain
    searches: Mapping[str, Selection] = field(default_factory=dict)
    found: Found = lambda name, lines: None
    clock: Callable[[], float] = monotonic


def watch(
    paths: Sequence[str], database: Path, *, watching: Watching, ticks: Iterable[set[str]] | None = None
) -> None:
    """Add what the paths hold, and go on with what is new there, until Ctrl-C or the last tick.

    `ticks` are the files that changed since the one before; without them, the file system gives them.
    Raises PlaceError for a path that cannot be watched.
    """
    places = [path for path in paths if not is_address(path)]
    _check_places(places)
    known = {name: _ids(database, search) for name, search in watching.searches.items()}
    due = {path: _Due(watching.clock()) for path in paths if is_address(path)}
    pending, stormy = set(places), _Due(watching.clock())
    untold: list[int | None] = []
    for changed in changes(places) if ticks is None else ticks:
        now = watching.clock()
        if untold and now >= stormy.at:
            _tell_matches(database, known, watching, untold, stormy)
        pending = changed | {path for path in pending if path in places or _is_still_there(path)}
        wanted = sorted(pending - changed) + sorted(each for each in due if due[each].at <= now)
        if not wanted or now < stormy.at:
            continue
        summary = _add(wanted, database, due, watching, stormy)
        if summary is None:
            continue
        pending -= set(wanted)
        if summary.interrupted:
            return
        watching.told(summary)
        if summary.new or summary.changed:
            untold.append(summary.run_id)
            _tell_matches(database, known, watching, untold, stormy)


def _check_places(places: Sequence[str]) -> None:
    """Raise PlaceError for what is no file or folder, and so can never change."""
    for place in places:
        if not Path(place).exists():
            what = "is read once, by `quotes add -`" if place == STDIN else "there is no such file or folder"
            raise PlaceError(f"{place}: {what}; what can be watched are files, folders and addresses")


def changes(places: Sequence[str]) -> Iterator[set[str]]:
    """Yield, every few seconds, the articles' files and the folders that have come or changed there."""
    if not places:
        while True:
            yield set()
            sleep(TICK_SECONDS)
    from watchfiles import Change
    from watchfiles import watch as look

    timeout = int(TICK_SECONDS * 1000)
    for changed in look(*places, rust_timeout=timeout, yield_on_timeout=True):
        yield {path for change, path in changed if change != Change.deleted and _is_wanted(path)}


def _is_wanted(path: str) -> bool:
    """Tell whether adding the folder of the path would have read it."""
    return Path(path).is_dir() or is_article(Path(path).name)


def _is_still_there(path: str) -> bool:
    """Tell whether what came or changed holds anything now: it may be gone again, or an empty folder."""
    return any(isinstance(file, Path) and file.exists() for file in files_below(Path(path)))


def _add(
    wanted: list[str], database: Path, due: dict[str, _Due], watching: Watching, stormy: _Due
) -> Summary | None:
    """Add what is wanted and settle when each address comes next; return None where the database failed."""
    failed: set[str] = set()

    def tell(step: Step) -> None:
        if step.outcome == "failed":
            failed.add(step.label)
        watching.adding.tell(step)

    try:
        summary = add_paths(wanted, database, adding=replace(watching.adding, tell=tell))
    except QuotesError as error:
        _put_off(stormy, watching, has_failed=True)
        watching.complain(f"{error} (tried again in {stormy.at - watching.clock():.0f} seconds)")
        return None
    stormy.failures = 0
    for address in due.keys() & set(wanted):
        _put_off(due[address], watching, has_failed=address in failed)
    return summary


def _put_off(due: _Due, watching: Watching, *, has_failed: bool) -> None:
    """Settle when it comes next: after the usual time, twice that after a failure, and so on."""
    due.failures = due.failures + 1 if has_failed else 0
    due.at = watching.clock() + min(watching.every * 2**due.failures, LONGEST_SECONDS)


def _tell_matches(
    database: Path,
    known: dict[str, set[int]],
    watching: Watching,
    untold: list[int | None],
    stormy: _Due,
) -> None:
    """Tell of each search what it finds, in the articles of the runs `untold`, that it did not find before.

    The runs are taken from the list once all is told; where the database fails, it is asked again later.
    """
    for name, search in watching.searches.items():
        try:
            with reading(database) as connection:
                found = (selected_ids(connection, search, run_id=run) for run in untold)
                ids = set[int]().union(*found) - known[name]
                lines = list(exported(connection, ids)) if ids else []
        except QuotesError as error:
            _put_off(stormy, watching, has_failed=True)
            later = f"{stormy.at - watching.clock():.0f} seconds"
            watching.complain(f"{error} (what “{name}” finds is told in {later})")
            return
        known[name] |= ids
        if lines:
            watching.found(name, lines)
    untold.clear()


def _ids(database: Path, search: Selection) -> set[int]:
    """Return the quotations that the search finds now."""
    if not database.is_file():
        return set()
    with reading(database) as connection:
        return selected_ids(connection, search)
