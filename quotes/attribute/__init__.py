"""Attributing: contents in, cue and source mention out.

*“We won,” said Ana Ruiz* gives the cue *said* and the source *Ana Ruiz*.
"""

from quotes.attribute.attributing import Marked, attribute, attribute_all
from quotes.attribute.indirect import add_indirect

__all__ = ["Marked", "add_indirect", "attribute", "attribute_all"]
