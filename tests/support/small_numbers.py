"""An attacker of printed numbers, by none of the product's own rules, and years to attack.

It looks for whole years that would be printed the same: a number that has three values in them
cannot be worked out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from random import Random

from webapp.counting.cells import Cell as Counted
from webapp.counting.definitions import ADVISED, DAY, DONE, LATE, OF_A_YEAR, TIMES
from webapp.figures.printings import Paper, Printings, print_paper
from webapp.figures.protection.bounds import Bounds, Key, Relation
from webapp.figures.protection.protecting import Cell
from webapp.vocabulary.periods import Period

YEAR = Period(2026)
ENOUGH, AT_RISK = 3, 4
# Incidents a year.
SIZES = (60 * 4, 125 * 4, 90 * 4)
Domain = dict[Key, tuple[int, int]]
# Coefficients whose sum must not be above zero.
Inequality = dict[Key, int]


def a_year_of(size: int, chance: Random) -> Counter[Counted]:
    """The counts of about so many incidents, some codes often and some hardly ever."""
    counts: Counter[Counted] = Counter()
    figures, times = (*OF_A_YEAR, DAY), Random(size)
    often = {one.name: [chance.paretovariate(0.8) for _ in one.lines] for one in figures}
    slow = {one.name: [times.paretovariate(0.8) for _ in one.lines] for one in (*TIMES, ADVISED)}
    for _ in range(size):
        month = chance.choice(YEAR.months)
        counts[Counted(False, "arrived", month, "incidents", "all")] += 1
        for one in figures:
            boxes = chance.choice((1, 1, 2, 3)) if one.several else 1
            for line in set(chance.choices(one.lines, often[one.name], k=boxes)):
                counts[Counted(False, "arrived", month, one.name, line.code)] += 1
                if line.code == "given":
                    late = LATE.lines[times.random() < 0.2].code
                    counts[Counted(False, "arrived", month, LATE.name, late)] += 1
        for one in TIMES:
            [line] = times.choices(one.lines, slow[one.name])
            counts[Counted(False, "arrived", month, one.name, line.code)] += 1
        for line in set(times.choices(ADVISED.lines, slow[ADVISED.name], k=3)):
            counts[Counted(False, "arrived", month, ADVISED.name, line.code)] += 1
            if line in DONE.lines and times.random() < 0.6:
                counts[Counted(False, "arrived", month, DONE.name, line.code)] += 1
    return counts


def print_all(counts: Mapping[Counted, int]) -> Printings:
    """What four quarters and the year print, one after the other, and how it adds up."""
    known, papers = Printings(YEAR), list[Paper]()
    for period in (*YEAR.quarters, YEAR):
        papers.append(print_paper(period, counts, papers))
        known.add(papers[-1])
    return known


def find_broken_year(seed: int) -> str:
    """The first small number of a made-up year that has fewer than three values; "" if none has.

    Those that seem to have the fewest are tried.
    """
    known = print_all(a_year_of(SIZES[seed % len(SIZES)], Random(seed)))
    attacker = Attacker(known.cells, known.relations)
    bounds = Bounds({key: attacker.domains[key] for key in known.cells}, known.relations)
    small = [key for key, cell in known.cells.items() if 1 <= cell.n <= 7]
    small.sort(key=lambda key: (bounds.width(key), key))
    broken = (key for key in small[:AT_RISK] if len(attacker.values_of(key)) < ENOUGH)
    return " ".join(next(broken, ()))


class Attacker:
    """Knows all papers, the rule, and which of the hidden numbers are small.

    The last only of papers that print any number.
    """

    def __init__(self, known: Mapping[Key, Cell], relations: Sequence[Relation]) -> None:
        self.truth = {key: cell.n for key, cell in known.items()}
        for relation in relations:
            if relation.whole not in self.truth:
                self.truth[relation.whole] = sum(self.truth[part] for part in relation.parts)
        telling = {
            key.paper.split(",")[0] for key, cell in known.items() if cell.printed is not None
        }
        self.domains = {
            key: _domain(known.get(key), tells=key.paper.split(",")[0] in telling)
            for key in self.truth
        }
        self.inequalities = [one for relation in relations for one in _inequalities(relation)]

    def values_of(self, key: Key) -> set[int]:
        """Up to three values that the number can have; the truth is one of them."""
        found = {self.truth[key]}
        low, high = self.domains[key]
        for value in sorted(range(low, high + 1), key=lambda one: abs(one - self.truth[key])):
            if len(found) >= ENOUGH:
                break
            if value not in found and self._can_be(key, value):
                found.add(value)
        return found

    def _can_be(self, key: Key, value: int) -> bool:
        """Whether a year like this would be printed the same; first with few other changes."""
        searches = (self._search(key.table.removesuffix("_group")), self._search(""))
        return any(search.finds({key: (value, value)}) for search in searches)

    @cache  # noqa: B019 - as long as the attacker
    def _search(self, table: str) -> "Search":
        """In one table of each paper, all other numbers as they are; or in all of them."""
        domains = {
            key: found if key.table.startswith(table) else (self.truth[key],) * 2
            for key, found in self.domains.items()
        }
        rules = [
            rule for rule in self.inequalities if any(cell.table.startswith(table) for cell in rule)
        ]
        return Search(domains, rules, self.truth)


class Search:
    """Looks for a number for each cell, so that every inequality holds: depth first."""

    def __init__(self, domains: Domain, rules: Sequence[Inequality], hints: dict[Key, int]) -> None:
        cells = {cell for rule in rules for cell in rule}
        self.domains = {cell: domains[cell] for cell in cells}
        self.rules, self.hints = rules, hints
        self.of: dict[Key, list[int]] = {}
        for number, rule in enumerate(rules):
            for cell in rule:
                self.of.setdefault(cell, []).append(number)
        self.tries = 0
        narrowed = self._narrowed(self.domains, range(len(rules)))
        assert narrowed, "the truth itself is printed so"
        self.domains = narrowed

    def finds(self, given: Domain) -> bool:
        """Whether there is such a year with these numbers."""
        self.tries = 0
        first = [number for cell in given for number in self.of[cell]]
        domains = self._narrowed({**self.domains, **given}, first)
        return domains is not None and self._finds(domains)

    def _finds(self, domains: Domain) -> bool:
        self.tries += 1
        free = [cell for cell, (low, high) in domains.items() if low < high]
        if not free or self.tries > 3_000:
            return not free
        cell = min(free, key=lambda one: (domains[one][1] - domains[one][0], one))
        low, high = domains[cell]
        near = sorted(range(low, min(high, low + 60) + 1), key=lambda n: abs(n - self.hints[cell]))
        for value in near[:4]:
            tried = self._narrowed({**domains, cell: (value, value)}, self.of[cell])
            if tried is not None and self._finds(tried):
                return True
        return False

    def _narrowed(self, domains: Domain, first: Sequence[int]) -> Domain | None:
        """Without values that break a rule by themselves; None if one has none left."""
        waiting = [*first]
        while waiting:
            rule = self.rules[waiting.pop()]
            least = sum(_least(domains[cell], by) for cell, by in rule.items())
            if least > 0:
                return None
            for cell, by in rule.items():
                low, high = domains[cell]
                room = _least((low, high), by) - least
                new = (low, min(high, room)) if by > 0 else (max(low, -room), high)
                if new != (low, high):
                    if new[0] > new[1]:
                        return None
                    domains[cell] = new
                    waiting += self.of[cell]
        return domains


def _least(domain: tuple[int, int], by: int) -> int:
    return by * domain[0 if by > 0 else 1]


def _domain(cell: Cell | None, *, tells: bool) -> tuple[int, int]:
    if cell is None or (cell.printed is None and not (tells and 1 <= cell.n <= 7)):
        return 0, 100_000
    if cell.printed is None:
        return 1, 7
    fits = [n for n in (0, *range(8, cell.printed + 4)) if 5 * round(n / 5) == cell.printed]
    return fits[0], fits[-1]


def _inequalities(relation: Relation) -> Iterator[Inequality]:
    parts = dict.fromkeys(relation.parts, 1)
    yield {relation.whole: 1, **dict.fromkeys(parts, -1)}
    if relation.overlap:
        yield from ({part: 1, relation.whole: -1} for part in parts)
    else:
        yield {relation.whole: -1, **parts}
