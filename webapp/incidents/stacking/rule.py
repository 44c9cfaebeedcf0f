"""Says which new incidents are stacked, so that a flood does not push others off the page. Pure.

What is shown by itself never becomes stacked by what comes later.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from webapp.incidents.together import Told
from webapp.reports.rank import is_in_danger
from webapp.vocabulary.rank import Rank

# So many of rank now show by themselves within WITHIN: others stay in view below them.
FEW, WITHIN = 10, timedelta(hours=1)


class Arriving(NamedTuple):
    """A new incident of rank now, by its only report: when it came, and whether it may stack."""

    number: int
    at: datetime
    may_stack: bool


def read_arriving(reports: Iterable[Told]) -> list[Arriving]:
    """Those of rank now, in the order in which they came.

    Danger at an organisation that somebody has confirmed is never stacked, nor is what the unit
    had on paper.
    """
    return [
        Arriving(one.number, one.arrived, may_stack=not _is_exempt(one))
        for one in sorted(reports, key=lambda one: one.number)
        if one.alone and one.alone.rank is Rank.NOW
    ]


def find_stacked(arriving: Iterable[Arriving], shown: Sequence[datetime]) -> set[int]:
    """The numbers of those that are stacked: FEW others show within WITHIN of each.

    `shown` is when those came that show by themselves already, and are new.
    """
    times, stacked = [*shown], set[int]()
    for one in arriving:
        if one.may_stack and sum(abs(one.at - at) <= WITHIN for at in times) >= FEW:
            stacked.add(one.number)
        else:
            times.append(one.at)
    return stacked


def is_sure_danger(report: Told, *, organisation: int | None) -> bool:
    """Whether it tells of danger, and somebody has confirmed which `organisation` it is from.

    Such a report shows by itself, and nobody sets it aside unread.
    """
    return organisation is not None and is_in_danger(report.path, report.answers)


def _is_exempt(report: Told) -> bool:
    return report.on_paper is not None or is_sure_danger(report, organisation=report.organisation)
