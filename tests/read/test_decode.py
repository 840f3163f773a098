"""Bytes to text: what is told of the encoding, and that English stays English."""

import codecs

import pytest

from quotes.read.decode import decode
from quotes.read.failure import UnreadableError

ENGLISH = "“We won’t stop,” Zoë Müller said in the café on Friday — déjà vu. “Never.”\n"
RUSSIAN = "«Мы победили», сказала министр. Она говорила долго, и все её слушали в тишине.\n"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(ENGLISH.encode(), (ENGLISH, ()), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + ENGLISH.encode(), (ENGLISH, ()), id="UTF-8 with its mark"),
        pytest.param(b"a\r\nb\rc\n", ("a\r\nb\rc\n", ()), id="line ends stay"),
        pytest.param(ENGLISH.encode("utf-16"), (ENGLISH, ("decoded as utf_16",)), id="UTF-16"),
        pytest.param(ENGLISH.encode("utf-16-le"), (ENGLISH, ("decoded as utf_16_le",)), id="bare UTF-16"),
        pytest.param(ENGLISH.encode("utf-16-be"), (ENGLISH, ("decoded as utf_16_be",)), id="bare, turned"),
        pytest.param(ENGLISH.encode("cp1252"), (ENGLISH, ("decoded as cp1252",)), id="Windows-1252"),
        pytest.param("“Stop,” she said.".encode("cp1252"), ("“Stop,” she said.", ("decoded as cp1252",)),
                     id="Windows-1252, a few words"),
        pytest.param("Zoë said: 'déjà vu'".encode("latin-1"), ("Zoë said: 'déjà vu'", ("decoded as cp1252",)),
                     id="Latin-1"),
        pytest.param(RUSSIAN.encode("cp1251"), (RUSSIAN, ("decoded as cp1251",)), id="Windows-1251"),
    ],
)  # fmt: skip
def test_decode(raw: bytes, expected: tuple[str, tuple[str, ...]]) -> None:
    assert decode(raw) == expected


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(b"GIF89a\0\0", "is a binary file", id="NUL bytes"),
        pytest.param(b"\1\0\2\0" * 9 + b"\0\0\0\7" * 9, "is a binary file", id="numbers of two bytes"),
        pytest.param(b"a\0b\0", "is a binary file", id="too short to be UTF-16 without its mark"),
        pytest.param(codecs.BOM_UTF16_LE + b"a", "is no utf_16", id="half a character at the end"),
        pytest.param(
            bytes(range(1, 32)) + bytes(range(127, 256)), "is in no encoding that we can tell", id="noise"
        ),
    ],
)
def test_refusals(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        decode(raw)

    assert str(refused.value).startswith(reason)


SHOUT = "“Stop,” she said. déjà\\n"


@pytest.mark.parametrize(
    ("stated", "raw", "expected"),
    [
        pytest.param("iso-8859-1", SHOUT.encode("cp1252"), (SHOUT, ()), id="Latin-1 is Windows-1252"),
        pytest.param("UTF-16", SHOUT.encode("utf-16-le"), (SHOUT, ()), id="UTF-16 without its mark"),
        pytest.param("windows-1251", RUSSIAN.encode("cp1251"), (RUSSIAN, ()), id="as it is"),
        *(
            pytest.param(stated, SHOUT.encode("cp1252"), (SHOUT, ("decoded as cp1252",)), id=repr(stated))
            for stated in [
                "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "utf-16",
                "utf-16le", "utf-32", "utf-8", "rot13", "base64", "a\0b", "é", "x" * 200, "none of them", "",
            ]
        ),
    ],
)  # fmt: skip
def test_what_a_page_states(stated: str, raw: bytes, expected: tuple[str, tuple[str, ...]]) -> None:
    assert decode(raw, stated=stated) == expected
