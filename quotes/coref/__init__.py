"""Coreference: a source mention in, the person within the article out.

*he*, *Zelensky* and *the Ukrainian president* are *Volodymyr Zelensky*.
"""

from quotes.coref.resolving import resolve

__all__ = ["resolve"]
