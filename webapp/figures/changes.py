"""The lines of all tables over ten quarters, each with its sentence. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from webapp.counting.cells import Cell
from webapp.counting.definitions import ALL, OF_A_QUARTER, OUTCOME, TOTAL
from webapp.figures.charts import RunChart, run_chart
from webapp.figures.comparing import (
    BEFORE,
    QUARTERS,
    RECENT,
    Sentence,
    compare,
    last_month,
    limits_of,
)
from webapp.figures.tables import count_lines
from webapp.vocabulary.periods import Period, month_label

# Of recent incidents fewer are closed: that is no change.
COMPARED = tuple(figure for figure in OF_A_QUARTER if figure is not OUTCOME)


class Change(NamedTuple):
    """A line: how many in the last two quarters, and in a usual two of the eight before."""

    label: str
    recent: int
    usual: int
    sentence: Sentence


class TableOfChanges(NamedTuple):
    """The lines of one figure."""

    heading: str
    lines: Sequence[Change]


class Changes(NamedTuple):
    """`changed` are the lines of more, or fewer, than chance gives; `month` is of the total, whose
    months are in `run`."""

    month: Sentence | None
    run: RunChart
    changed: Sequence[tuple[str, Change]]
    tables: Sequence[TableOfChanges]


def ten_quarters(last: Period) -> list[Period]:
    """The quarters that are compared, the oldest first; fewer where there are none before."""
    found = [last]
    while len(found) < QUARTERS and (before := found[0].before):
        found.insert(0, before)
    return found


def find_changes(quarters: Sequence[Period], counts: Mapping[Cell, int]) -> Changes | None:
    """What changed. None while it is too early: nothing was counted in the first of ten."""
    of_each = [
        count_lines({cell: n for cell, n in counts.items() if cell.month in one})
        for one in quarters
    ]
    if len(quarters) < QUARTERS or not of_each[0][TOTAL][ALL]:
        return None
    total = [each[TOTAL][ALL] for each in of_each]
    tables = [TableOfChanges("All", [_change("Incidents", total)])]
    for figure in COMPARED:
        lines = [
            _change(line.label, numbers)
            for line in figure.lines
            if any(numbers := [each[figure.name][line.code] for each in of_each])
        ]
        tables.append(TableOfChanges(figure.heading, lines))
    months = dict(_months(quarters, counts))
    numbers = [*months.values()]
    run = run_chart([*map(month_label, months)], numbers, limits_of(numbers))
    return Changes(last_month(numbers), run, [*_changed(tables)], tables)


def _change(label: str, numbers: Sequence[int]) -> Change:
    usual = round(sum(numbers[:BEFORE]) * RECENT / BEFORE)
    return Change(label, sum(numbers[BEFORE:]), usual, compare(numbers))


def _changed(tables: Sequence[TableOfChanges]) -> Iterator[tuple[str, Change]]:
    for table in tables:
        for line in table.lines:
            if line.sentence in (Sentence.MORE, Sentence.FEWER):
                yield table.heading, line


def _months(quarters: Sequence[Period], counts: Mapping[Cell, int]) -> Iterator[tuple[str, int]]:
    totals = {cell.month: n for cell, n in counts.items() if cell.figure == TOTAL}
    for quarter in quarters:
        yield from ((month, totals.get(month, 0)) for month in quarter.months)
