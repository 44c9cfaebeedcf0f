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


class GivenAway(NamedTuple):
    """A number that has too few possible values, and the numbers that are why."""

    cell: Key
    limits: set[Key]


class Table(NamedTuple):
    """A table, of which period, whichever printing it is."""

    paper: str
    name: str


class CannotHide(Exception):
    """Whatever is hidden, a small number of this paper or an earlier one would be given away."""


def protect(
    numbers: Mapping[Key, int],
    relations: Sequence[Relation],
    earlier: Mapping[Key, Cell] | None = None,
    differences: Mapping[Key, int] | None = None,
) -> dict[Key, Printed]:
    """What is printed of these numbers, none of which is in an `earlier` paper.

    More is hidden until each small number, of this paper or an earlier one, could have at least
    three values, and so could each small difference (signed) of two printings. Raises CannotHide:
    of a revision readers know which hidden numbers are small, as its tables were printed before.
    """
    printed = {cell: print_number(n) for cell, n in numbers.items()}
    known = Known(relations, earlier or {}, differences or {})
    true = {cell: one.n for cell, one in known.earlier.items()} | {**numbers, **known.differences}
    others = OtherYears(true, relations)
    while given_away := find_given_away(numbers, printed, known, others):
        printed |= dict.fromkeys(_choose(given_away, numbers, printed, known.earlier))
    return printed


def find_given_away(
    numbers: Mapping[Key, int], printed: Mapping[Key, Printed], known: Known, others: OtherYears
) -> GivenAway | None:
    """A small number, or difference, that has fewer than three possible values; None if all do."""
    everything = {cell: Cell(n, printed[cell]) for cell, n in numbers.items()} | dict(known.earlier)
    telling = _find_telling(everything)
    ranges = {
        cell: _range(one, tells=_table_of(cell) in telling) for cell, one in everything.items()
    }
    ranges |= dict.fromkeys(known.differences, (-NO_LIMIT, NO_LIMIT))
    small = [cell for cell, one in everything.items() if is_small(one.n)]
    small += [cell for cell, n in known.differences.items() if is_small(abs(n))]
    cell = others.find_narrow(small, ranges, fewest=FEWEST_VALUES)
    return GivenAway(cell, others.find_limits(cell, ranges)) if cell else None


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


def _paper_of(cell: Key) -> str:
    """Its period, whichever printing it is."""
    return cell.paper.partition(",")[0]


def _table_of(cell: Key) -> Table:
    return Table(_paper_of(cell), cell.table)


def _range(cell: Cell, *, tells: bool) -> Range:
    """What a reader knows who can tell which hidden numbers are small, where it `tells`."""
    if cell.printed is not None:
        return range_of(cell.printed)
    return (1, LARGEST_HIDDEN) if tells and is_small(cell.n) else (0, NO_LIMIT)


def _choose(
    given_away: GivenAway,
    numbers: Mapping[Key, int],
    printed: Mapping[Key, Printed],
    earlier: Mapping[Key, Cell],
) -> Collection[Key]:
    """What to hide of this paper: one number that is why; else a whole table, or all of it, in
    which nobody can tell then what is small. Raises CannotHide.

    As long as all that is why stays as it is, hiding anything else changes nothing.
    """
    shown = {cell for cell, one in printed.items() if one is not None}
    if why := given_away.limits & shown:
        return [_smallest(why, numbers, beside=given_away.cell)]
    for place_of in (_table_of, _paper_of):
        out = {place_of(cell) for cell, one in earlier.items() if one.printed is not None}
        for place in {place_of(cell): None for cell in sorted(given_away.limits & numbers.keys())}:
            whole = [cell for cell in shown if place_of(cell) == place]
            if whole and place not in out:
                return whole
    raise CannotHide(given_away.cell)


def _smallest(cells: Collection[Key], numbers: Mapping[Key, int], *, beside: Key) -> Key:
    """The smallest of them in the same table, else anywhere; zeros last."""
    return min(
        cells,
        key=lambda one: (one.table != beside.table, numbers[one] == 0, numbers[one], str(one)),
    )
