"""Bytes → text: UTF-8 with or without its mark, UTF-16 by its mark, else the encoding that a detector finds.

`b"\\x93Never,\\x94 she said."` gives `“Never,” she said.` and the note *decoded as cp1252*.
"""

import codecs

from quotes.read.failure import UnreadableError

DECODED = "decoded as "
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Bytes looked at by the detector. It samples anyway; a longer text takes longer and is told no better.
SAMPLE_BYTES = 100_000

# They share the bytes of curly quotation marks with Windows-1252, so the detector often takes the Central
# European page for English (déjà → déjŕ): as browsers do, we then read Windows-1252.
_SIBLINGS = {"cp1250", "cp1254", "cp1257", "cp1258", "latin_1", "iso8859_2", "iso8859_9", "iso8859_15"}


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text and the notes on how it was decoded (none for UTF-8); line ends stay as they are."""
    if raw.startswith(UTF_16):
        return _by_name(raw, "utf_16")
    if b"\0" in raw:
        raise UnreadableError("is a binary file (it holds NUL bytes), not a text")
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _by_name(raw, _detect(raw))


def _by_name(raw: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Return the text in that encoding, and a note that says so."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"is no {encoding}, which it looks like (byte {error.start}); save it as UTF-8"
        raise UnreadableError(reason) from None
    return text, (DECODED + encoding,)


def encoding_of(sample: bytes) -> str:
    """Return the encoding of a long text by its beginning, which may end within a character."""
    if sample.startswith(UTF_16):
        return "utf_16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return _detect(sample)
    return "utf-8-sig"


def _detect(raw: bytes) -> str:
    """Return the name of the encoding that `raw` is most likely in."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE_BYTES]).best()
    if best is None:
        raise UnreadableError("is in no encoding that we can tell; save it as UTF-8")
    return "cp1252" if best.encoding in _SIBLINGS and _is_cp1252(raw) else best.encoding


def _is_cp1252(raw: bytes) -> bool:
    """Tell whether every byte has a meaning in Windows-1252."""
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True
