"""Measures things in turns, in the same run, so that their ratios are meaningful."""

from collections.abc import Callable, Sequence
from statistics import median
from typing import TypeVar

TIMES = 5

Found = TypeVar("Found")


def measure_in_turns(
    times: int = TIMES, /, **measures: Callable[[], Found]
) -> dict[str, list[Found]]:
    """Call each measure `times` times, in turns; returns the results of each, in order.

    Every other turn is reversed, so that none always follows the same neighbour.
    """
    found: dict[str, list[Found]] = {name: [] for name in measures}
    for turn in range(times):
        order = list(measures) if turn % 2 == 0 else list(reversed(measures))
        for name in order:
            found[name].append(measures[name]())
    return found


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios of each pair."""
    return median(one / other for one, other in zip(ours, theirs, strict=True))


def is_noisy(floor: Sequence[float]) -> bool:
    """Whether the floor varied twofold, which makes ratios to it meaningless."""
    return max(floor) >= 2 * min(floor)
