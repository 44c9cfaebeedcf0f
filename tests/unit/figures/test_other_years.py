"""What a number could be is what it is in years that would be printed the same."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.figures.protection.other_years import OtherYears
from webapp.figures.protection.printing import print_number, range_of
from webapp.figures.protection.programme import Programme
from webapp.figures.protection.relations import NO_LIMIT, Key, Range, Relation

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


@given(COUNTS)
def test_a_year_in_which_nothing_is_small_or_known_has_other_values(counts: list[int]) -> None:
    year = year_of(counts)
    others, hidden = OtherYears(year, RELATIONS), dict.fromkeys(year, (0, NO_LIMIT))
    assert others.find_narrow([*year], hidden, fewest=3) is None


PARTS = st.lists(st.integers(0, 14), min_size=3, max_size=3)


@given(PARTS, st.booleans())
def test_a_number_is_narrow_where_too_few_tables_would_be_printed_so(
    counts: list[int], overlap: bool
) -> None:
    """Every table there is was written out, and those counted that are printed the same."""
    parts = [key("q1", line) for line in "abc"]
    year = dict(zip(parts, counts, strict=True)) | {key("q1", "all"): sum(counts)}
    [*of_parts, (least, most)] = ranges_of(year).values()
    relation = Relation(key("q1", "all"), parts, overlap)
    others = OtherYears(year, [relation])
    tables = [
        table
        for table in product(*(range(low, high + 1) for low, high in of_parts))
        if (max(table) <= most if overlap else least <= sum(table) <= most) and sum(table) >= least
    ]
    for place, part in enumerate(parts):
        values = {table[place] for table in tables}
        found = others.find_narrow([part], ranges_of(year), fewest=3)
        assert found == (part if len(values) < 3 else None), values


def test_a_number_that_a_total_gives_away_is_narrow() -> None:
    year = {key("q1", "a"): 3, key("q1", "all"): 3}
    others = OtherYears(year, [Relation(key("q1", "all"), [key("q1", "a")])])
    told = {key("q1", "a"): (0, NO_LIMIT), key("q1", "all"): (3, 3)}
    assert others.find_narrow([key("q1", "a")], told, fewest=3) == key("q1", "a")
    hidden = dict.fromkeys(year, (0, NO_LIMIT))
    assert others.find_narrow([key("q1", "a")], hidden, fewest=3) is None


def test_what_the_solver_says_is_added_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year that does not add up, or would be printed otherwise, shows nothing."""
    year = {key("q1", "a"): 3, key("q1", "all"): 3}
    others = OtherYears(year, [Relation(key("q1", "all"), [key("q1", "a")])])
    for n in range(20):
        for wrong in ({key("q1", "a"): n, key("q1", "all"): n + 1}, dict.fromkeys(year, 90)):
            monkeypatch.setattr(Programme, "find", lambda *_, most, year=wrong: year)
            hidden = dict.fromkeys(year, (0, 50))
            assert others.find_narrow([*year], hidden, fewest=3) == key("q1", "a")


def test_the_solver_writes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    year = year_of([3] * 12)
    OtherYears(year, RELATIONS).find_narrow([*year], ranges_of(year), fewest=3)
    assert capfd.readouterr() == ("", "")
