"""What people type to search, as an expression that FTS5 understands: never an error, never everything.

`grain -"grain corridor" harvest OR crop ship*`: all words must occur, in any order; a phrase stands in
quotation marks; a minus (or NOT) leaves out; OR joins its two neighbours; a star stands for any ending.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = '""'
"""An expression that finds nothing."""

_TOKEN = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))')
_OPERATORS = {"AND", "OR", "NOT"}

# Marks that a sentence copied from an article brings with it, and NUL, at which SQLite would stop reading.
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\0": " "})


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    is_phrase: bool
    is_excluded: bool


def expression(words: str) -> str:
    """Return the FTS5 expression for `words`; where nothing is asked for, one that finds nothing.

    >>> expression('grain -war ship*')
    '("grain" AND "ship"*) NOT ("war")'
    """
    tokens = _tokens(words)
    wanted: list[list[str]] = []
    excluded: list[str] = []
    operator = ""
    for place, token in enumerate(tokens):
        if _is_operator(tokens, place):
            operator = token.text
            continue
        if token.is_excluded or operator == "NOT":
            excluded.append(_term(token))
        elif operator == "OR" and wanted:
            wanted[-1].append(_term(token))
        else:
            wanted.append([_term(token)])
        operator = ""
    if not wanted:
        return NOTHING
    found = " AND ".join(_either(terms) for terms in wanted)
    return f"({found}) NOT ({' OR '.join(excluded)})" if excluded else found


def _either(terms: Sequence[str]) -> str:
    """Return an expression for any of the terms; side by side, for FTS5 takes some hundred levels at most."""
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _tokens(words: str) -> list[_Token]:
    """Return words and phrases; signs alone, which the index does not hold, fall away."""
    tokens = []
    for found in _TOKEN.finditer(words.translate(_PLAIN)):
        text = found["word"] if found["phrase"] is None else found["phrase"]
        if re.search(r"\w", text):
            tokens.append(_Token(text, found["phrase"] is not None, bool(found["minus"])))
    return tokens


def _is_operator(tokens: Sequence[_Token], place: int) -> bool:
    """Tell whether a token joins its neighbours; without one on each side it is a word like others."""
    token = tokens[place]
    return not token.is_phrase and token.text in _OPERATORS and 0 < place < len(tokens) - 1


def _term(token: _Token) -> str:
    """Return a word or phrase as FTS5's string, in which no sign means anything."""
    star = "*" if token.text.endswith("*") and not token.is_phrase else ""
    return f'"{token.text.rstrip("*") if star else token.text}"{star}'
