"""What the process holds of which worker processes are copies: all that they need, the model among it.

It is imported there, once, and nowhere else (`quotes.workers`).
"""

import gc
import os
import signal
from contextlib import suppress

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process alone
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # else importing numpy starts threads, which no copy has

import quotes.pipeline  # noqa: E402, F401
from quotes import nlp  # noqa: E402
from quotes.errors import ModelMissingError  # noqa: E402

with suppress(ModelMissingError):  # the workers will say so
    nlp.load()
gc.freeze()  # what is here stays: to look through it for garbage would write into pages that are shared
