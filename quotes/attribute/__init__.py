"""Attributing: contents in, cue and source mention out.

*“We won,” said Ana Ruiz* gives the cue *said* and the source *Ana Ruiz*.
"""

from quotes.attribute.attributing import attribute
from quotes.attribute.indirect import add_indirect

__all__ = ["add_indirect", "attribute"]
