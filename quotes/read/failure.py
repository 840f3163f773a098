"""The value that stands for what could not be read: a file, or one record of it. Reading goes on after it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or record that gave no article, and why. `line` counts from 1 (None: the file as a whole)."""

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        """Say where and what in one line."""
        where = self.path if self.line is None else f"{self.path}, line {self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth knowing before what was read is used: which columns of a table were taken for what."""

    path: str
    words: str

    def __str__(self) -> str:
        """Say where and what in one line."""
        return f"{self.path}: {self.words}"


class UnreadableError(ValueError):
    """Something in one file or record that makes it no article; its message is the reason of a `Failure`."""
