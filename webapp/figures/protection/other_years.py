"""Finds other years that would be printed the same: what a number could be instead. Pure.

What is found is added up again here, so that it is a proof; what is not, is taken not to exist.
"""

from collections.abc import Collection, Mapping, Sequence
from random import Random

from webapp.figures.protection.relations import NO_LIMIT, Key, Range, Relation

# One year serves many numbers: so many are looked for in which they differ from the true ones by
# one at most, by two, by anything. Each number that is left then has years of its own.
SHARED = 4
REACHES = (1, 2, NO_LIMIT)
# Values looked for between the least and the largest: more than a small number can have.
BETWEEN = 20

Ranges = Mapping[Key, Range]


class OtherYears:
    """The true year, and the values that each of its numbers has in years printed the same."""

    def __init__(self, true: Mapping[Key, int], relations: Sequence[Relation]) -> None:
        from webapp.figures.protection.programme import Programme  # noqa: PLC0415  # heavy

        self._true, self._relations = true, relations
        self._programme = Programme([*true], relations)
        self._values = {cell: {n} for cell, n in true.items()}

    def find_narrow(self, cells: Collection[Key], ranges: Ranges, *, fewest: int) -> Key | None:
        """The first of these numbers that has fewer values, where all are within these ranges.

        Values of an earlier call count: the more is hidden, the more a number could be.
        """

        def narrow() -> list[Key]:
            return [cell for cell in cells if len(self._values[cell]) < fewest]

        chance = Random(0)
        for reach in REACHES:
            near = {cell: self._near(cell, ranges[cell], reach) for cell in narrow()}
            for _ in range(SHARED if near else 0):
                self._learn(ranges, near, {cell: chance.choice((1, -1)) for cell in narrow()})
        for cell in narrow():
            if len(self._values[cell]) < fewest and not self._has(cell, ranges, fewest):
                return cell
        return None

    def find_limits(self, cell: Key, ranges: Ranges) -> set[Key]:
        """The numbers whose ranges keep this one from having more values."""
        return self._programme.find_limits(ranges, cell)

    def _near(self, cell: Key, within: Range, reach: int) -> Range:
        n, (least, most) = self._true[cell], within
        return max(least, n - reach), min(most, n + reach)

    def _has(self, cell: Key, ranges: Ranges, fewest: int) -> bool:
        """Whether the number has so many values, once the ends and some between are looked for."""
        values = self._values[cell]
        for by in (1, -1):
            self._learn(ranges, {}, {cell: by})
        for n in range(min(values), max(values))[:BETWEEN]:
            if len(values) >= fewest:
                return True
            if n not in values:
                self._learn(ranges, {cell: (n, n)}, {})
        return len(values) >= fewest

    def _learn(self, ranges: Ranges, nearer: Ranges, wanted: Mapping[Key, int]) -> None:
        year = self._programme.find({**ranges, **nearer}, most=wanted)
        if year and self._would_be_printed_so(year, ranges):
            for cell, n in year.items():
                self._values[cell].add(n)

    def _would_be_printed_so(self, year: Mapping[Key, int], ranges: Ranges) -> bool:
        within = all(least <= year[cell] <= most for cell, (least, most) in ranges.items())
        return within and all(relation.holds(year) for relation in self._relations)
