"""The tables of a paper: protected numbers, with shares of rounded ones. Pure.

Screens, files and charts of a paper take their numbers from here, and from nowhere else.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from webapp.counting.definitions import ADVISED, DAY, DONE, LATE, NOT_ANSWERED, TIMES, Figure
from webapp.counting.delays import NOT_BELIEVED, PARTS, TO_ARRIVE
from webapp.figures.completeness import questions_in
from webapp.figures.in_short import sentence_of
from webapp.figures.papers import MONTH, TOTAL
from webapp.figures.protection.printing import LEAST_BASE, Printed, share_of
from webapp.figures.protection.relations import Key
from webapp.figures.tables import figures_in
from webapp.vocabulary.periods import Period, month_label

PrintedNumbers = Mapping[Key, Printed]


class PrintedRow(NamedTuple):
    """A line of a table. `share`: whole percent of all, where it may be printed."""

    label: str
    printed: Printed
    share: int | None = None


class PrintedTable(NamedTuple):
    """A table; `several`: its lines overlap. Its shares are `of` these."""

    heading: str
    rows: Sequence[PrintedRow]
    note: str = ""
    several: bool = False
    of: str = "all"


def print_total(period: Period, printed: PrintedNumbers) -> Printed:
    """How many incidents in all."""
    return printed[Key(period.code, TOTAL, "")]


def print_tables(period: Period, printed: PrintedNumbers) -> Sequence[PrintedTable]:
    """Extent and nature: by month, and each table that a paper of this period has."""
    total = print_total(period, printed)
    numbers = [(month_label(month), printed[Key("", MONTH, month)]) for month in period.months]
    numbers.append(("All", total))
    months = [PrintedRow(label, n, share_of(n, total)) for label, n in numbers]
    figures = (*figures_in(period), DAY)
    return [PrintedTable("Month", months), *(_table(period, printed, one) for one in figures)]


def print_completeness(period: Period, printed: PrintedNumbers) -> PrintedTable:
    """In how many incidents each question was not answered; the share is of where it was."""
    total, rows = print_total(period, printed), []
    for figure in questions_in(period):
        n = printed[Key(period.code, figure.name, NOT_ANSWERED)]
        share = share_of(n, total)
        answered = None if share is None else 100 - share
        rows.append(PrintedRow(figure.heading, n, answered))
    return PrintedTable("How complete reports are", rows, "“Not known” is an answer.")


def print_late(period: Period, printed: PrintedNumbers) -> PrintedTable:
    """How many arrived when the quarter in which they happened was over."""
    return _table(period, printed, LATE)


def print_clocks(period: Period, printed: PrintedNumbers) -> Printed:
    """How many came from a phone whose clock is not believed."""
    return printed[Key(period.code, TO_ARRIVE.name, NOT_BELIEVED)]


def print_times(period: Period, printed: PrintedNumbers) -> Sequence[PrintedTable]:
    """How long each part of the time took, with a sentence that is made of printed numbers."""
    tables = []
    for part, figure in zip(PARTS, TIMES, strict=True):
        found = {one.code: printed[Key(period.code, figure.name, one.code)] for one in figure.lines}
        said = sentence_of(part, found, least=LEAST_BASE)
        tables.append(_table(period, printed, figure)._replace(note=said))
    return tables


def print_advice(period: Period, printed: PrintedNumbers) -> Sequence[PrintedTable]:
    """How often each step was advised, as a share of all; and was done, as a share of those."""
    advised, done = (_table(period, printed, figure) for figure in (ADVISED, DONE))
    of_each = {row.label: row.printed for row in advised.rows}
    rows = [row._replace(share=share_of(row.printed, of_each[row.label])) for row in done.rows]
    return [advised, done._replace(rows=rows, of="those advised")]


def _table(period: Period, printed: PrintedNumbers, figure: Figure) -> PrintedTable:
    total = print_total(period, printed)
    numbers = [(one, printed[Key(period.code, figure.name, one.code)]) for one in figure.lines]
    rows = [PrintedRow(one.label, n, share_of(n, total)) for one, n in numbers]
    return PrintedTable(figure.heading, rows, figure.note, figure.several)
