"""Who is quoted in a third of all articles comes to no worker as a whole, and the result is the same."""

import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from corpus.corpora import extract_here, group_here, make_job, write_shards
from corpus.settled import asked, check_settled
from corpus.skewed import CHIEF, extract_lines, records

from quotes.corpus.grouping import Gather, Spread
from quotes.corpus.loading import Loading, load_corpus
from quotes.corpus.places import place_of
from quotes.corpus.settling.settling import Settling, settle_corpus
from quotes.corpus.settling.tables import Settled

ARTICLES, IN_A_GROUP = 900, 180


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus, and the database into which it is loaded."""
    home = tmp_path_factory.mktemp("skew")
    folder = write_shards(home / "in", list(records(ARTICLES)), shards=3)
    extract_here(make_job(home / "out", extract=extract_lines, piece_characters=20_000), folder)
    load_corpus(place_of(home / "out"), home / "loaded.db", Loading())
    return home


@pytest.fixture(scope="module")
def settled(home: Path) -> tuple[Settled, list[Counter[int]]]:
    """What is settled, and the bytes that come to each group, step by step."""
    steps: list[Counter[int]] = []

    def weighing(
        tasks: Sequence[Any], spread: Spread, gathers: Sequence[Gather], parts: int
    ) -> Iterator[Any]:
        return group_here(tasks, spread, [_weighed(gather, steps) for gather in gathers], parts)

    settling = Settling(grouping=weighing, in_a_group=IN_A_GROUP)
    return settle_corpus(place_of(home / "out"), settling), steps


def _weighed(gather: Gather, steps: list[Counter[int]]) -> Gather:
    weights: Counter[int] = Counter()
    steps.append(weights)

    def weighed(group: int, values: list[Any]) -> Iterator[tuple[int, Any]]:
        if group >= 0:  # the others have speakers alone, where portions are the groups
            weights[group] += sum(len(pickle.dumps(value)) for value in values)
        yield from gather(group, values)

    return weighed


def test_three_of_ten_are_one_speakers(home: Path) -> None:
    """Or the tests below would show little."""
    counts = dict(asked(home / "loaded.db", "SELECT speaker, count(*) FROM quotes GROUP BY speaker"))
    assert 0.29 < counts[CHIEF] / sum(counts.values()) < 0.33
    sizes = f"""
        SELECT max(utterances.quote_count) > 5, max(utterances.quote_count) < 100, count(*) > 50
        FROM utterances JOIN speakers ON speakers.id = speaker_id WHERE name = '{CHIEF}'
    """
    assert asked(home / "loaded.db", sizes) == [(1, 1, 1)]


def test_the_result_is_that_of_one_machine(home: Path, settled: tuple[Settled, list[Counter[int]]]) -> None:
    check_settled(home / "out", settled[0], home / "loaded.db")


def test_no_group_is_twice_as_heavy_as_the_median(settled: tuple[Settled, list[Counter[int]]]) -> None:
    for weights in settled[1]:
        print(sorted(weights.values()))
        assert max(weights.values()) <= 2 * median(weights.values())
