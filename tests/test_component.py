"""The component of a spaCy pipeline, and how little `import quotes` costs."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language

from quotes.component import make_quotes_component
from quotes.pipeline import extract
from quotes.quotation import Quotation
from quotes.read.article import Article

TEXT = "The dam leaks. “We told them so,” Mayor Ana Ruiz said on Friday. “Twice.”"


@pytest.fixture
def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    return nlp


@pytest.mark.model
def test_a_blank_pipeline_gives_quotations(pipeline: Language) -> None:
    [quotation] = pipeline(TEXT)._.quotes

    assert isinstance(quotation, Quotation)
    assert quotation.text == "We told them so, … Twice."
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ana Ruiz"


@pytest.mark.model
def test_the_quotations_are_those_of_extract(pipeline: Language) -> None:
    assert pipeline(TEXT)._.quotes == extract(Article(text=TEXT))


@pytest.mark.model
def test_the_day_of_publication_dates_the_quotations() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes", config={"published": "2026-03-08"})
    [quotation] = nlp(TEXT)._.quotes

    assert (quotation.said.on, quotation.said.basis) == ("2026-03-06", "stated")


@pytest.mark.model
def test_without_a_day_of_publication_a_weekday_is_no_date(pipeline: Language) -> None:
    [quotation] = pipeline(TEXT)._.quotes

    assert quotation.said.on is None


@pytest.mark.model
def test_several_texts_are_read_one_by_one(pipeline: Language) -> None:
    docs = list(pipeline.pipe(["“It leaks,” Ana Ruiz said.", "Nobody spoke.", "“It holds,” Tom Lind said."]))

    assert [[q.speaker and q.speaker.name for q in doc._.quotes] for doc in docs] == [
        ["Ana Ruiz"],
        [],
        ["Tom Lind"],
    ]


@pytest.mark.parametrize("text", ["", " ", "“", "Nobody spoke."])
def test_a_text_without_quotations_has_none(pipeline: Language, text: str) -> None:
    assert pipeline(text)._.quotes == ()


@pytest.mark.parametrize("published", ["Friday", "2026-13-01", "06/03/2026"])
def test_a_day_that_is_no_day_is_refused_when_the_pipe_is_added(published: str) -> None:
    with pytest.raises(ValueError, match="(?i)iso|month"):
        spacy.blank("en").add_pipe("quotes", config={"published": published})


def test_the_component_says_what_it_assigns_and_requires() -> None:
    meta = Language.get_factory_meta("quotes")

    assert meta.assigns == ["doc._.quotes"]
    assert meta.requires == []
    assert meta.default_config == {"published": None}


def test_nothing_is_missing_in_a_pipeline_of_the_component_alone(pipeline: Language) -> None:
    analysis = pipeline.analyze_pipes(keys=["assigns", "requires"])

    assert analysis is not None
    assert analysis["summary"]["quotes"] == {"assigns": ["doc._.quotes"], "requires": []}
    assert analysis["problems"]["quotes"] == []


def test_the_pipeline_keeps_its_configuration(pipeline: Language) -> None:
    kept = spacy.blank("en").from_config(pipeline.config)

    assert kept.pipe_names == ["quotes"]


def test_two_pipelines_share_the_extension(pipeline: Language) -> None:
    other = spacy.blank("en")
    other.add_pipe("quotes", name="second")

    assert other.pipe_names == ["second"]
    assert other("Nobody spoke.")._.quotes == pipeline("Nobody spoke.")._.quotes == ()


def test_spacy_finds_the_component_by_its_entry_point() -> None:
    [point] = entry_points(group="spacy_factories", name="quotes")

    assert point.load() is make_quotes_component


@pytest.mark.parametrize("heavy", ["spacy", "sqlmodel", "datasette"])
def test_importing_the_package_is_light(heavy: str) -> None:
    program = f"import sys, quotes; sys.exit('{heavy}' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["Article", "Quotation", "QuotesError", "extract"])
def test_the_package_gives_its_public_names_on_first_use(name: str) -> None:
    import quotes

    assert getattr(quotes, name).__name__ == name
    assert name in quotes.__all__


def test_another_name_is_no_attribute_of_the_package() -> None:
    import quotes

    with pytest.raises(AttributeError, match="module 'quotes' has no attribute 'attribution'"):
        quotes.attribution  # noqa: B018
