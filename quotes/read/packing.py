"""Packed bytes → plain bytes, however often they are packed: gzip, bzip2, xz, zstd, by their first bytes.

**What is unpacked may grow, but not without end.** A file of 10 MB can hold gigabytes of zeros. News
shrinks to a third or a tenth, a table of much the same rows to a thirtieth.
"""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import Any

from quotes.read.failure import UnreadableError

GROWTH = 100
"""How many times larger than its packing an input may be, beyond `FREE_BYTES`."""
FREE_BYTES = 64_000_000
LAYERS = 3
"""How often an input may be packed: `.jsonl.gz` in a `.zip` is two."""
PEEKED_BYTES = 65_536
"""Bytes of the beginning by which a format is told; also how much is read at a time."""
ZSTD_BYTES = 1024
"""How much of a zstd stream is unpacked at a time: it may grow 32,000 times before we see it."""

_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError)


class Metered(RawIOBase):
    """Bytes of `stream`, counted; `check` is asked after each piece, and may raise UnreadableError.

    Pieces are filled up, so that a buffer's first look is as long as the input allows.
    """

    def __init__(self, stream: Any, check: Callable[[int], None] = lambda _: None) -> None:
        self.count = 0
        self._stream = stream
        self._check = check

    def readable(self) -> bool:
        """Return true: that is what it is for."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer and return how many bytes there were; 0 at the end."""
        view, filled = memoryview(buffer).cast("B"), 0
        while filled < len(view):
            piece = self._read(len(view) - filled)
            if not piece:
                break
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
        self.count += filled
        self._check(self.count)
        return filled

    def _read(self, size: int) -> bytes:
        try:
            return bytes(self._stream.read(size))
        except UnreadableError:
            raise
        except _BROKEN as error:
            raise UnreadableError(f"its packing is broken ({error or 'it ends too soon'})") from None


def buffered(stream: RawIOBase) -> "BufferedReader[Any]":
    """Return the stream with a buffer that shows the whole beginning by which a format is told."""
    return BufferedReader(stream, PEEKED_BYTES)


def bounded(stream: Any, packed_bytes: Callable[[], int]) -> "BufferedReader[Any]":
    """Return the unpacked stream, which raises when it has grown too large for what it was packed in."""

    def check(count: int) -> None:
        if count > FREE_BYTES + GROWTH * packed_bytes():
            raise UnreadableError(
                f"grows to more than {GROWTH} times its size when unpacked; if you trust it, unpack it first"
            )

    return buffered(Metered(stream, check))


def unpacked(stream: "BufferedReader[Any]") -> "BufferedReader[Any]":
    """Return the stream without its packings; the same stream if it has none."""
    for _ in range(LAYERS):
        opener = next((way for magic, way in _PACKINGS.items() if stream.peek().startswith(magic)), None)
        if opener is None:
            return stream
        packed = Metered(stream)
        stream = bounded(opener(buffered(packed)), lambda packed=packed: packed.count)  # type: ignore[misc]
    return stream


class _Zstd:
    """What a zstd stream holds; the library itself takes a stream that ends too soon for a whole one."""

    def __init__(self, stream: Any) -> None:
        import zstandard

        self._error = zstandard.ZstdError
        self._new = zstandard.ZstdDecompressor().decompressobj
        self._frame = self._new()
        self._stream = stream
        self._left = b""
        self._inside = False

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; nothing at the end."""
        while not self._left and (piece := self._stream.read(ZSTD_BYTES)):
            self._left = self._unpack(piece)
        if not self._left and self._inside:
            raise EOFError("it ends too soon")
        given, self._left = self._left[:size], self._left[size:]
        return given

    def _unpack(self, piece: bytes) -> bytes:
        whole = b""
        while piece:
            try:
                whole += self._frame.decompress(piece)
            except self._error as error:
                raise OSError(str(error)) from None
            piece, self._inside = b"", not self._frame.eof
            if self._frame.eof:
                piece, self._frame = self._frame.unused_data, self._new()
        return whole


_PACKINGS: dict[bytes, Callable[[Any], Any]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
    b"\x28\xb5\x2f\xfd": _Zstd,
}
