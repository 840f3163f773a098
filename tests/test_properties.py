"""What holds for every text, however odd."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from strategies import articles

from quotes.dates.said import Said
from quotes.find import find_quotations
from quotes.find.marked import marked_stretches
from quotes.pipeline import extract
from quotes.quotation import CONTENT_GAP, Quotation
from quotes.read.article import Article
from quotes.span import Span

Answer = tuple[Quotation, ...]
Check = Callable[[Article, Answer], bool]

WRITTEN = {
    "day": r"\d{4}-\d\d-\d\d",
    "month": r"\d{4}-\d\d",
    "year": r"\d{4}",
    "interval": r"\d{4}(-\d\d(-\d\d)?)?",
}


def spans_hold_words_of_the_text(article: Article, found: Answer) -> bool:
    return all(0 <= span.start < span.end <= len(article.text) for span in every_span(found))


def text_is_the_contents_joined(article: Article, found: Answer) -> bool:
    return all(q.text == CONTENT_GAP.join(span.of(article.text) for span in q.contents) for q in found)


def contents_follow_each_other(_: Article, found: Answer) -> bool:
    """The contents of one quotation stand in reading order and share no character."""
    return all(
        one.end <= other.start for q in found for one, other in zip(q.contents, q.contents[1:], strict=False)
    )


def contents_at_one_depth_do_not_overlap(_: Article, found: Answer) -> bool:
    placed = [(depth(q, found), span, q.position) for q in found for span in q.contents]
    return not any(
        level == other_level and position < other and span.overlaps(other_span)
        for level, span, position in placed
        for other_level, other_span, other in placed
    )


def children_lie_inside_parents(_: Article, found: Answer) -> bool:
    return all(
        any(outer.contains(span) for outer in found[q.parent].contents)
        for q in found
        if q.parent is not None
        for span in q.contents
    )


def positions_count_in_reading_order(_: Article, found: Answer) -> bool:
    starts = [q.contents[0].start for q in found]
    return [q.position for q in found] == list(range(len(found))) and starts == sorted(starts)


def parents_come_first(_: Article, found: Answer) -> bool:
    return all(0 <= q.parent < q.position for q in found if q.parent is not None)


def confidence_is_a_probability(_: Article, found: Answer) -> bool:
    return all(0 <= q.confidence <= 1 for q in found)


def every_answer_names_its_rule(_: Article, found: Answer) -> bool:
    return all(q.rule for q in found)


def dates_are_written_as_precisely_as_they_say(_: Article, found: Answer) -> bool:
    dated = [q.said for q in found if q.said.on is not None]
    return all(
        said.precision is not None
        and re.fullmatch(WRITTEN[said.precision], said.on or "") is not None
        and is_a_date(said.on or "")
        for said in dated
    )


def only_intervals_have_an_end(_: Article, found: Answer) -> bool:
    """An interval ends on a day, not before it begins; nothing else ends."""
    return all(
        (q.said.until is not None) == (q.said.precision == "interval")
        and (q.said.until is None or (is_a_date(q.said.until) and (q.said.on or "") <= q.said.until))
        for q in found
    )


def a_date_has_a_basis(article: Article, found: Answer) -> bool:
    """Without a date nothing is claimed; what the text says rests on words; else publication stands in."""
    return all(
        (q.said.on is None) == (q.said.basis is None) == (q.said.precision is None)
        and (q.said.basis not in {"stated", "carried"} or q.said.words is not None)
        and (q.said.basis != "published" or (q.said.words is None and q.said.on == str(article.published)))
        for q in found
    )


def nothing_is_undated_in_a_dated_article(article: Article, found: Answer) -> bool:
    return article.published is None or all(q.said.on is not None for q in found)


CHECKS: tuple[Check, ...] = (
    spans_hold_words_of_the_text,
    text_is_the_contents_joined,
    contents_follow_each_other,
    contents_at_one_depth_do_not_overlap,
    children_lie_inside_parents,
    positions_count_in_reading_order,
    parents_come_first,
    confidence_is_a_probability,
    every_answer_names_its_rule,
    dates_are_written_as_precisely_as_they_say,
    only_intervals_have_an_end,
    a_date_has_a_basis,
    nothing_is_undated_in_a_dated_article,
)


NIGHT = Article(text="“They said ‘no’ to us,” he said on Friday.", published=date(2026, 3, 6))
SOUND = Quotation(
    position=0,
    kind="direct",
    contents=(Span(1, 22),),
    text="They said ‘no’ to us,",
    rule="cue",
    confidence=0.9,
    said=Said(on="2026-03-06", precision="day", basis="stated", words=Span(35, 41)),
)
NESTED = replace(SOUND, position=1, contents=(Span(12, 14),), text="no", parent=0)


def saying(**changes: Any) -> Answer:
    """Return the sound quotation with another date."""
    return (replace(SOUND, said=replace(SOUND.said, **changes)),)


@pytest.mark.parametrize(
    ("check", "found"),
    [
        (spans_hold_words_of_the_text, (replace(SOUND, contents=(Span(1, 99),)),)),
        (spans_hold_words_of_the_text, (replace(SOUND, cue=Span(3, 3)),)),
        (text_is_the_contents_joined, (replace(SOUND, text="They said"),)),
        (contents_follow_each_other, (replace(SOUND, contents=(Span(1, 9), Span(8, 22))),)),
        (contents_at_one_depth_do_not_overlap, (SOUND, replace(NESTED, parent=None))),
        (children_lie_inside_parents, (SOUND, replace(NESTED, contents=(Span(20, 30),)))),
        (positions_count_in_reading_order, (replace(NESTED, position=0), replace(SOUND, position=1))),
        (positions_count_in_reading_order, (replace(SOUND, position=1),)),
        (parents_come_first, (replace(SOUND, parent=0),)),
        (confidence_is_a_probability, (replace(SOUND, confidence=1.1),)),
        (every_answer_names_its_rule, (replace(SOUND, rule=""),)),
        (dates_are_written_as_precisely_as_they_say, saying(precision="month")),
        (dates_are_written_as_precisely_as_they_say, saying(on="2026-02-31")),
        (only_intervals_have_an_end, saying(until="2026-03-07")),
        (only_intervals_have_an_end, saying(precision="interval")),
        (only_intervals_have_an_end, saying(precision="interval", until="2026-03-01")),
        (a_date_has_a_basis, saying(basis=None)),
        (a_date_has_a_basis, saying(words=None)),
        (a_date_has_a_basis, saying(basis="published")),
        (nothing_is_undated_in_a_dated_article, saying(on=None)),
    ],
)
def test_each_check_sees_what_it_is_for(check: Check, found: Answer) -> None:
    assert check(NIGHT, (SOUND, NESTED))
    assert not check(NIGHT, found)


@pytest.mark.model
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(articles())
@example(Article(text=""))
@example(Article(text="“”‘’\"'«»„“", published=date(2026, 3, 6)))
@example(Article(text="“We won,” said Ana Ruiz on Friday. “Twice.”", published=date(2026, 3, 6)))
@example(Article(text="“They said ‘no’ to us,” he said last spring.\r\n\r\n“Never."))
def test_every_text_gives_sound_quotations(article: Article) -> None:
    found = extract(article)

    assert [check.__name__ for check in CHECKS if not check(article, found)] == []


@pytest.mark.model
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(articles())
def test_the_same_article_gives_the_same_quotations(article: Article) -> None:
    assert extract(article) == extract(article)


PARAGRAPHS = st.lists(
    st.sampled_from(
        (
            "“We won,” said Ana Ruiz. “Twice.”",
            "Nothing was said of the harbour that day.",
            "She called it “very odd” and left.",
            "“They said ‘never’ to us,” he said. “It doesn’t matter.”",
        )
    ),
    min_size=1,
    max_size=6,
)


@given(articles(), PARAGRAPHS)
def test_text_put_before_shifts_what_stands_in_marks_and_changes_nothing_else(
    article: Article, paragraphs: list[str]
) -> None:
    """Whether marks quote is weighed over the whole article; what stands in them is not."""
    before = "\n\n".join([*paragraphs, ""])
    contents = in_marks(before + article.text)

    after = contents[len(in_marks(before)) :]
    assert after == [(start + len(before), end + len(before)) for start, end in in_marks(article.text)]


@given(PARAGRAPHS, st.sampled_from('“”"‘'), st.data())
def test_a_stray_mark_costs_at_most_its_own_paragraph_and_the_next(
    paragraphs: list[str], mark: str, data: st.DataObject
) -> None:
    hit = data.draw(st.integers(0, len(paragraphs) - 1))
    at = data.draw(st.integers(0, len(paragraphs[hit])))
    broken = [*paragraphs]
    broken[hit] = paragraphs[hit][:at] + mark + paragraphs[hit][at:]

    whole, found = words_by_paragraph(paragraphs), words_by_paragraph(broken)

    assert found[:hit] == whole[:hit]
    assert found[hit + 2 :] == whole[hit + 2 :]


def in_marks(text: str) -> list[tuple[int, int]]:
    return [(each.pair.content.start, each.pair.content.end) for each in marked_stretches(text)]


def words_by_paragraph(paragraphs: list[str]) -> list[list[str]]:
    """Return the words found in each paragraph, a content that runs over several with its first."""
    text = "\n\n".join(paragraphs)
    contents = [span for found in find_quotations(Article(text=text)) for span in found.contents]
    number = [text[: span.start].count("\n\n") for span in contents]
    return [
        [s.of(text) for s, n in zip(contents, number, strict=True) if n == p] for p in range(len(paragraphs))
    ]


def every_span(found: Answer) -> Iterator[Span]:
    for q in found:
        source = None if q.source is None else q.source.span
        yield from q.contents
        yield from (span for span in (q.cue, source, q.via, q.hearer, q.said.words) if span is not None)


def depth(quotation: Quotation, found: Answer) -> int:
    """Return how many quotations stand around this one."""
    levels = 0
    while quotation.parent is not None and levels <= len(found):  # a circle would never end
        quotation = found[quotation.parent]
        levels += 1
    return levels


def is_a_date(written: str) -> bool:
    """Tell whether a day, month or year is one of the calendar."""
    try:
        date.fromisoformat(written + {4: "-01-01", 7: "-01"}.get(len(written), ""))
    except ValueError:
        return False
    return True
