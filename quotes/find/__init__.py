"""Finding: an article's text in, the contents of its quotations out.

*“We won,” she said. “Twice.”* gives one quotation with two contents.
"""

from quotes.find.finding import find_quotations

__all__ = ["find_quotations"]
