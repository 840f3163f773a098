"""Attributing: contents in, cue and source mention out.

*“We won,” said Ana Ruiz* gives the cue *said* and the source *Ana Ruiz*.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes.attribute.attributing import Marked, attribute, attribute_all
    from quotes.attribute.indirect import add_indirect

__all__ = ["Marked", "add_indirect", "attribute", "attribute_all"]


def __getattr__(name: str) -> Any:
    """Load the room on first use: who stores or searches mentions does not wait for spaCy."""
    if name not in __all__:
        raise AttributeError(f"module 'quotes.attribute' has no attribute {name!r}")
    from quotes.attribute import attributing, indirect

    return getattr(indirect if name == "add_indirect" else attributing, name)
