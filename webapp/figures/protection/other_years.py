"""Finds other years that would be printed the same: what a number could be instead. Pure.

From the true year on: one number is changed by one, then others until all adds up again; and so on
from the year that was found. What it finds is a proof; what it does not find is taken not to exist.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from webapp.figures.protection.bounds import Key, Range, Relation

# Numbers that are changed for one step, steps of one attempt, and attempts.
MOST_CHANGED = 40
MOST_STEPS = 200
ATTEMPTS = 5

Year = Mapping[Key, int]


class OtherYears:
    """The true year, and the values that each of its numbers has in years printed the same."""

    def __init__(self, true: Year, relations: Sequence[Relation]) -> None:
        self._true = true
        self._of: dict[Key, list[Relation]] = {cell: [] for cell in true}
        for relation in relations:
            for cell in relation.cells:
                self._of[cell].append(relation)
        self._values = {cell: {n} for cell, n in true.items()}

    def count_values(self, cell: Key, ranges: Mapping[Key, Range], *, enough: int) -> int:
        """How many values the number has in the years found so far; looks for `enough`."""
        for by in (1, -1):
            year = self._true
            while len(self._values[cell]) < enough and (
                found := self._find(year, cell, by, ranges)
            ):
                for one, n in found.items():
                    self._values[one].add(n)
                year = {**year, **found}
        return len(self._values[cell])

    def _find(self, year: Year, cell: Key, by: int, ranges: Mapping[Key, Range]) -> Year:
        """What differs in a year in which this number does by so much; empty if none is found."""
        for attempt in range(ATTEMPTS):
            search = _Search(year, self._of, ranges, Random(attempt))
            if search.tries(cell, by, MOST_CHANGED):
                return {one: year[one] + change for one, change in search.changes.items()}
        return {}


class _Search:
    """Changes to a year, number by number, each at most once."""

    def __init__(
        self,
        year: Year,
        of: Mapping[Key, Sequence[Relation]],
        ranges: Mapping[Key, Range],
        chance: Random,
    ) -> None:
        self._year, self._of, self._ranges, self._chance = year, of, ranges, chance
        self.changes: dict[Key, int] = {}
        self._broken: dict[int, Relation] = {}
        self._steps = 0

    def tries(self, cell: Key, by: int, left: int) -> bool:
        """Whether all adds up once this number is changed, and so many others at most."""
        self._steps += 1
        if self._steps > MOST_STEPS or self._room(cell, by) < 0:
            return False
        before = dict(self._broken)
        self.changes[cell] = by
        for relation in self._of[cell]:
            if self._is_broken(relation):
                self._broken[id(relation)] = relation
            else:
                self._broken.pop(id(relation), None)
        if not self._broken:
            return True
        if left:
            relation = next(iter(self._broken.values()))
            if any(self.tries(*way, left - 1) for way in self._ways(relation)):
                return True
        del self.changes[cell]
        self._broken = before
        return False

    def _ways(self, relation: Relation) -> list[tuple[Key, int]]:
        """How to mend it: first what breaks the fewest other relations."""
        ways = [
            (cell, by)
            for cell, missing in self._missing(relation)
            if cell not in self.changes
            for by in dict.fromkeys((missing, 1 if missing > 0 else -1))
            if self._room(cell, by) >= 0
        ]
        self._chance.shuffle(ways)
        return sorted(ways, key=lambda way: self._breaks(*way))

    def _breaks(self, cell: Key, by: int) -> int:
        self.changes[cell] = by
        broken = sum(map(self._is_broken, self._of[cell]))
        del self.changes[cell]
        return broken

    def _room(self, cell: Key, by: int) -> int:
        """By how much more it could differ."""
        least, most = self._ranges[cell]
        return min(self._year[cell] + by - least, most - self._year[cell] - by)

    def _is_broken(self, relation: Relation) -> bool:
        return any(self._missing(relation))

    def _missing(self, relation: Relation) -> Iterator[tuple[Key, int]]:
        """What would mend it, each alone: a number, and by how much to change it."""
        whole, parts = self._value(relation.whole), [self._value(part) for part in relation.parts]
        missing = whole - sum(parts)
        if missing > 0 or (missing and not relation.overlap):
            yield relation.whole, -missing
            yield from ((part, missing) for part in relation.parts)
        for part, value in zip(relation.parts, parts, strict=True):
            if relation.overlap and value > whole:
                yield part, whole - value
                yield relation.whole, value - whole

    def _value(self, cell: Key) -> int:
        return self._year[cell] + self.changes.get(cell, 0)
