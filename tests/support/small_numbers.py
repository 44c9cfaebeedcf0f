"""An attacker of printed numbers, by none of the product's own rules, and years to attack.

An integer programme looks for whole years that would be printed the same: a number that has three
values in them cannot be worked out.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import product
from random import Random

import numpy as np
from highspy import Highs, HighsModelStatus, HighsVarType, kHighsInf

from webapp.counting.cells import Cell as Counted
from webapp.counting.definitions import ADVISED, DAY, DONE, LATE, OF_A_YEAR, TIMES
from webapp.figures.printings import Paper, Printings, print_paper
from webapp.figures.protection.protecting import Cell
from webapp.figures.protection.relations import Key, Relation
from webapp.vocabulary.periods import Period

YEAR = Period(2026)
ENOUGH = 3
# What a number can be of which nothing is printed: a difference of two printings.
ANY = -100_000, 100_000
# How far small numbers may be from the true ones, in the years that are looked for first.
NEARER = (1, 1, 1, 1, 2, 2, 2, 2, 100_000, 100_000)
# Incidents a year.
SIZES = (60 * 4, 125 * 4, 90 * 4)


def a_year_of(size: int, chance: Random) -> Counter[Counted]:
    """The counts of about so many incidents, some codes often and some hardly ever."""
    counts: Counter[Counted] = Counter()
    figures, times = (*OF_A_YEAR, DAY), Random(size)
    often = {one.name: [chance.paretovariate(0.8) for _ in one.lines] for one in figures}
    slow = {one.name: [times.paretovariate(0.8) for _ in one.lines] for one in (*TIMES, ADVISED)}
    for _ in range(size):
        month = chance.choice(YEAR.months)
        counts[Counted("arrived", month, "incidents", "all")] += 1
        for one in figures:
            boxes = chance.choice((1, 1, 2, 3)) if one.several else 1
            for line in dict.fromkeys(chance.choices(one.lines, often[one.name], k=boxes)):
                counts[Counted("arrived", month, one.name, line.code)] += 1
                if line.code == "given":
                    late = LATE.lines[times.random() < 0.2].code
                    counts[Counted("arrived", month, LATE.name, late)] += 1
        for one in TIMES:
            [line] = times.choices(one.lines, slow[one.name])
            counts[Counted("arrived", month, one.name, line.code)] += 1
        for line in dict.fromkeys(times.choices(ADVISED.lines, slow[ADVISED.name], k=3)):
            counts[Counted("arrived", month, ADVISED.name, line.code)] += 1
            if line in DONE.lines and times.random() < 0.6:
                counts[Counted("arrived", month, DONE.name, line.code)] += 1
    return counts


def print_all(counts: Mapping[Counted, int]) -> Printings:
    """What four quarters and the year print, one after the other, and how it adds up."""
    known, papers = Printings(YEAR), list[Paper]()
    for period in (*YEAR.quarters, YEAR):
        papers.append(print_paper(period, counts, papers))
        known.add(papers[-1])
    return known


def print_revised(counts: Mapping[Counted, int], seed: int) -> Printings:
    """What is printed of a year whose incidents come and go between its papers.

    Some quarters are printed again once a few incidents are gone and others came, and so is the
    year.
    """
    early, late, last = (a_year_of(size, Random(1000 * seed + size)) for size in (8, 12, 6))
    first = Counter(counts) + early
    second = Counter(counts) + late
    again = YEAR.quarters[: 1 + seed % 4]
    known, papers = Printings(YEAR), list[Paper]()
    for now, periods in (
        (first, YEAR.quarters),
        (second, (*again, YEAR)),
        (second + last, (YEAR,)),
    ):
        for period in periods:
            paper = print_paper(period, now, papers)
            if not paper.gives_away:
                papers.append(paper)
                known.add(paper)
    return known


def find_broken_year(seed: int, *, revised: bool = False) -> str:
    """The first small number of a made-up year that has fewer than three values; "" if none has."""
    counts = a_year_of(SIZES[seed % len(SIZES)], Random(seed))
    known = print_revised(counts, seed) if revised else print_all(counts)
    return " ".join(next(iter(find_narrow(known)), ()))


def find_narrow(known: Printings) -> list[Key]:
    """The numbers from 1 to 7, and differences of two printings, that fewer than three values fit.

    Whoever looks knows all papers, the rule, and which of the hidden numbers are small, but for
    those of a puzzling table.
    """
    years = Years(known.cells, known.relations)
    numbers = {key: cell.n for key, cell in known.cells.items()} | known.differences
    small = {key: n for key, n in numbers.items() if 1 <= abs(n) <= 7}
    found = {key: {n} for key, n in small.items()}

    def narrow() -> list[Key]:
        return [key for key, values in found.items() if len(values) < ENOUGH]

    def learn_from(year: Mapping[Key, int]) -> None:
        for key in year.keys() & found.keys():
            found[key].add(year[key])

    chance = Random(0)
    for most in NEARER:  # one year serves many numbers
        years.stay_near(small, most)
        learn_from(years.with_most({key: chance.choice((-1, 1)) for key in narrow()}))
    for key, times in product(narrow(), (1, -1)):
        learn_from(years.with_most({key: times}))
    for key in narrow():
        for number in range(min(found[key]) + 1, max(found[key])):
            learn_from(years.with_number(key, number))
    return narrow()


class Years:
    """All years that would be printed the same."""

    def __init__(self, cells: Mapping[Key, Cell], relations: list[Relation]) -> None:
        puzzling = _find_puzzling(cells)
        related = (key for relation in relations for key in relation.cells)
        self._ranges = {
            key: _range(cells[key], puzzling=_table_of(key) in puzzling) if key in cells else ANY
            for key in dict.fromkeys([*cells, *related])
        }
        self._column = {key: column for column, key in enumerate(self._ranges)}
        self._all = np.arange(len(self._ranges), dtype=np.int32)
        self._solver = Highs()  # type: ignore[no-untyped-call]
        self._solver.silent()
        self._solver.setOptionValue("presolve", "off")
        self._solver.setOptionValue("threads", 1)  # as the product's: a process has one number
        for least, most in self._ranges.values():
            self._solver.addVar(least, most)
        for relation in relations:
            self._add(relation)

    def stay_near(self, numbers: Mapping[Key, int], most: int) -> None:
        """From now on, by how much these numbers differ at most."""
        for key, n in numbers.items():
            least, largest = self._ranges[key]
            within = max(least, n - most), min(largest, n + most)
            self._solver.changeColBounds(self._column[key], *within)

    def with_most(self, wanted: Mapping[Key, int]) -> dict[Key, int]:
        """The one with the largest sum of these numbers, each times what is given."""
        costs = np.zeros(len(self._all))
        for key, times in wanted.items():
            costs[self._column[key]] = -times
        self._solver.changeColsCost(len(self._all), self._all, costs)
        return self._find()

    def with_number(self, key: Key, number: int) -> dict[Key, int]:
        """One that has it there; empty if there is none."""
        self._solver.changeColBounds(self._column[key], number, number)
        found = self._find()
        self._solver.changeColBounds(self._column[key], *self._ranges[key])
        return found

    def _find(self) -> dict[Key, int]:
        numbers = self._solve()
        if any(abs(number - round(number)) > 1e-6 for number in numbers):
            self._all_are(HighsVarType.kInteger)
            numbers = self._solve()
            self._all_are(HighsVarType.kContinuous)
        return {key: round(number) for key, number in zip(self._column, numbers, strict=False)}

    def _solve(self) -> list[float]:
        self._solver.run()
        status = self._solver.getModelStatus()
        assert status in (HighsModelStatus.kOptimal, HighsModelStatus.kInfeasible)
        if status == HighsModelStatus.kInfeasible:
            return []
        return [*self._solver.getSolution().col_value]

    def _all_are(self, kind: HighsVarType) -> None:
        kinds = np.full(len(self._all), kind)
        self._solver.changeColsIntegrality(len(self._all), self._all, kinds)

    def _add(self, relation: Relation) -> None:
        """The whole less its parts is zero; or, of lines that overlap, none of it is above."""
        parts = dict.fromkeys(relation.parts, -1)
        self._row(-kHighsInf if relation.overlap else 0, 0, {relation.whole: 1, **parts})
        for part in relation.parts if relation.overlap else ():
            self._row(0, kHighsInf, {relation.whole: 1, part: -1})

    def _row(self, least: float, most: float, times: Mapping[Key, int]) -> None:
        columns = np.array([self._column[key] for key in times], dtype=np.int32)
        self._solver.addRow(least, most, len(columns), columns, np.array([*times.values()], float))


def _table_of(key: Key) -> tuple[str, str]:
    return key.paper.split(",")[0], key.table


def _find_puzzling(cells: Mapping[Key, Cell]) -> set[tuple[str, str]]:
    """The tables that print no number, though some are large, or of a paper that prints none."""
    tables = {*map(_table_of, cells)}
    telling = {_table_of(key) for key, cell in cells.items() if cell.printed is not None}
    large = {_table_of(key) for key, cell in cells.items() if cell.n > 7}
    papers = {paper for paper, _ in telling}
    return {one for one in tables - telling if one in large or one[0] not in papers}


def _range(cell: Cell, *, puzzling: bool) -> tuple[int, int]:
    if cell.printed is None:
        return (1, 7) if 1 <= cell.n <= 7 and not puzzling else (0, 100_000)
    fits = [n for n in (0, *range(8, cell.printed + 4)) if 5 * round(n / 5) == cell.printed]
    return fits[0], fits[-1]
