"""Ten quarters are compared; before there are so many it is too early to say."""

from webapp.counting.cells import Cell
from webapp.figures.changes import find_changes, ten_quarters
from webapp.figures.comparing import Sentence
from webapp.vocabulary.periods import Period

QUARTERS = ten_quarters(Period(2026, 4))


def counts(before: int, recent: int, *, since: int = 0) -> dict[Cell, int]:
    """So many of bullying in each month, from one quarter on, and as many incidents."""
    found = {}
    for place, quarter in enumerate(QUARTERS):
        for month in quarter.months if place >= since else ():
            for figure, code in (("incidents", "all"), ("types", "bullying")):
                number = recent if place >= 8 else before
                found[Cell("arrived", month, figure, code)] = number
    return found


def test_the_last_two_quarters_are_compared_with_the_eight_before() -> None:
    assert (QUARTERS[0], QUARTERS[-1]) == (Period(2024, 3), Period(2026, 4))
    found = find_changes(QUARTERS, counts(10, 20))
    assert found and [line.label for _, line in found.changed] == ["Incidents", "Bullying"]
    line = found.changed[1][1]
    assert (line.recent, line.usual, line.sentence) == (120, 60, Sentence.MORE)
    assert found.month is Sentence.MORE


def test_where_nothing_changed_nothing_is_said_to_have() -> None:
    found = find_changes(QUARTERS, counts(10, 10))
    assert found and found.changed == [] and found.tables[0].lines[0].sentence is Sentence.SAME


def test_with_fewer_quarters_it_is_too_early_to_say() -> None:
    assert find_changes(QUARTERS, counts(10, 20, since=1)) is None
    assert find_changes(ten_quarters(Period(2000, 2)), counts(10, 20)) is None
