"""No number from 1 to 7 can be worked out of any papers, and most numbers are shown."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.support.counted_years import count_year
from tests.support.small_numbers import YEAR, find_broken_year, find_narrow, print_all
from webapp.counting.cells import Cell as Counted
from webapp.demo.year import make_year
from webapp.figures.printings import Paper, print_paper
from webapp.figures.protection import protecting
from webapp.figures.protection.other_years import OtherYears
from webapp.figures.protection.printing import print_number, range_of, share_of
from webapp.figures.protection.protecting import Cell, Known, protect
from webapp.figures.protection.relations import Key, Relation

# Of 25 years each; 1,000 years in `make attack`.
LOTS = range(4)
A, B, C, ALL = (Key("q", "table", name) for name in ("a", "b", "c", "all"))
SUM = Relation(ALL, [A, B, C])


@pytest.mark.parametrize("lot", LOTS)
def test_an_attacker_narrows_no_small_number_below_three_values(lot: int) -> None:
    assert [find_broken_year(25 * lot + year) for year in range(25)] == [""] * 25


@pytest.mark.parametrize("lot", LOTS)
def test_nor_does_one_who_has_papers_that_were_printed_again(lot: int) -> None:
    """Nor a difference of two printings: incidents came and went between them."""
    years = range(3 * lot, 3 * lot + 3)
    assert [find_broken_year(year, revised=True) for year in years] == [""] * 3


@pytest.mark.parametrize("revised", [False, True])
def test_without_the_loop_the_attacker_does(monkeypatch: pytest.MonkeyPatch, revised: bool) -> None:
    monkeypatch.setattr(protecting, "find_given_away", lambda *_: None)
    assert any(find_broken_year(year, revised=revised) for year in range(25))


def test_what_no_sum_tells_by_itself_is_hidden_too() -> None:
    """Three tables together leave two values to a number that each of them leaves three."""
    assert find_broken_year(740) == ""


def test_steps_not_done_in_four_quarters_add_up_to_those_of_the_year() -> None:
    """Advised 11 times and done 8, both printed as 10: by itself, three could be one to four."""
    counts = Counter[Counted]()
    for quarter, advised, done in zip(YEAR.quarters, (2, 3, 2, 4), (1, 2, 2, 3), strict=True):
        of_it = {("incidents", "all"): 60, ("advised", "ring_999"): advised}
        for figure, line in (of_it := of_it | {("done", "ring_999"): done}):
            cell = Counted("arrived", quarter.months[0], figure, line)
            counts[cell] = of_it[figure, line]
    known = print_all(counts)
    assert find_narrow(known) == []


@pytest.mark.parametrize(("incidents", "least"), [(60, 0.5), (125, 0.7), (500, 0.8)])
def test_of_a_usual_year_most_lines_are_numbers(
    summarise: Callable[[str, str], None], incidents: int, least: float
) -> None:
    year = count_year([*make_year(4 * incidents, until=datetime(2027, 4, 1, tzinfo=UTC))])
    counts = {cell: n for cell, n in year.items() if cell.basis == "arrived"}
    earlier, shares = list[Paper](), list[float]()
    for period in (*YEAR.quarters, YEAR):
        earlier.append(print_paper(period, counts, earlier))
        printed = earlier[-1].printed.values()
        shares.append(sum(one is not None for one in printed) / len(printed))
    *quarters, of_year = shares
    words = f"{min(quarters):.0%} to {max(quarters):.0%}, of the year {of_year:.0%}"
    summarise("Lines that papers print", f"{incidents} incidents a quarter: {words}")
    assert min(shares) >= least


@pytest.mark.parametrize(
    ("n", "printed"), [(0, 0), (1, None), (7, None), (8, 10), (12, 10), (13, 15), (1_002, 1_000)]
)
def test_small_numbers_are_hidden_and_others_rounded(n: int, printed: int | None) -> None:
    assert print_number(n) == printed
    if printed is not None:
        low, high = range_of(printed)
        assert [each for each in range(2_000) if print_number(each) == printed] == [
            *range(low, high + 1)
        ]


def test_shares_are_of_printed_numbers_and_of_fifty_or_more() -> None:
    assert share_of(25, 75) == 33 and share_of(0, 50) == 0
    assert share_of(None, 75) is share_of(10, None) is share_of(10, 45) is None


def test_what_only_the_total_gives_away_hides_the_smallest_other_number() -> None:
    numbers = {A: 1, B: 10, C: 0, ALL: 11}
    assert protect({A: 1, C: 0, ALL: 1}, [Relation(ALL, [A, C])])[ALL] is None
    known = {A: 7, B: 8, ALL: 15}
    assert protect(known, [Relation(ALL, [A, B])]) == {A: None, B: 10, ALL: 15}
    assert protect(numbers, [SUM]) == {A: None, B: 10, C: 0, ALL: 10}


def test_an_earlier_paper_is_reckoned_with() -> None:
    first, second, year = (Key(paper, "table", "a") for paper in ("q1", "q2", "year"))
    relations = [Relation(year, [first, second])]
    earlier = {first: Cell(6, None), second: Cell(0, 0)}
    assert protect({year: 6}, relations, earlier) == {year: None}
    earlier = {first: Cell(7, None), second: Cell(8, 10)}
    printed = protect({year: 15}, relations, earlier)
    assert printed == {year: 15}


def test_of_a_table_that_prints_no_number_nobody_can_tell_which_are_small() -> None:
    """At least one in each of six papers, so 6 or 7 in all, as long as it is known to be small."""
    line, beside = (Key("year", "t", name) for name in "ab")
    other, total = (Key("year", name, "") for name in ("other", "total"))
    quarters = {Key(f"q{n}", "t", "a"): Cell(1 + n // 5, None) for n in range(6)}
    numbers = {line: 7, beside: 40, other: 47, total: 47}
    relations = [Relation(line, [*quarters]), Relation(total, [line, beside])]
    quarters |= {Key(f"q{n}", "t", "b"): Cell(10, 10) for n in range(6)}
    printed = protect(numbers, [*relations, Relation(total, [other])], quarters)
    assert printed == {line: None, beside: None, other: 45, total: 45}


def test_a_paper_that_hides_everything_gives_nothing_away() -> None:
    """Three small parts of an earlier number that has four values left: hiding them must do."""
    group, beside, total = (Key("q1", "table", name) for name in ("group", "beside", "total"))
    relations = [Relation(total, [group, beside]), Relation(group, [A, B, C])]
    earlier = {group: Cell(3, None), beside: Cell(10, 10), total: Cell(12, 10)}
    parts = {A: 1, B: 1, C: 1}
    for numbers in (parts, {**parts, Key("q", "beside", "d"): 40}):
        printed = protect(numbers, relations, earlier)
        assert printed == dict.fromkeys(numbers)
        true = {cell: one.n for cell, one in earlier.items()} | numbers
        known, others = Known(relations, earlier, {}), OtherYears(true, relations)
        assert not protecting.find_given_away(numbers, printed, known, others)
