"""Where the marks of charts are, from the numbers of the tables beside them. Pure.

All places are percentages of a chart's width or height, so charts fit any screen. They are made of
the numbers that are shown and of no others: those of a paper give away no more than its tables do.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import sqrt
from typing import NamedTuple

from webapp.counting.definitions import AGES, NOT_ANSWERED, NOT_KNOWN, RANK, REACHED
from webapp.counting.delays import LONGER, PARTS
from webapp.figures.comparing import Limits
from webapp.figures.tables import Advice, PeriodFigures, Row, TableOfFigures

# Of two hundred counts like this one, 190 are within its interval.
Z = 1.96
LAST = (NOT_KNOWN, NOT_ANSWERED)
# Their lines have an order of their own.
IN_ORDER = {AGES.name, RANK.name, REACHED.name}


class Bar(NamedTuple):
    """From `start`, `width` long; from `low` to `high` is where the number could be by chance."""

    row: Row
    start: float
    width: float
    low: float | None = None
    high: float | None = None


class Drawn(NamedTuple):
    """A table with its marks. `headline` says what is most often, if anything clearly is."""

    table: TableOfFigures
    bars: Sequence[Bar]
    headline: str = ""


class Pair(NamedTuple):
    """A step: where the dot of those advised is, and that of those done."""

    step: Advice
    advised: float
    done: float


class Charts(NamedTuple):
    """All charts of a period."""

    months: Sequence[Bar]
    day: Sequence[Bar]
    late: Sequence[Bar]
    tables: Sequence[Drawn]
    advice: Sequence[Pair]
    times: Sequence[Drawn]


class Point(NamedTuple):
    """A month, and where its dot is. `y` is from the top."""

    label: str
    n: int
    x: float
    y: float


class RunChart(NamedTuple):
    """The months in order; `limits`, if there are any, are the heights of low, middle and high."""

    points: Sequence[Point]
    limits: Sequence[float]


def draw(figures: PeriodFigures) -> Charts:
    """The charts of these tables."""
    return Charts(
        months=bars_of(figures.months, ordered=False),
        day=bars_of(figures.day.rows, ordered=False),
        late=bars_of(figures.late.rows, ordered=False),
        tables=[_draw(table) for table in figures.tables],
        advice=pairs_of(figures.advice),
        times=[
            Drawn(table, stairs_of(table.rows, [*(step.code for step in part.steps), LONGER]))
            for part, table in zip(PARTS, figures.times, strict=True)
        ],
    )


def _draw(table: TableOfFigures) -> Drawn:
    if table.name in IN_ORDER:
        return Drawn(table, bars_of(table.rows, ordered=False))
    bars = bars_of(table.rows, ordered=True)
    return Drawn(table, bars, headline_of(bars))


def headline_of(bars: Sequence[Bar]) -> str:
    """The first line, where chance alone would not have put it before the next."""
    first, second, *_ = bars
    if first.low is None or first.low <= (second.high or 0) or first.row.code in LAST:
        return ""
    return f"Most often: {first.row.label}"


def interval(n: int) -> tuple[float, float]:
    """Within which numbers a count can be by chance alone: of Poisson, by Byar's formula."""
    if n == 0:
        return 0.0, 3.69
    low = n * (1 - 1 / (9 * n) - Z / (3 * sqrt(n))) ** 3
    high = (n + 1) * (1 - 1 / (9 * (n + 1)) + Z / (3 * sqrt(n + 1))) ** 3
    return max(0.0, low), high


def bars_of(rows: Sequence[Row], *, ordered: bool) -> list[Bar]:
    """A bar for each line, with its interval. `ordered`: the longest first, and what is not known
    last.
    """
    found = sorted(rows, key=_place) if ordered else rows
    scale = 100 / max((interval(row.n)[1] for row in rows if row.n), default=1)
    return [_bar(row, scale) for row in found]


def stairs_of(rows: Iterable[Row], steps: Iterable[str]) -> list[Bar]:
    """Each step begins where the one before ends; lines of no step have no bar."""
    rows, steps = [*rows], {*steps}
    numbers = [row.n if row.code in steps else 0 for row in rows]
    *ends, measured = (0, *accumulate(numbers))
    scale = 100 / (measured or 1)
    return [
        Bar(row, end * scale, n * scale) for row, end, n in zip(rows, ends, numbers, strict=True)
    ]


def pairs_of(advice: Sequence[Advice]) -> list[Pair]:
    """Two dots for each step, on one scale."""
    scale = 100 / max(1, *(step.advised for step in advice))
    return [Pair(step, step.advised * scale, step.done * scale) for step in advice]


def run_chart(labels: Sequence[str], numbers: Sequence[int], limits: Limits | None) -> RunChart:
    """A dot for each month, with the limits of chance where they are known."""
    top = round(max(*numbers, limits.high if limits else 0, 1) * 1.1) + 1
    places = [(place + 0.5) * 100 / len(numbers) for place in range(len(numbers))]

    def height(n: float) -> float:
        return 100 - 100 * n / top

    points = [
        Point(label, n, x, height(n)) for label, n, x in zip(labels, numbers, places, strict=True)
    ]
    return RunChart(points, [*map(height, limits)] if limits else [])


def _place(row: Row) -> tuple[bool, int]:
    return row.code in LAST, -row.n


def _bar(row: Row, scale: float) -> Bar:
    if not row.n:
        return Bar(row, 0, 0)
    low, high = interval(row.n)
    return Bar(row, 0, row.n * scale, low * scale, high * scale)
