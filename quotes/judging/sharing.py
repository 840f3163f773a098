"""Sharing: judgements out and in as JSON Lines, so that a team decides together and a rebuild loses nothing.

    {"kind": "same", "subject": "Bo Lund", "object": "Rob Lund", "author": "kim", "created_at": "2026-03-06"}

Keys are those of `Judgement`; what is empty is left out.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from quotes import store
from quotes.errors import JudgementError
from quotes.judgement import CORRECTION_KINDS, NAME_KINDS, Judgement
from quotes.judging.contradictions import contradictions
from quotes.judging.deciding import listed, opened, told_judgement
from quotes.store import judged

KEYS = tuple(field.name for field in fields(Judgement))
_DEFAULTS = asdict(Judgement(kind="same", subject=""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many judgements are new here and how many were known, and which of all contradict each other."""

    new: int
    known: int
    contradictions: tuple[str, ...]


def export_judgements(database: Path) -> Iterator[str]:
    """Yield each judgement as a line of JSON, the oldest first, also those that were taken back."""
    for entry in listed(database):
        held = {name: value for name, value in asdict(entry.judgement).items() if value != _DEFAULTS[name]}
        whole = {"kind": entry.judgement.kind, "subject": entry.judgement.subject} | held
        yield json.dumps(whole, ensure_ascii=False) + "\n"


def import_judgements(database: Path, path: Path) -> Imported:
    """Keep the judgements of the file and return what they meant; the database is made where there is none.

    Judgements on articles that are not in the database wait for them. Raises a JudgementError that names
    file, line and fault; nothing is kept then.
    """
    judgements = list(_read(path))
    database.parent.mkdir(exist_ok=True)
    with opened(database) as engine:
        with judged.writing(engine) as session:
            new = [judgement for judgement in judgements if judged.bring_in(session, judgement)]
            for key in sorted({each.article or "" for each in new if each.is_correction}):
                store.correct_again(session, key)
            told = tuple(_told(chain) for chain in contradictions(judged.standing(session)))
        store.settle(engine)
    return Imported(new=len(new), known=len(judgements) - len(new), contradictions=told)


def _told(chain: Iterable[Judgement]) -> str:
    return " contradicts ".join([told_judgement(each) for each in chain][:2])


def _read(path: Path) -> Iterator[Judgement]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise JudgementError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise JudgementError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _judgement(f"{path}, line {number}", line)


def _judgement(place: str, line: str) -> Judgement:
    try:
        held: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError as error:
        raise JudgementError(f"{place}: no valid JSON ({error})") from error
    unknown = [name for name in held if name not in KEYS]
    if unknown:
        raise JudgementError(f"{place}: unknown key {', '.join(unknown)}; use {', '.join(KEYS)}")
    if held.get("kind") not in {*NAME_KINDS, *CORRECTION_KINDS}:
        kinds = ", ".join([*NAME_KINDS, *CORRECTION_KINDS])
        raise JudgementError(f"{place}: unknown kind {held.get('kind')!r}; use one of {kinds}")
    missing = [name for name in ("subject", "author", "created_at") if not held.get(name)]
    if missing:
        raise JudgementError(f"{place}: no {', '.join(missing)}")
    return Judgement(**held)
