"""Bytes → text: UTF-8 with or without its mark, UTF-16 likewise, else the encoding that a detector finds.

`b"\\x93Never,\\x94 she said."` gives `“Never,” she said.` and the note *decoded as cp1252*.
"""

import codecs

from quotes.read.failure import UnreadableError

DECODED = "decoded as "
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Bytes looked at by the detector. It samples anyway; a longer text takes longer and is told no better.
SAMPLE_BYTES = 100_000

# UTF-16 without its mark, as some tools of Windows write it. Of English text nearly all is below U+0100, but
# for marks and dashes; pictures and programs have NULs at either place.
WIDE_BYTES = 1000
FEWEST_WIDE = 10  # characters; a binary file as short as that is told as one
MOSTLY = 0.8

# They share the bytes of curly quotation marks with Windows-1252, so the detector often takes the Central
# European page for English (déjà → déjŕ): as browsers do, we then read Windows-1252.
_SIBLINGS = {"cp1250", "cp1254", "cp1257", "cp1258", "latin_1", "iso8859_2", "iso8859_9", "iso8859_15"}

# Python decodes these, too, but they are ways to write, not encodings that a page may be in.
_NO_CHARSETS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}


def decode(raw: bytes, *, stated: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text and the notes on how it was decoded (none for UTF-8); line ends stay as they are.

    `stated` is the encoding that a page or a mail says it is in, used where that may be true: many state what
    their tool once was set to, and no text of another encoding happens to be UTF-8.
    """
    meant = None if stated is None or _is_utf8(raw) else _meant(stated, raw)
    if meant is not None:
        try:
            return raw.decode(meant), ()
        except (LookupError, UnicodeDecodeError):
            pass  # the bytes say otherwise, or it makes no text of them
    wide = wide_encoding(raw)
    if wide is not None:
        return _by_name(raw, wide)
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
    wide = wide_encoding(sample)
    if wide is not None:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return _detect(sample)
    return "utf-8-sig"


def _is_utf8(raw: bytes) -> bool:
    """Tell whether the bytes are UTF-8 and could not be plain ASCII."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not raw.isascii()


def _meant(name: str, raw: bytes) -> str | None:
    """Return the encoding that is meant where this one is stated: a page in Latin-1 is in Windows-1252.

    So says the WHATWG's Encoding Standard: where Latin-1 has control characters, people write curly marks;
    and a text that says UTF-16 in letters without a NUL is not in it. None for what nobody knows.
    """
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):  # of a name with a NUL
        return None
    if name in _NO_CHARSETS or (name.startswith(("utf-16", "utf-32")) and b"\0" not in raw):
        return None
    return "cp1252" if name in {"ascii", "iso8859-1"} else name


def wide_encoding(raw: bytes) -> str | None:
    """Return which UTF-16 it is, by its mark, else by every second of the first bytes being NUL."""
    if raw.startswith(UTF_16):
        return "utf_16"
    even, odd = raw[:WIDE_BYTES:2], raw[1:WIDE_BYTES:2]
    if len(odd) < FEWEST_WIDE:
        return None
    if 0 not in even and odd.count(0) > len(odd) * MOSTLY:
        return "utf_16_le"
    return "utf_16_be" if 0 not in odd and even.count(0) > len(even) * MOSTLY else None


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
