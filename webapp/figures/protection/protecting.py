"""Says what a paper prints of each cell, so that every small number could be three others. Pure.

It is judged as a reader would who has all earlier papers, and knows the rule: docs/decisions/0091.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from webapp.figures.protection.other_years import OtherYears
from webapp.figures.protection.printing import (
    LARGEST_HIDDEN,
    Printed,
    is_small,
    print_number,
    range_of,
)
from webapp.figures.protection.relations import NO_LIMIT, Key, Range, Relation

FEWEST_VALUES = 3


class Cell(NamedTuple):
    """A number, and what an earlier paper printed of it."""

    n: int
    printed: Printed


class Known(NamedTuple):
    """How numbers add up, what earlier papers printed, and by how much two printings differ."""

    relations: Sequence[Relation]
    earlier: Mapping[Key, Cell]
    differences: Mapping[Key, int]


class Table(NamedTuple):
    """A table, of which period, whichever printing it is."""

    paper: str
    name: str


def protect(
    numbers: Mapping[Key, int],
    relations: Sequence[Relation],
    earlier: Mapping[Key, Cell] | None = None,
    differences: Mapping[Key, int] | None = None,
) -> dict[Key, Printed]:
    """What is printed of these numbers, which no `earlier` paper has.

    More is hidden until each small number, of this paper or an earlier one, could have at least
    three values, and so could each small difference (signed) of two printings. Hiding everything
    ends it, as the earlier papers did not give any away, and a paper without numbers tells nothing.
    """
    printed = {cell: print_number(n) for cell, n in numbers.items()}
    known = Known(relations, earlier or {}, differences or {})
    true = {cell: one.n for cell, one in known.earlier.items()} | {**numbers, **known.differences}
    others = OtherYears(true, relations)
    while given_away := find_given_away(numbers, printed, known, others):
        cell = _smallest_near(given_away, numbers, printed, relations)
        if cell is None:
            break
        printed[cell] = None
    return printed


def find_given_away(
    numbers: Mapping[Key, int], printed: Mapping[Key, Printed], known: Known, others: OtherYears
) -> Key | None:
    """A cell with a small number, or difference, that has fewer than three possible values."""
    everything = {cell: Cell(n, printed[cell]) for cell, n in numbers.items()} | dict(known.earlier)
    telling = _find_telling(everything)
    ranges = {
        cell: _range(one, tells=_table_of(cell) in telling) for cell, one in everything.items()
    }
    ranges |= dict.fromkeys(known.differences, (-NO_LIMIT, NO_LIMIT))
    small = [cell for cell, one in everything.items() if is_small(one.n)]
    small += [cell for cell, n in known.differences.items() if is_small(abs(n))]
    return others.find_narrow(small, ranges, fewest=FEWEST_VALUES)


def _find_telling(cells: Mapping[Key, Cell]) -> set[Table]:
    """The tables of which a reader can tell which hidden numbers are small.

    Nobody can of one that prints no number, unless all of it is small. Nobody can of a paper that
    prints no number at all.
    """
    printing = {_table_of(cell) for cell, one in cells.items() if one.printed is not None}
    large = {_table_of(cell) for cell, one in cells.items() if one.n > LARGEST_HIDDEN}
    papers = {table.paper for table in printing}
    return printing | {
        table for table in map(_table_of, cells) if table.paper in papers and table not in large
    }


def _table_of(cell: Key) -> Table:
    return Table(cell.paper.partition(",")[0], cell.table)


def _range(cell: Cell, *, tells: bool) -> Range:
    """What a reader knows who can tell which hidden numbers are small, where it `tells`."""
    if cell.printed is not None:
        return range_of(cell.printed)
    return (1, LARGEST_HIDDEN) if tells and is_small(cell.n) else (0, NO_LIMIT)


def _smallest_near(
    cell: Key,
    numbers: Mapping[Key, int],
    printed: Mapping[Key, Printed],
    relations: Sequence[Relation],
) -> Key | None:
    """The smallest number that is still printed, and shares a relation; else one step further."""
    near: set[Key] = {cell}
    while wider := near | _neighbours(near, relations):
        candidates = [one for one in wider if printed.get(one) is not None]
        if candidates:
            return min(
                candidates,
                key=lambda one: (
                    one.table != cell.table,
                    numbers[one] == 0,
                    numbers[one],
                    str(one),
                ),
            )
        if wider == near:
            return None
        near = wider
    return None


def _neighbours(near: Collection[Key], relations: Sequence[Relation]) -> set[Key]:
    sharing = (one.cells for one in relations if any(cell in near for cell in one.cells))
    return {cell for cells in sharing for cell in cells}
