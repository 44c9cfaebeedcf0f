"""Makes the tables of a period from its counts. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from webapp.counting.cells import Cell
from webapp.counting.definitions import (
    ADVISED,
    ALL,
    CLOCKS_NOT_BELIEVED,
    DAY,
    DONE,
    LATE,
    OF_A_QUARTER,
    OF_A_YEAR,
    ORGANISATION,
    SET_ASIDE,
    SETTING,
    SETTING_GROUP,
    TIMES,
    TOTAL,
    Figure,
    in_groups,
)
from webapp.counting.delays import NOT_BELIEVED, PARTS, TO_ARRIVE, Part
from webapp.figures import lists
from webapp.figures.in_short import sentence_of
from webapp.vocabulary.periods import Period, month_label


class Row(NamedTuple):
    """A line of a table, the number of incidents in it, and the list of them, if there is one."""

    code: str
    label: str
    n: int
    list: lists.Address | None = None


class TableOfFigures(NamedTuple):
    """A figure's table. `several`: its lines overlap, so they can add up to more than all."""

    name: str
    heading: str
    rows: Sequence[Row]
    note: str
    several: bool


class Advice(NamedTuple):
    """A step: how often it was advised, and how often it is known to have been done."""

    label: str
    advised: int
    done: int


class PeriodFigures(NamedTuple):
    """All that is shown of a period; `organisations` are the numbers of those that returned
    something, `not_reports` how many were set aside as not a report, and `clocks` says how
    many came from a phone whose clock is not believed.
    """

    total: Row
    not_reports: Row
    months: Sequence[Row]
    day: TableOfFigures
    late: TableOfFigures
    clocks: str
    tables: Sequence[TableOfFigures]
    times: Sequence[TableOfFigures]
    advice: Sequence[Advice]
    organisations: frozenset[int]


def figures_in(period: Period) -> Sequence[Figure]:
    """The tables of extent and nature that a period has."""
    return OF_A_QUARTER if period.quarter else OF_A_YEAR


def count_lines(counts: Mapping[Cell, int]) -> Mapping[str, Counter[str]]:
    """How many incidents by figure and code."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for cell, count in counts.items():
        found[cell.figure][cell.code] += count
    found[SETTING_GROUP.name] = Counter(in_groups(found[SETTING.name]))
    return found


def figures_of(
    period: Period, counts: Mapping[Cell, int], *, is_listed: bool = True
) -> PeriodFigures:
    """What these cells, of one basis and of this period, come to.

    `is_listed`: the lists of incidents have these and no others.
    """
    found = _figures_of(period, counts)
    return found if is_listed else _without_lists(found)


def _figures_of(period: Period, counts: Mapping[Cell, int]) -> PeriodFigures:
    by_figure, months = count_lines(counts), Counter[str]()
    for cell, count in counts.items():
        if cell.figure == TOTAL:
            months[cell.month] += count
    not_reports = by_figure[SET_ASIDE][ALL]
    return PeriodFigures(
        total=Row(ALL, "All", by_figure[TOTAL][ALL], lists.of_all(period)),
        not_reports=Row(SET_ASIDE, "Not a report", not_reports, lists.of_not_reports(period)),
        months=[
            Row(month, month_label(month), months[month], lists.of_month(month))
            for month in period.months
        ],
        day=_table(DAY, by_figure, period),
        late=_table(LATE, by_figure, period),
        clocks=CLOCKS_NOT_BELIEVED.format(number=f"{by_figure[TO_ARRIVE.name][NOT_BELIEVED]:,}"),
        tables=[_table(figure, by_figure, period) for figure in figures_in(period)],
        times=[
            _time(part, _table(figure, by_figure, period), by_figure[figure.name])
            for part, figure in zip(PARTS, TIMES, strict=True)
        ],
        advice=[
            Advice(line.label, by_figure[ADVISED.name][line.code], by_figure[DONE.name][line.code])
            for line in DONE.lines
        ],
        organisations=_numbers(by_figure[ORGANISATION]),
    )


def _without_lists(found: PeriodFigures) -> PeriodFigures:
    def without(rows: Sequence[Row]) -> list[Row]:
        return [row._replace(list=None) for row in rows]

    return found._replace(
        total=found.total._replace(list=None),
        not_reports=found.not_reports._replace(list=None),
        months=without(found.months),
        tables=[table._replace(rows=without(table.rows)) for table in found.tables],
    )


def _table(figure: Figure, by_figure: Mapping[str, Counter[str]], period: Period) -> TableOfFigures:
    counts = by_figure[figure.name]
    rows = [
        Row(
            line.code,
            line.label,
            counts[line.code],
            lists.of_line(period, figure.name, line.code),
        )
        for line in figure.lines
    ]
    return TableOfFigures(figure.name, figure.heading, rows, figure.note, figure.several)


def _time(part: Part, table: TableOfFigures, counts: Mapping[str, int]) -> TableOfFigures:
    return table._replace(note=sentence_of(part, counts))


def _numbers(organisations: Mapping[str, int]) -> frozenset[int]:
    return frozenset(int(number) for number, count in organisations.items() if count)
