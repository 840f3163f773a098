"""The extractor as a spaCy component: `nlp.add_pipe("quotes")`, then `doc._.quotes`.

It reads the raw text of the `Doc` and parses frames with its own model, so it may stand anywhere in any
English pipeline; it requires nothing of the pipeline and assigns `doc._.quotes`.
"""

from collections.abc import Callable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "quotes",
    assigns=["doc._.quotes"],
    requires=[],
    default_config={"published": None},
)
def make_quotes_component(nlp: Language, name: str, published: str | None) -> Callable[[Doc], Doc]:
    """Return the component; `published` (`2025-12-12`) is the day of publication of its texts, if known."""
    day = None if published is None else date.fromisoformat(published)
    if not Doc.has_extension("quotes"):
        Doc.set_extension("quotes", default=())

    def add_quotes(doc: Doc) -> Doc:
        from quotes.pipeline import extract  # spaCy imports this module on start; the flow is not needed then
        from quotes.read.article import Article

        doc._.quotes = extract(Article(text=doc.text, published=day))
        return doc

    return add_quotes
