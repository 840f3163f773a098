"""Confidence: the probability that a quotation's speaker is right, learnt on annotated news.

Two things must be right: the source in the text, and the name that it stands for. `lexicon/confidence.txt`
holds how often the source was right by attribution rule and kind of quotation (`source beside direct`), and
how often the name was although the source was wrong (`name in spite`); what was hardly seen was drawn towards
the rule alone, that towards all. `lexicon/naming_weights.txt` holds what the resolution's rule and evidence
say for the name where the source is right, in log odds.
"""

import math
from dataclasses import replace

from quotes.attribute.mention import Attribution
from quotes.coref.evidence import ONE_WORD
from quotes.coref.person import Resolved
from quotes.find.quotation import Found
from quotes.lexicon import table

# Below this probability that the source is right nobody is named. Of 24 quotations whose speaker was taken to
# go on from farther up none was right, of 26 fragments given to the sentence before 3 (political news).
FLOOR = 0.3
# A quotation whose marks had to be mended is right less often, by this factor.
REPAIR_FACTOR = 0.9
# What a resolution by a single word would be, were the whole name known.
_OF_WHOLE_NAMES = {"bare_name": "short_name", "pronoun_to_bare_name": "pronoun"}


def source_confidence(found: Found, attribution: Attribution) -> float:
    """Return the probability, 0 to 1, that the source is right."""
    return _counted(f"source {attribution.rule} {found.kind}", f"source {attribution.rule}", "source")


def name_confidence(resolved: Resolved) -> float:
    """Return the probability, 0 to 1, that the person is the one whom the source stands for."""
    known = table("naming_weights")
    odds = math.fsum(float(known.get(trait, "0")) for trait in naming_traits(resolved))
    return 1 / (1 + math.exp(-odds))


def naming_traits(resolved: Resolved) -> tuple[str, ...]:
    """Return what is seen of a resolution, in the words that have weights: its rule and its evidence."""
    return ("any name", f"rule {resolved.rule}", *resolved.evidence)


def confidence(found: Found, attribution: Attribution, resolved: Resolved) -> float:
    """Return the probability, 0 to 1, that the person is right; for None, that nobody can be named."""
    if resolved.person is None:
        probability = _counted("nobody")
    else:
        source = source_confidence(found, attribution)
        name = name_confidence(resolved)
        # A pronoun before a wrong source may still mean the same person; an incomplete name stays one.
        probability = source * name + (1 - source) * min(name, _counted("name in spite"))
    return round(probability * (REPAIR_FACTOR if found.repair else 1.0), 3)


def confidence_known(found: Found, attribution: Attribution, resolved: Resolved) -> float | None:
    """Return the probability, 0 to 1, that the person is right once other articles tell the whole name.

    None where the article itself has more than one word of it, or nobody is named.
    """
    if resolved.person is None or ONE_WORD not in resolved.evidence:
        return None
    evidence = tuple(word for word in resolved.evidence if word != ONE_WORD)
    rule = _OF_WHOLE_NAMES.get(resolved.rule, resolved.rule)
    return confidence(found, attribution, replace(resolved, rule=rule, evidence=evidence))


def _counted(*keys: str) -> float:
    """Return the share of the first key that was counted."""
    known = table("confidence")
    return next(float(known[key].split()[0]) for key in keys if key in known)
