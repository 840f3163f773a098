"""How far a reading is, in bytes: that can be known of every format, the number of articles of hardly any."""

from quotes.read.packing import Metered


class Progress:
    """The file that is being read, and the bytes done with; the reading moves it on, others look at it."""

    def __init__(self) -> None:
        self.file = ""
        self._before = 0
        self._stream: Metered | None = None

    @property
    def done(self) -> int:
        """Return how many bytes of the input, packed as it is, have been read."""
        return self._before + (0 if self._stream is None else self._stream.count)

    def begin(self, file: str, stream: Metered) -> None:
        """Note that a file is read now."""
        self.file, self._stream = file, stream

    def end(self) -> None:
        """Note that the file is done with."""
        self._before, self._stream = self.done, None
