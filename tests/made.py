"""Gold records and quotations made from marked text, for the tests that measure.

Contents are labelled by kind, `d` direct, `m` mixed, `i` indirect; `s` source, `q` cue, `z` a zone in which
nothing counts as wrong. A number ties what belongs together: `[d1:…] [q1:said] [s1:he]`.
"""

from collections.abc import Mapping
from typing import Any

from marked import parse

from quotes.attribute.mention import Mention
from quotes.coref.person import Person
from quotes.find.quotation import Kind
from quotes.quotation import CONTENT_GAP, Quotation
from quotes.span import Span

KINDS: Mapping[str, Kind] = {"d": "direct", "m": "mixed", "i": "indirect"}


def make_gold(marked: str, *, id: str = "made", **keys: Mapping[str, Any]) -> dict[str, Any]:
    """Return a gold record; `keys` adds to the row of a number: `speaker_name={"1": "Ana Ruiz"}`."""
    text, spans = parse(marked)
    rows = []
    for label, span in _contents(spans):
        number = label[1:]
        row = {**_written(span, text), "kind": KINDS[label[0]]}
        row["speaker"] = _first(spans, "s" + number, text)
        row["cue"] = _first(spans, "q" + number, text)
        row |= {key: by_number[number] for key, by_number in keys.items() if number in by_number}
        rows.append(row)
    zones = [_written(span, text) for span in spans.get("z", ())]
    return {"id": id, "text": text, "published": "2026-03-06", "quotes": rows, "ambiguous": zones}


def make_found(marked: str, **keys: Mapping[str, Any]) -> tuple[Quotation, ...]:
    """Return quotations, one a number, in text order; `keys` sets fields: `speaker={"1": "Ana Ruiz"}`."""
    text, spans = parse(marked)
    by_label: dict[str, list[Span]] = {}
    for label, span in _contents(spans):
        by_label.setdefault(label, []).append(span)
    made = []
    for position, (label, contents) in enumerate(by_label.items()):
        number = label[1:]
        fields = {key: by_number[number] for key, by_number in keys.items() if number in by_number}
        if isinstance(fields.get("speaker"), str):
            fields["speaker"] = Person(name=fields["speaker"], type="person")
        source, cue = spans.get("s" + number), spans.get("q" + number)
        quotation = {
            "position": position,
            "kind": KINDS[label[0]],
            "contents": tuple(contents),
            "text": CONTENT_GAP.join(span.of(text) for span in contents),
            "rule": "made",
            "confidence": 0.5,
            "source": Mention(source[0], "name") if source else None,
            "cue": cue[0] if cue else None,
        }
        made.append(Quotation(**quotation | fields))
    return tuple(made)


def _contents(spans: Mapping[str, tuple[Span, ...]]) -> list[tuple[str, Span]]:
    """Return labelled contents in text order."""
    flat = [(label, span) for label, group in spans.items() if label[0] in KINDS for span in group]
    return sorted(flat, key=lambda pair: pair[1])


def _first(spans: Mapping[str, tuple[Span, ...]], label: str, text: str) -> dict[str, Any] | None:
    return _written(spans[label][0], text) if label in spans else None


def _written(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
