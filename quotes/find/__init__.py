"""Finding: an article's text in, the contents of its quotations out.

*“We won,” she said. “Twice.”* gives one quotation with two contents.
"""

from quotes.find.finding import find_nonquotes, find_quotations
from quotes.find.paragraphs import paragraphs

__all__ = ["find_nonquotes", "find_quotations", "paragraphs"]
