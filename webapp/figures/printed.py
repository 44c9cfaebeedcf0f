"""The tables of a period as its paper prints them: protected, with shares of rounded numbers. Pure.

Screens, files and charts of a paper take their numbers from here, and from nowhere else.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from webapp.counting.cells import Cell
from webapp.counting.definitions import ADVISED, DONE
from webapp.counting.delays import PARTS, Part
from webapp.figures.in_short import sentence_of
from webapp.figures.papers import MONTH, TOTAL, print_paper
from webapp.figures.periods import Period
from webapp.figures.protection.bounds import Key
from webapp.figures.protection.printing import LEAST_BASE, Printed, share_of
from webapp.figures.tables import Row, TableOfFigures, figures_of


class PrintedRow(NamedTuple):
    """A line of a table. `share`: whole percent of all, where it may be printed."""

    label: str
    printed: Printed
    share: int | None = None


class PrintedTable(NamedTuple):
    """A table; `several`: its lines overlap."""

    heading: str
    rows: Sequence[PrintedRow]
    note: str = ""
    several: bool = False


def print_tables(
    period: Period, counts: Mapping[Cell, int]
) -> tuple[Printed, Sequence[PrintedTable]]:
    """How many incidents in all, and every table. `counts` are of the whole year."""
    printed = print_paper(period, counts)
    exact = figures_of(period, {cell: n for cell, n in counts.items() if cell.month in period})
    total = printed[Key(period.code, TOTAL, "")]

    def rows(lines: Sequence[Row], found: Mapping[str, Printed]) -> list[PrintedRow]:
        return [
            PrintedRow(line.label, found[line.code], share_of(found[line.code], total))
            for line in lines
        ]

    def table(one: TableOfFigures) -> PrintedTable:
        found = {row.code: printed[Key(period.code, one.name, row.code)] for row in one.rows}
        return PrintedTable(one.heading, rows(one.rows, found), one.note, one.several)

    def time(part: Part, one: TableOfFigures) -> PrintedTable:
        found = {row.code: printed[Key(period.code, one.name, row.code)] for row in one.rows}
        return table(one)._replace(note=sentence_of(part, found, least=LEAST_BASE))

    of_months = {row.code: printed[Key("", MONTH, row.code)] for row in exact.months}
    months = PrintedTable("Month", rows(exact.months, of_months))
    times = map(time, PARTS, exact.times)
    advice = _print_advice(period, printed, total)
    return total, [months, *map(table, exact.tables), table(exact.day), *times, *advice]


def _print_advice(
    period: Period, printed: Mapping[Key, Printed], total: Printed
) -> Iterator[PrintedTable]:
    """How often each step was advised, as a share of all; and was done, as a share of those."""
    advised, done = (
        {line.code: printed[Key(period.code, figure.name, line.code)] for line in figure.lines}
        for figure in (ADVISED, DONE)
    )
    for figure, found in ((ADVISED, advised), (DONE, done)):
        rows = [
            PrintedRow(
                line.label,
                found[line.code],
                share_of(found[line.code], advised[line.code] if figure is DONE else total),
            )
            for line in figure.lines
        ]
        yield PrintedTable(figure.heading, rows, figure.note, figure.several)
