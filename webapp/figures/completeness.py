"""Says how complete reports are: of each question, in how many incidents nobody answered it. Pure.

“Not known” is an answer.
"""

from collections.abc import Sequence
from typing import NamedTuple

from webapp.counting.definitions import DAY, NOT_ANSWERED, Figure
from webapp.figures.tables import PeriodFigures, figures_in
from webapp.vocabulary.periods import Period


class Completeness(NamedTuple):
    """A question, in how many incidents it was not answered, and the share in which it was."""

    question: str
    missing: int
    answered: int | None


def questions_in(period: Period) -> list[Figure]:
    """The figures of a period that are of a question which may stay without an answer."""
    return [
        figure
        for figure in (*figures_in(period), DAY)
        if any(line.code == NOT_ANSWERED for line in figure.lines)
    ]


def completeness_of(period: Period, figures: PeriodFigures) -> Sequence[Completeness]:
    """A line for each question, from exact numbers. The share is of all; None if there are none."""
    rows = {
        table.name: {row.code: row.n for row in table.rows}
        for table in (*figures.tables, figures.day)
    }
    missing = [(one.heading, rows[one.name][NOT_ANSWERED]) for one in questions_in(period)]
    return [Completeness(question, n, _share(n, figures.total.n)) for question, n in missing]


def _share(missing: int, total: int) -> int | None:
    return round(100 * (total - missing) / total) if total else None
