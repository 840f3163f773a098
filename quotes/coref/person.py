"""The value that the coreference room hands on: one referent within one article."""

from dataclasses import dataclass
from typing import Literal

SpeakerType = Literal["person", "organisation", "group", "document", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """All mentions of one referent within one article; a ministry is one too.

    `name` is the fullest form in the article without titles; `aliases` are its other names there.
    `members` are the names of a joint speaker's parts (*Grassley and Leahy*), else empty.
    """

    name: str
    type: SpeakerType
    aliases: tuple[str, ...] = ()
    role: str | None = None
    gender: Literal["female", "male"] | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a source refers to (None: nobody that can be named) and the rule that says so.

    `evidence` is what else speaks for or against the name (*rival*, *one word*), for the confidence.
    `rivals` are whom the attribution's rivals refer to, in their order.
    """

    person: Person | None
    rule: str
    evidence: tuple[str, ...] = ()
    rivals: tuple["Resolved", ...] = ()
