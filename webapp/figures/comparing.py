"""Says in one of three sentences whether a number changed by more than chance gives. Pure.

No arrows, no percentages: of 42 lines that nothing happened to, arrows would point at 37.
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from math import exp, fsum, lgamma, log
from statistics import mean
from typing import NamedTuple

from webapp.figures.protection.printing import LARGEST_HIDDEN

# The last two quarters against the eight before them.
RECENT, BEFORE = 2, 8
QUARTERS = RECENT + BEFORE
# Of two hundred lines that nothing happened to, one at most is said to have changed.
LEVEL = 0.005
# The same two quarters of both years before only confirm it.
LEVEL_OF_SEASONS = 0.05
# A paper may hide some quarters: of those before, and of the same two, so many must be known.
FEWEST_BEFORE, FEWEST_OF_SEASONS = 6, 3
# Under so many a quarter before, even none at all would be within chance.
FEWEST_A_QUARTER = 4
POINTS = 12
RUN = 7
# Of moving ranges: three standard deviations.
WIDTH = 2.66


class Sentence(StrEnum):
    """What is said of a line."""

    SAME = "No more than normal variation"
    MORE = "More than normal variation"
    FEWER = "Fewer than normal variation"
    TOO_FEW = "Too few to say"


# Of the small numbers that papers hide, the one that makes a change least likely.
LEAST_FAVOURABLE = {Sentence.MORE: LARGEST_HIDDEN, Sentence.FEWER: 1}


def compare(quarters: Sequence[int | None]) -> Sentence:
    """Of ten quarters, the last two against the eight before, and against the same two of those.

    Both must say so, as some quarters always have more. Needs exactly ten. None is one that is
    hidden: it is left out, as it can be large. Most are small, so a change must be found with a
    small number in its place too: docs/decisions/0109.
    """
    said = _compare(quarters)
    if said not in LEAST_FAVOURABLE:
        return said
    filled = [LEAST_FAVOURABLE[said] if n is None else n for n in quarters]
    return said if _compare(filled) is said else Sentence.TOO_FEW


def _compare(quarters: Sequence[int | None]) -> Sentence:
    *before, last_but_one, last = quarters
    known = _known(before)
    seasons = _known([*before[0:2], *before[4:6]])
    if last_but_one is None or last is None:
        return Sentence.TOO_FEW
    if len(known) < FEWEST_BEFORE or len(seasons) < FEWEST_OF_SEASONS:
        return Sentence.TOO_FEW
    recent = last_but_one + last
    found = {_judge(recent, known, LEVEL), _judge(recent, seasons, LEVEL_OF_SEASONS)}
    if found == {Sentence.MORE} or found == {Sentence.FEWER}:
        return found.pop()
    is_small = sum(known) < FEWEST_A_QUARTER * len(known)
    return Sentence.TOO_FEW if is_small else Sentence.SAME


def _known(quarters: Sequence[int | None]) -> list[int]:
    return [n for n in quarters if n is not None]


def _judge(recent: int, before: Sequence[int], level: float) -> Sentence:
    """Exact: how likely chance alone gives so many, or so few, of all of them to the recent two."""
    n, share = recent + sum(before), RECENT / (RECENT + len(before))
    if _at_most(n - recent, n, 1 - share) <= level / 2:
        return Sentence.MORE
    if _at_most(recent, n, share) <= level / 2:
        return Sentence.FEWER
    return Sentence.SAME


def _at_most(k: int, n: int, share: float) -> float:
    """The probability of at most `k` of `n`, each with this chance."""
    return min(1.0, fsum(_exactly(each, n, share) for each in range(k + 1)))


def _exactly(k: int, n: int, share: float) -> float:
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(share) + (n - k) * log(1 - share))


class Limits(NamedTuple):
    """Within which numbers a month is normal."""

    low: float
    middle: float
    high: float


def limits_of(months: Sequence[int]) -> Limits | None:
    """From the first twelve months; None while there are fewer."""
    if len(months) < POINTS:
        return None
    first = months[:POINTS]
    width = WIDTH * mean(abs(one - other) for one, other in pairwise(first))
    return Limits(max(0.0, mean(first) - width), mean(first), mean(first) + width)


def last_month(months: Sequence[int]) -> Sentence | None:
    """What is said of the last month: out of the limits, or the last of seven on one side.

    None while it is too early: there are no limits yet, or it is one of those that made them.
    """
    limits = limits_of(months)
    if limits is None or len(months) == POINTS:
        return None
    last, run = months[-1], months[-RUN:]
    if last > limits.high or all(one > limits.middle for one in run):
        return Sentence.MORE
    if last < limits.low or all(one < limits.middle for one in run):
        return Sentence.FEWER
    return Sentence.SAME
