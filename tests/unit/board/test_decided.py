"""A paper names decisions in the order in which they are due: a quarter three, a year all."""

from datetime import date

from webapp.board.decided import MOST_IN_A_QUARTER, Decided, print_decisions
from webapp.vocabulary.periods import Period

TODAY = date(2026, 11, 29)
MANY = [
    Decided(number, f"Number {number}", "A lead", date(2027, 1, 20 - number)) for number in range(6)
]


def names(period: Period) -> list[str]:
    section = print_decisions(period, MANY)
    return [str(row[0]) for row in section.tables[0].rows] if section else []


def test_a_quarter_names_those_due_first_and_says_how_many_more() -> None:
    assert names(Period(2026, 4)) == ["Number 5", "Number 4", "Number 3"]
    section = print_decisions(Period(2026, 4), MANY)
    assert section and section.paragraphs == ["Not named here, for want of room: 3."]


def test_a_year_names_all() -> None:
    assert len(names(Period(2026))) == len(MANY) > MOST_IN_A_QUARTER


def test_without_decisions_there_is_no_section() -> None:
    assert print_decisions(Period(2026), []) is None


def test_something_is_owed_from_the_day_on_which_it_is_due() -> None:
    one = MANY[0]._replace(due_on=TODAY)
    assert one.is_owed(TODAY) and not one._replace(came_of_it="A talk.").is_owed(TODAY)
    assert not one.is_owed(date(2026, 11, 28))


def test_what_came_of_it_says_whether_it_is_done() -> None:
    open_one = MANY[0]._replace(came_of_it="Half of them.")
    said = [one.outcome for one in (MANY[0], open_one, open_one._replace(is_done=True))]
    assert said == ["Nothing is written yet.", "Half of them.", "Done. Half of them."]
