"""Years that are printed the same are found by changing one number, and mending what it breaks."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.figures.protection.bounds import NO_LIMIT, Key, Range, Relation
from webapp.figures.protection.other_years import OtherYears
from webapp.figures.protection.printing import print_number, range_of

LINES, QUARTERS = "abcd", ("q1", "q2", "q3")
COUNTS = st.lists(st.integers(0, 12), min_size=12, max_size=12)


def key(paper: str, line: str) -> Key:
    return Key(paper, "table", line)


# Each quarter has a table, and so has the year: what it prints of two lines that overlap is at
# least each, and at most both.
RELATIONS = [
    *(Relation(key(one, "all"), [key(one, line) for line in LINES]) for one in (*QUARTERS, "year")),
    *(Relation(key("year", line), [key(one, line) for one in QUARTERS]) for line in LINES),
    Relation(key("year", "either"), [key("year", "a"), key("year", "b")], overlap=True),
]


def year_of(counts: list[int]) -> dict[Key, int]:
    cells = ((one, line) for one in QUARTERS for line in LINES)
    year = {key(*cell): n for cell, n in zip(cells, counts, strict=True)}
    for line in LINES:
        year[key("year", line)] = sum(year[key(one, line)] for one in QUARTERS)
    for one in (*QUARTERS, "year"):
        year[key(one, "all")] = sum(year[key(one, line)] for line in LINES)
    year[key("year", "either")] = max(year[key("year", line)] for line in "ab")
    return year


def ranges_of(year: dict[Key, int]) -> dict[Key, Range]:
    printed = {cell: print_number(n) for cell, n in year.items()}
    return {cell: (1, 7) if one is None else range_of(one) for cell, one in printed.items()}


class Found(OtherYears):
    """Remembers each year that it found, whole."""

    def __init__(self, true: dict[Key, int]) -> None:
        super().__init__(true, RELATIONS)
        self.years: list[dict[Key, int]] = []

    def _find(self, year, cell, by, ranges):  # type: ignore[no-untyped-def]
        if found := super()._find(year, cell, by, ranges):
            self.years.append({**year, **found})
        return found


@given(COUNTS)
def test_each_year_that_is_found_adds_up_and_is_printed_the_same(counts: list[int]) -> None:
    year = year_of(counts)
    ranges, others = ranges_of(year), Found(year)
    for cell in year:
        others.count_values(cell, ranges, enough=3)
    for found in others.years:
        assert all(ranges[cell][0] <= n <= ranges[cell][1] for cell, n in found.items())
        for one in RELATIONS:
            whole, parts = found[one.whole], [found[part] for part in one.parts]
            assert max(parts) <= whole <= sum(parts) if one.overlap else whole == sum(parts)


@given(COUNTS)
def test_where_nothing_is_printed_every_number_has_other_values(counts: list[int]) -> None:
    year = year_of(counts)
    others, hidden = OtherYears(year, RELATIONS), dict.fromkeys(year, (0, NO_LIMIT))
    assert min(others.count_values(cell, hidden, enough=3) for cell in year) >= 3


def test_a_number_that_a_total_gives_away_has_one_value() -> None:
    year = {key("q1", "a"): 3, key("q1", "all"): 3}
    relations = [Relation(key("q1", "all"), [key("q1", "a")])]
    ranges = {key("q1", "a"): (0, NO_LIMIT), key("q1", "all"): (3, 3)}
    assert OtherYears(year, relations).count_values(key("q1", "a"), ranges, enough=3) == 1
