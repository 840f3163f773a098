"""Confidence: the probability that a quotation's speaker is right, counted on annotated news.

For each pair of an attribution rule and a resolution rule the table `lexicon/confidence.txt` holds how often
the speaker was right there; a pair that was hardly seen falls back on its rules alone.
"""

from quotes.attribute.mention import Attribution
from quotes.coref.person import Resolved
from quotes.find.quotation import Found
from quotes.lexicon import table

# For a pair of rules that the table does not know: a coin's toss.
UNKNOWN = 0.5
# A quotation whose marks had to be mended is right less often, by this factor.
REPAIR_FACTOR = 0.9


def confidence(found: Found, attribution: Attribution, resolved: Resolved) -> float:
    """Return the probability, 0 to 1, that the speaker is right."""
    known = table("confidence")
    keys = (f"{attribution.rule} {resolved.rule}", f"* {resolved.rule}", f"{attribution.rule} *", "* *")
    probability = next((float(known[key].split()[0]) for key in keys if key in known), UNKNOWN)
    return round(probability * (REPAIR_FACTOR if found.repair else 1.0), 3)
