"""What was printed stays as it was; a number that changed is protected with its difference."""

from collections import Counter

import pytest

from webapp.counting.cells import Cell as Counted
from webapp.figures.printings import Paper, Printings, print_paper
from webapp.figures.protection.other_years import OtherYears
from webapp.figures.protection.programme import Programme
from webapp.figures.protection.protecting import Cell, protect
from webapp.figures.protection.relations import NO_LIMIT, Key, Relation
from webapp.vocabulary.periods import Period

QUARTER, YEAR = Period(2026, 2), Period(2026)
OLD, NEW, GAP = Key("q", "t", "old"), Key("q", "t", "new"), Key("", "difference", "0")


def counts(**types: int) -> Counter[Counted]:
    found = {("types", code): n for code, n in types.items()}
    found["incidents", "all"] = sum(types.values())
    return Counter({Counted("arrived", "2026-05", *of): n for of, n in found.items()})


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
    others = OtherYears({OLD: 40, NEW: 40 + change, GAP: change}, [same])
    told = {OLD: (40, 40), NEW: (40 + change, 40 + change), GAP: (-NO_LIMIT, NO_LIMIT)}
    assert others.find_narrow([GAP], told, fewest=2) == GAP, "known both, it has one value"


def print_of(n: int) -> int:
    return 5 * round(n / 5)


def rarely(*advised: int) -> Counter[Counted]:
    """Quarters of 60 incidents: one step advised so often, and done half as often; others more."""
    found = Counter[Counted]()
    for quarter, n in zip(YEAR.quarters, advised, strict=True):
        of_it = {("incidents", "all"): 60, ("advised", "ring_999"): n, ("done", "ring_999"): n // 2}
        of_it |= {("advised", "tell_lead"): 40, ("done", "tell_lead"): 20}
        for (figure, code), count in of_it.items():
            found[Counted("arrived", quarter.months[0], figure, code)] = count
    return found


def test_a_revision_that_must_give_a_number_away_prints_none() -> None:
    """Six at least, from its quarters, and seven at most, as its table was printed before."""
    papers: list[Paper] = []
    for period in (*YEAR.quarters, YEAR):
        papers.append(print_paper(period, rarely(2, 2, 10, 0), papers))
    fewer = rarely(2, 2, 2, 0)
    papers.append(print_paper(YEAR.quarters[2], fewer, papers))
    assert not any(paper.gives_away for paper in papers)
    revision = print_paper(YEAR, fewer, papers)
    assert revision.gives_away and {*revision.printed.values()} == {None}


def test_where_the_solver_gives_up_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    known = counts(sexual=60, grooming=3)
    assert printed(print_paper(QUARTER, known), "sexual") == 60
    monkeypatch.setattr(Programme, "find", lambda *_, most: {})
    assert {*print_paper(QUARTER, known).printed.values()} == {None}


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
