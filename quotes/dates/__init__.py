"""Dating: when was each quotation said.

*“We won,” she told reporters on Thursday* in a paper of Friday 12 December 2025 was said on 2025-12-11.
"""

from quotes.dates.datelines import date_article
from quotes.dates.dating import date_quotations

__all__ = ["date_article", "date_quotations"]
