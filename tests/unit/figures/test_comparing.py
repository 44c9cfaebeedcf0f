"""Chance alone makes hardly a line change, and a line that doubles is seen within two quarters."""

from math import exp
from random import Random

import pytest

from webapp.figures.comparing import Sentence, compare, last_month, limits_of

CHANGED = (Sentence.MORE, Sentence.FEWER)
# Of 42 lines, as in a paper: how many a quarter.
LINES = [1, 2, 3, 5, 8, 12, 20] * 6
PAPERS = 30


def poisson(mean: float, chance: Random) -> int:
    """How often something happens that happens so often on average."""
    number, left = 0, chance.random()
    while left > exp(-mean):
        left, number = left * chance.random(), number + 1
    return number


def test_where_nothing_changed_hardly_any_line_is_said_to_have() -> None:
    chance = Random(1)
    papers = [[poisson(mean, chance) for _ in range(10)] for mean in LINES * PAPERS]
    said = sum(compare(quarters) in CHANGED for quarters in papers)
    assert said / PAPERS <= 0.2


def test_a_line_of_fifteen_that_doubles_is_found_within_two_quarters() -> None:
    chance, found = Random(2), 0
    for _ in range(100):
        before = [poisson(15, chance) for _ in range(9)]
        first, second = poisson(30, chance), poisson(30, chance)
        quarters = [*before, first, second]
        found += Sentence.MORE in (compare(quarters[:-1]), compare(quarters[1:]))
    assert found >= 80


@pytest.mark.parametrize(
    ("quarters", "sentence"),
    [
        ([20] * 10, Sentence.SAME),
        ([20] * 8 + [45, 45], Sentence.MORE),
        ([20] * 8 + [4, 4], Sentence.FEWER),
        ([20, 60, 20, 20] * 2 + [20, 60], Sentence.SAME),
        ([1] * 10, Sentence.TOO_FEW),
        ([0] * 10, Sentence.TOO_FEW),
        ([0] * 8 + [10, 10], Sentence.MORE),
        ([900] * 8 + [1200, 1200], Sentence.MORE),
    ],
)
def test_each_line_has_one_sentence(quarters: list[int], sentence: Sentence) -> None:
    assert compare(quarters) is sentence


YEAR = [10, 12, 9, 11, 10, 8, 12, 10, 11, 9, 10, 12]


def test_a_month_is_judged_by_limits_of_the_first_twelve() -> None:
    assert limits_of(YEAR[:11]) is None and last_month(YEAR) is None
    limits = limits_of([*YEAR, 90])
    assert limits and limits == limits_of(YEAR) and limits.low < 10 < limits.high
    assert last_month([*YEAR, 11]) is Sentence.SAME
    assert last_month([*YEAR, 30]) is Sentence.MORE and last_month([*YEAR, 0]) is Sentence.FEWER
    assert last_month([*YEAR, *[12] * 7]) is Sentence.MORE, "the last of seven on one side"
    assert last_month([*YEAR, 9, *[12] * 6]) is Sentence.SAME
