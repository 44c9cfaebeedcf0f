"""What was printed stays as it was; a number that changed is protected with its difference."""

from collections import Counter

import pytest

from webapp.counting.cells import Cell as Counted
from webapp.figures.printings import Paper, Printings, print_paper
from webapp.figures.protection.bounds import Key, Relation
from webapp.figures.protection.protecting import Cell, protect
from webapp.vocabulary.periods import Period

QUARTER, YEAR = Period(2026, 2), Period(2026)
OLD, NEW, GAP = Key("q", "t", "old"), Key("q", "t", "new"), Key("", "difference", "0")


def counts(**types: int) -> Counter[Counted]:
    found = {("types", code): n for code, n in types.items()}
    found["incidents", "all"] = sum(types.values())
    return Counter({Counted(False, "arrived", "2026-05", *of): n for of, n in found.items()})


def printed(paper: Paper, code: str) -> int | None:
    return paper.printed[Key(paper.period.code, "types", code)]


def test_a_number_that_is_the_same_is_printed_or_hidden_as_before() -> None:
    first = print_paper(QUARTER, counts(sexual=60, grooming=3))
    hidden = {key: Cell(cell.n, None) for key, cell in first.cells.items()}
    again = print_paper(QUARTER, counts(sexual=60, grooming=3), [Paper(QUARTER, hidden)])
    assert set(again.printed.values()) == {None}


def test_a_number_that_changed_is_printed_as_it_is_now() -> None:
    first = print_paper(QUARTER, counts(sexual=60))
    again = print_paper(QUARTER, counts(sexual=90), [first])
    assert (printed(first, "sexual"), printed(again, "sexual")) == (60, 90)


@pytest.mark.parametrize("change", [-7, -2, 2, 7])
def test_a_small_difference_of_two_printings_keeps_three_values(change: int) -> None:
    known = {OLD: Cell(40, 40)}
    same = Relation(NEW, [OLD, GAP])
    found = protect({NEW: 40 + change}, [same], known, {GAP: change})
    assert found == {NEW: print_of(40 + change)}
    exact = [same, Relation(OLD, [Key("x", "t", "forty")]), Relation(NEW, [Key("x", "t", "more")])]
    told = {Key("x", "t", "forty"): (40, 40), Key("x", "t", "more"): (40 + change,) * 2}
    assert widths(exact, told)[GAP] == 1, "where both are known it would have one value"


def print_of(n: int) -> int:
    return 5 * round(n / 5)


def widths(relations: list[Relation], ranges: dict[Key, tuple[int, int]]) -> dict[Key, int]:
    from webapp.figures.protection.bounds import NO_LIMIT, Bounds  # noqa: PLC0415

    bounds = Bounds({**ranges, GAP: (-NO_LIMIT, NO_LIMIT)}, relations)
    return {key: bounds.width(key) for key in (OLD, NEW, GAP)}


def test_a_year_that_does_not_add_up_any_more_has_a_difference() -> None:
    papers: list[Paper] = []
    for quarter in YEAR.quarters:
        papers.append(print_paper(quarter, counts(sexual=60, grooming=20), papers))
    now = counts(sexual=60, grooming=23)
    papers.append(print_paper(YEAR, now, papers))
    known = Printings(YEAR)
    for paper in papers:
        known.add(paper)
    changed = "all of the year, its month, and the type"
    assert [*known.differences.values()].count(3) == 3, changed
