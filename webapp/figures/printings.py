"""What papers of one year print, one after the other, so that no small number is given away. Pure.

A number that a later paper prints again is the same cell while it is the same number. Where it has
changed, it is a new cell, and their difference is protected too: docs/decisions/0101.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from webapp.counting.cells import Cell as Counted
from webapp.figures.papers import (
    TOTAL,
    UNDONE,
    groups_of_year,
    numbers_of,
    relations_of_paper,
    relations_of_year,
)
from webapp.figures.protection.printing import Printed, print_number
from webapp.figures.protection.protecting import CannotHide, Cell, protect
from webapp.figures.protection.relations import Key, Relation
from webapp.vocabulary.periods import Period


class Paper(NamedTuple):
    """A paper: its period, and of each number what it is and what is printed of it.

    One that `gives_away` a small number, whatever it hides, prints none, and must not go out.
    """

    period: Period
    cells: Mapping[Key, Cell]
    gives_away: bool = False

    @property
    def printed(self) -> dict[Key, Printed]:
        """What is printed of each number."""
        return {number: cell.printed for number, cell in self.cells.items()}

    @property
    def hidden_more(self) -> int:
        """How many numbers are hidden that are not small."""
        shown = [cell for number, cell in self.cells.items() if number.table != UNDONE]
        return sum(one.printed is None and print_number(one.n) is not None for one in shown)


def print_paper(
    period: Period, counts: Mapping[Counted, int], earlier: Iterable[Paper] = ()
) -> Paper:
    """The next paper, of this period, after the `earlier` ones of its year in their order.

    `counts` are of the whole year. It hides what would give a number away of any of them.
    """
    before = Printings(period.whole_year)
    for paper in earlier:
        before.add(paper)
    numbers = numbers_of(period, counts)
    places = before.place(period, numbers)
    new = {cell: numbers[number] for number, cell in places.items() if cell not in before.cells}
    try:
        found = protect(new, before.relations, before.cells, before.differences)
    except CannotHide:
        return Paper(period, {one: Cell(n, None) for one, n in numbers.items()}, gives_away=True)
    printed = {cell: one.printed for cell, one in before.cells.items()} | found
    return Paper(period, {one: Cell(n, printed[places[one]]) for one, n in numbers.items()})


class Printings:
    """The cells of all papers of one year, how they add up, and their differences."""

    def __init__(self, year: Period) -> None:
        self.year = year
        self.cells: dict[Key, Cell] = {}
        self.relations: list[Relation] = []
        self.differences: dict[Key, int] = {}
        self._n: dict[Key, int] = {}
        self._of: dict[Key, list[Key]] = {}
        self._latest: dict[Key, Key] = {}
        self._related: set[tuple[Key, ...]] = set()

    def add(self, paper: Paper) -> None:
        """Take in a paper that is out."""
        numbers = {number: cell.n for number, cell in paper.cells.items()}
        places = self.place(paper.period, numbers)
        for number, cell in paper.cells.items():
            self.cells.setdefault(places[number], cell)

    def place(self, period: Period, numbers: Mapping[Key, int]) -> dict[Key, Key]:
        """The cell of each number of a paper; adds how they add up, also with earlier ones."""
        places = {number: self._cell_of(number, n) for number, n in numbers.items()}
        if period == self.year:  # no year prints its groups: they stay hidden
            for number, n in groups_of_year(period, numbers).items():
                self.cells[self._cell_of(number, n)] = Cell(n, None)
        relations = [*relations_of_paper(period)]
        if Key(self.year.code, TOTAL, "") in self._latest:
            relations += relations_of_year(self.year)
        self._relate(
            Relation(
                self._latest[one.whole], [self._latest[part] for part in one.parts], one.overlap
            )
            for one in relations
            if all(number in self._latest for number in one.cells)
        )
        return places

    def _cell_of(self, number: Key, n: int) -> Key:
        printings = self._of.setdefault(number, [])
        found = next((cell for cell in printings if self._n[cell] == n), None)
        if found is None:
            again = f"{number.paper}, printing {len(printings) + 1}"
            found = number._replace(paper=again) if printings else number
            self._n[found] = n
            self._relate(Relation(found, [cell]) for cell in printings)
            printings.append(found)
        self._latest[number] = found
        return found

    def _relate(self, relations: Iterable[Relation]) -> None:
        for one in relations:
            if (cells := tuple(one.cells)) not in self._related and self._could_be(one):
                self._related.add(cells)
                self.relations.append(self._made_true(one))

    def _could_be(self, relation: Relation) -> bool:
        """False of lines that overlap where some are of no code that we know: it tells nothing."""
        whole, parts = self._n[relation.whole], [self._n[part] for part in relation.parts]
        return not relation.overlap or max(parts) <= whole <= sum(parts)

    def _made_true(self, relation: Relation) -> Relation:
        """The relation; where numbers have changed since, with the difference as one more part."""
        missing = self._n[relation.whole] - sum(self._n[part] for part in relation.parts)
        if relation.overlap or not missing:
            return relation
        difference = Key("", "difference", str(len(self.differences)))
        self.differences[difference] = missing
        return Relation(relation.whole, [*relation.parts, difference])
