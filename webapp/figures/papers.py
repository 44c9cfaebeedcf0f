"""The numbers of the papers of a year, and how they add up: quarters, then the year. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from webapp.counting import definitions
from webapp.counting.cells import Cell as Counted
from webapp.counting.definitions import (
    ADVISED,
    DAY,
    DONE,
    LATE,
    SETTING,
    SETTING_GROUP,
    TIMES,
    Figure,
)
from webapp.figures.protection.relations import Key, Relation
from webapp.figures.tables import count_lines, figures_in
from webapp.vocabulary.incident import Setting
from webapp.vocabulary.periods import Period
from webapp.vocabulary.setting_group import GROUP_OF, SettingGroup

TOTAL, MONTH = "total", "month"  # a month is the same number in each paper that has it
UNDONE = "undone"  # advised, and not known to be done: hidden where it is small, and not shown


def numbers_of(period: Period, counts: Mapping[Counted, int]) -> dict[Key, int]:
    """Each number of the paper of a period, exact. A line that it does not show is zero."""
    found = count_lines(_within(period, counts))
    numbers = {Key(period.code, TOTAL, ""): found[definitions.TOTAL][definitions.ALL]}
    for month in period.months:
        of_it = {cell: n for cell, n in counts.items() if cell.month == month}
        numbers[Key("", MONTH, month)] = count_lines(of_it)[definitions.TOTAL][definitions.ALL]
    for figure in (*_figures(period), LATE):
        for line in figure.lines:
            numbers[Key(period.code, figure.name, line.code)] = found[figure.name][line.code]
    for line in DONE.lines:
        advised, done = (found[figure.name][line.code] for figure in (ADVISED, DONE))
        numbers[Key(period.code, DONE.name, line.code)] = done
        numbers[Key(period.code, UNDONE, line.code)] = advised - done
    return numbers


def _within(period: Period, counts: Mapping[Counted, int]) -> dict[Counted, int]:
    return {cell: n for cell, n in counts.items() if cell.month in period}


def _figures(period: Period) -> tuple[Figure, ...]:
    return (*figures_in(period), DAY, *TIMES, ADVISED)


def relations_of_paper(period: Period) -> Iterator[Relation]:
    """Each table adds up to all, and so do the months."""
    total = Key(period.code, TOTAL, "")
    yield Relation(total, [Key("", MONTH, month) for month in period.months])
    for figure in _figures(period):
        parts = [Key(period.code, figure.name, line.code) for line in figure.lines]
        yield Relation(total, parts, overlap=figure.several)
    late = [Key(period.code, LATE.name, line.code) for line in LATE.lines]
    yield Relation(Key(period.code, DAY.name, "given"), late)
    for line in DONE.lines:
        advised, *parts = (
            Key(period.code, name, line.code) for name in (ADVISED.name, DONE.name, UNDONE)
        )
        yield Relation(advised, parts)


def relations_of_year(year: Period) -> Iterator[Relation]:
    """The quarters add up to the year: all of it, and each line of a table."""
    yield _sum_of_quarters(year, TOTAL, "")
    for figure in (*_figures(year), LATE, DONE):
        if figure is not SETTING:
            for line in figure.lines:
                yield _sum_of_quarters(year, figure.name, line.code)
    for line in DONE.lines:
        yield _sum_of_quarters(year, UNDONE, line.code)
    for group, settings in _groups().items():
        yield _sum_of_quarters(year, SETTING_GROUP.name, group)
        parts = [Key(year.code, SETTING.name, setting) for setting in settings]
        yield Relation(Key(year.code, SETTING_GROUP.name, group), parts)


def groups_of_year(year: Period, numbers: Mapping[Key, int]) -> dict[Key, int]:
    """What the types of setting of a year come to by group, which only quarters print."""
    return {
        Key(year.code, SETTING_GROUP.name, group): sum(
            numbers[Key(year.code, SETTING.name, setting)] for setting in settings
        )
        for group, settings in _groups().items()
    }


def _sum_of_quarters(year: Period, table: str, line: str) -> Relation:
    parts = [Key(one.code, table, line) for one in year.quarters]
    return Relation(Key(year.code, table, line), parts)


def _groups() -> dict[str, Sequence[str]]:
    """The types of setting of each group; what is not known or answered is a group of its own."""
    groups = {
        group.value: [setting.value for setting in Setting if GROUP_OF[setting] is group]
        for group in SettingGroup
    }
    others = [line.code for line in SETTING.lines if line.code not in {*map(str, Setting)}]
    return {**groups, **{code: [code] for code in others}}
