"""A quickened pipeline says of every token what the pipeline itself says."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quotes import nlp
from quotes.quickening import attributes, layers, quicken

SEEDS = Path(__file__).parent.parent / "seeds"
SENTENCES = (
    "Lund said that the keepers' harbour is, in her words, done for.",
    "There’s no ferry, and there are two of 'em.",  # patterns over several tokens
    "GOT IT?!  I gets it \n\n, you'd better do so; whose? That which they'd had.",
    "",
    " \n ",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(nlp.model_name(), exclude=list(nlp.UNUSED))


def said_of(doc: Doc) -> list[tuple[str | int | bool | None, ...]]:
    return [
        (
            token.text,
            token.tag_,
            token.pos_,
            str(token.morph),
            token.lemma_,
            token.dep_,
            token.head.i,
            token.is_sent_start,
        )
        for token in doc
    ]


@pytest.mark.parametrize("again", [False, True], ids=["asked", "remembered"])
def test_nothing_changes(plain: Language, again: bool) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.md"))]
    assert len(texts) >= 12
    for text in (*texts, *SENTENCES):
        if again:
            nlp.load()(text)
        assert said_of(nlp.load()(text)) == said_of(plain(text))


@pytest.mark.parametrize("size", [0, 20])
def test_a_full_memory_starts_anew(plain: Language, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(layers, "REMEMBERED_VECTORS", size)
    monkeypatch.setattr(attributes, "REMEMBERED_TOKENS", size)

    for text in (SENTENCES[0], SENTENCES[2], SENTENCES[0]):
        assert said_of(nlp.load()(text)) == said_of(plain(text))


def test_texts_together_come_out_in_order_as_alone(plain: Language) -> None:
    texts = [*SENTENCES, *reversed(SENTENCES)] * 14  # more than are parsed at once
    for doc, text in zip(nlp.load().pipe(texts), texts, strict=True):
        assert said_of(doc) == said_of(plain(text))


def test_a_parser_with_a_beam_stays_as_it_is() -> None:
    beam = spacy.load(nlp.model_name(), exclude=list(nlp.UNUSED))
    parser: Any = beam.get_pipe("parser")
    parser.cfg["beam_width"] = 2
    assert "parser" in quicken(beam).pipe_names


def test_a_pattern_over_several_tokens_goes_through_the_ruler(plain: Language) -> None:
    """*There is* makes *is* a verb where it is one alone an auxiliary."""
    assert nlp.load()("There is no ferry.")[1].pos_ == plain("There is no ferry.")[1].pos_ == "VERB"


def test_a_pipeline_without_a_ruler_stays_as_it_is() -> None:
    assert quicken(spacy.blank("en")).pipe_names == []
