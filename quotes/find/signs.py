"""The signs that quotation marks are written with: their family, and the side that they stand on.

“double”, ‘single’, "straight", ``TeX'', «guillemets», „low-high“, 「corner」, written out as entities
(*&amp;ldquo;*) or garbled by a wrong encoding (*â€œ*).
"""

import re
from html import unescape
from typing import Literal, NamedTuple

Family = Literal["double", "single", "guillemet", "angle", "corner", "white corner"]
Side = Literal["opens", "closes", "either"]


class Sign(NamedTuple):
    """A sign of quotation: `shape` is the character that it stands for, however it is written."""

    shape: str
    family: Family
    side: Side


_OPENING: dict[Family, str] = {
    "double": "“„‟〝",
    "single": "‘‚‛`",
    "guillemet": "«《",
    "angle": "‹〈",
    "corner": "「",
    "white corner": "『",
}
_CLOSING: dict[Family, str] = {
    "double": "”〞",
    "single": "’´",
    "guillemet": "»》",
    "angle": "›〉",
    "corner": "」",
    "white corner": "』",
}
_SIGNS = {shape: Sign(shape, family, "opens") for family, shapes in _OPENING.items() for shape in shapes}
_SIGNS |= {shape: Sign(shape, family, "closes") for family, shapes in _CLOSING.items() for shape in shapes}
_SIGNS |= {'"': Sign('"', "double", "either"), "'": Sign("'", "single", "either")}

# Two signs, or signs of another width or a wrong encoding, that stand for one.
_WRITTEN = {
    "``": Sign("“", "double", "opens"),
    "''": Sign('"', "double", "either"),
    "‘‘": Sign("“", "double", "opens"),
    "’’": Sign("”", "double", "closes"),
    ",,": Sign("„", "double", "opens"),
    "＂": _SIGNS['"'],
    "＇": _SIGNS["'"],
    "â€œ": _SIGNS["“"],
    "â€\x9d": _SIGNS["”"],
    "â€": _SIGNS["”"],  # its last byte stands for no letter and was lost
    "â€ž": _SIGNS["„"],
    "â€˜": _SIGNS["‘"],
    "â€™": _SIGNS["’"],
    "â€š": _SIGNS["‚"],
    "Â«": _SIGNS["«"],
    "Â»": _SIGNS["»"],
}
_WRITTEN |= {shape.encode("utf-8").decode("latin-1"): _SIGNS[shape] for shape in "“”„‘’‚«»"}

# Dashes and dots in a wrong encoding hold signs that quote nothing.
_NO_SIGN = r"â€[“”¦¢]"
_ENTITY = (
    r"&(?:amp;){0,3}(?:quot|apos|[lrb]dquo|[lrs][bs]?quo|[lr]aquo|[lr]saquo"
    r"|\#0{0,4}(?:34|39|171|187|821[678]|822[0-3]|8249|8250)"
    r"|\#[xX]0{0,4}(?:2[27]|[aAbB][bB]|201[89a-fA-F]|203[9aA]));"
)
_SPELLED = "|".join(
    re.escape(written) + ("(?!')" if written == "''" else "")
    for written in sorted(_WRITTEN, key=len, reverse=True)
    if written != ",,"
)
_SIGN = re.compile(
    rf"(?P<none>{_NO_SIGN})|{_ENTITY}|(?<![^\s(\[]),,(?=\w)|{_SPELLED}|[{re.escape(''.join(_SIGNS))}]"
)
# What any of them begins with: where an expression may open with one of a class, all else is passed over.
_FIRST = re.compile(f"[&,{re.escape(''.join({written[0] for written in (*_WRITTEN, *_SIGNS)}))}]")


def find_signs(text: str) -> list[tuple[int, int, Sign]]:
    """Return the start, the end and the sign of all that may be a quotation mark, in order."""
    found: list[tuple[int, int, Sign]] = []
    end = 0
    for first in _FIRST.finditer(text):
        match = _SIGN.match(text, first.start()) if first.start() >= end else None
        if match is not None:
            end = match.end()
            if match["none"] is None:
                found.append((match.start(), end, _sign(match.group())))
    return found


def _sign(written: str) -> Sign:
    if written in _WRITTEN:
        return _WRITTEN[written]
    while written.startswith("&"):
        written = unescape(written)
    return _SIGNS[written]
