"""Ratios, their judgement, and the table."""

from itertools import count

from tests.bench.report import Line, Result, as_table, at_least, at_most
from tests.bench.turns import is_noisy, measure_in_turns, ratio


def test_things_are_measured_in_turns() -> None:
    clock = count()
    found = measure_in_turns(3, ours=lambda: next(clock), floor=lambda: next(clock))
    assert found == {"ours": [0, 3, 4], "floor": [1, 2, 5]}


def test_a_ratio_is_the_median_of_pairs() -> None:
    assert ratio([1, 4, 9], [1, 2, 3]) == 2


def test_a_floor_that_varies_twofold_is_noisy() -> None:
    assert is_noisy([1, 2])
    assert not is_noisy([1, 1.9])


def test_a_reach_is_met_or_not_or_cannot_be_judged() -> None:
    assert at_most(1.5, 1.5) is Result.MET
    assert at_most(1.6, 1.5) is Result.NOT_MET
    assert at_least(0.5, 0.5) is Result.MET
    assert at_least(0.4, 0.5, noisy=True) is Result.NOISY


def test_the_table_is_markdown_with_straight_columns() -> None:
    cells = {"measured": "2 s", "against": "1 s", "ratio": "2", "reach": "≤ 3"}
    lines = as_table([Line(what="opening", result=Result.MET, **cells)]).splitlines()
    assert lines[0] == "| what    | measured | floor or peer | ratio | reach | result |"
    assert len({len(line) for line in lines}) == 1
