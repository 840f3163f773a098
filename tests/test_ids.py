"""Ids: the same name gives the same number, and two names never share one."""

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from quotes.ids import LIMIT, free_id, id_choices

parts = st.lists(st.text() | st.integers(), min_size=1, max_size=4)


@given(parts)
def test_ids_are_small_enough_for_browsers(named: list[str | int]) -> None:
    assert all(1 <= id < LIMIT for id in islice(id_choices(*named), 5))


@given(parts)
def test_the_same_name_gives_the_same_ids(named: list[str | int]) -> None:
    first = list(islice(id_choices(*named), 5))
    assert first == list(islice(id_choices(*named), 5))
    assert len(set(first)) == 5


def test_ids_stay_from_release_to_release() -> None:
    """People link to them: a change here breaks every permalink."""
    assert list(islice(id_choices("quote", "id:1", "We won,", 0), 2)) == [574799946547541, 130711391536672]


def test_names_are_not_run_together() -> None:
    assert next(id_choices("ab", "c")) != next(id_choices("a", "bc"))


def test_a_taken_id_is_passed_over() -> None:
    first, second, third = islice(id_choices("quote"), 3)
    assert free_id(id_choices("quote"), set().__contains__) == first
    assert free_id(id_choices("quote"), {first}.__contains__) == second
    assert free_id(id_choices("quote"), {first, second}.__contains__) == third
