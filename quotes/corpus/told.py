"""How far a work on a corpus is: what whoever follows it is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one more piece has added, and how many bytes of the input it took; `remarks` are worth saying."""

    shard: str
    articles: int = 0
    quotations: int = 0
    failures: int = 0
    bytes: int = 0
    remarks: tuple[str, ...] = ()


def say_nothing(_: object) -> None:
    """Take whatever is told, and leave it at that."""
