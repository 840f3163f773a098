"""What made the rows: the versions of program, model and word lists, stored with every run."""

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files

from quotes import __version__
from quotes.nlp import model_name, model_version

_DIGEST_LETTERS = 12  # enough to tell lists apart, short enough to read


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Whatever may change what is found in the same article."""

    program_version: str
    model: str
    model_version: str
    lexicon_version: str


def versions() -> Versions:
    """Return the versions of what is installed here; no model is loaded for it."""
    model = model_name()
    return Versions(
        program_version=__version__,
        model=model,
        model_version=model_version(model) or "not installed",
        lexicon_version=_lexicon_version(),
    )


def settling_version() -> str:
    """Return what decides who is settled as whom: the program and its word lists, and no model."""
    return json.dumps({"program_version": __version__, "lexicon_version": _lexicon_version()})


def _lexicon_version() -> str:
    """Return a digest of all word lists."""
    digest = hashlib.sha256()
    for file in sorted(files("quotes").joinpath("lexicon").iterdir(), key=lambda file: file.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:_DIGEST_LETTERS]
