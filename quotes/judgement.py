"""The value of a human decision: about names, or about one quotation."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from quotes.coref.person import SpeakerType

NameKind: TypeAlias = Literal["same", "different", "unsure", "rename", "alias", "type"]
CorrectionKind: TypeAlias = Literal["speaker", "said_on", "quote_kind", "contents", "not_a_quotation"]

NAME_KINDS: tuple[NameKind, ...] = get_args(NameKind)
CORRECTION_KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody decided, when and why; a machine's guess is never one.

    About names: `subject` and `object` are two names (the same, different, unsure, an alias), or a name and
    its new name or type. With `article` (an article's key) the subject is the person of that name in that
    article alone; `object_article` says the same of the object.

    About a quotation: `subject` are its words as the program found them, `occurrence` tells how many
    quotations of the same words stand before it, `before` and `after` are the article's text around it.
    `object` is the right answer: a speaker (None: nobody can be named; `type` is the speaker's), a date
    (`2025-12-11`, `2025-12`, `2025`, an interval as `2025-12-08/2025-12-11`), a kind, or the words, parts
    joined as in `text`.

    `created_at` and `undone_at` are UTC, ISO 8601.
    """

    kind: NameKind | CorrectionKind
    subject: str
    object: str | None = None
    type: SpeakerType | None = None
    article: str | None = None
    object_article: str | None = None
    occurrence: int = 0
    before: str = ""
    after: str = ""
    reason: str | None = None
    author: str = ""
    created_at: str = ""
    undone_at: str | None = None

    @property
    def is_correction(self) -> bool:
        """Whether it is about one quotation."""
        return self.kind in CORRECTION_KINDS
