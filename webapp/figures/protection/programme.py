"""An integer programme, solved by HiGHS: all years within ranges whose numbers add up. Pure."""

from collections.abc import Mapping, Sequence

from highspy import Highs, HighsModelStatus, HighsVarType, ObjSense

from webapp.figures.protection.relations import Key, Range, Relation

# After so many branches the solver gives up.
OPTIONS: Mapping[str, str | int] = {"presolve": "off", "threads": 1, "mip_max_nodes": 1_000}
# A number so near to a whole one is whole.
NEARLY = 1e-6

Year = Mapping[Key, int]


class _Solver(Highs):
    """Says nothing, not even who it is."""

    def enableCallbacks(self) -> None:  # noqa: N802
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Programme:
    """The numbers of a year, and how they add up."""

    def __init__(self, cells: Sequence[Key], relations: Sequence[Relation]) -> None:
        self._solver = _Solver()  # type: ignore[no-untyped-call]
        for option, value in OPTIONS.items():
            self._solver.setOptionValue(option, value)
        whole = HighsVarType.kInteger
        self._numbers = {cell: self._solver.addVariable(type=whole) for cell in cells}
        for relation in relations:
            self._add(relation)

    def find(self, ranges: Mapping[Key, Range], *, most: Mapping[Key, int]) -> Year:
        """The year within these ranges with most of these numbers, each times what is given.

        Empty if there is none, or the solver gives up.
        """
        self._ask(ranges, most)
        numbers = self._solve(fractions=True)
        if not all(map(_is_whole, numbers)):
            numbers = self._solve(fractions=False)
        return dict(zip(self._numbers, map(round, numbers), strict=False))

    def find_limits(self, ranges: Mapping[Key, Range], cell: Key) -> set[Key]:
        """The numbers whose ranges keep this one from being larger or smaller than it can be."""
        found: set[Key] = set()
        for times in (1, -1):
            self._ask(ranges, {cell: times})
            self._solve(fractions=True)
            prices = self._solver.getSolution().col_dual
            found |= {one for one, price in zip(self._numbers, prices, strict=True) if price}
        return found

    def _ask(self, ranges: Mapping[Key, Range], most: Mapping[Key, int]) -> None:
        within = [ranges[cell] for cell in self._numbers]
        least, largest = ([float(end) for end in ends] for ends in zip(*within, strict=True))
        self._solver.changeColsBounds(len(within), [*range(len(within))], least, largest)
        sought = [self._numbers[cell] * times for cell, times in most.items()]
        self._solver.setObjective(self._solver.qsum(sought), ObjSense.kMaximize)

    def _solve(self, *, fractions: bool) -> list[float]:
        """Where fractions are let in it is quicker, and nearly always there are none."""
        self._solver.setOptionValue("solve_relaxation", fractions)
        self._solver.solve()
        if self._solver.getModelStatus() != HighsModelStatus.kOptimal:
            return []
        return [*self._solver.allVariableValues()]  # type: ignore[no-untyped-call]

    def _add(self, relation: Relation) -> None:
        whole, parts = self._numbers[relation.whole], [self._numbers[p] for p in relation.parts]
        total = self._solver.qsum(parts)
        if not relation.overlap:
            self._solver.addConstr(whole == total)
            return
        self._solver.addConstr(whole <= total)
        for part in parts:
            self._solver.addConstr(part <= whole)


def _is_whole(number: float) -> bool:
    return abs(number - round(number)) <= NEARLY
