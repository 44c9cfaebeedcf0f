"""Any two reports are compared by number. What is split is remembered; “not the same” goes back."""

import pytest
from flask import Flask

from tests.integration.incidents.joining.test_hints import SEEN, hints, judges
from tests.integration.incidents.joining.test_joining import joins, splits
from tests.integration.incidents.test_restricted import restrict
from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter, Person, open_browser
from tests.support.unit_reports import deliver
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


@pytest.fixture
def two(app: Flask) -> tuple[Report, Report]:
    """Two that look alike."""
    return deliver(app, answers=SEEN), deliver(app, answers=SEEN)


def compares(person: Person, report: Report, typed: str):  # type: ignore[no-untyped-def]
    page = f"/unit/reports/{report.id}"
    return person.submits(f"{page}/compare", {"other_number": typed}, page=f"{page}/same")


def takes_back(person: Person, one: Report, other: Report):  # type: ignore[no-untyped-def]
    address = f"/unit/reports/{one.id}/not-the-same/{other.id}/take-back"
    return person.submits(address, page="/unit/find")


def test_any_two_are_compared_by_number_in_any_spelling(app: Flask, officer: Person) -> None:
    first = deliver(app, answers=SEEN)
    second = deliver(app, answers={"organisation": "Marple Library", "types": ["sexual"]})
    typed = first.reference.lower().replace("-", " ")
    answer = compares(officer, second, typed)
    assert answer.location == f"/unit/reports/{second.id}/beside/{first.id}"
    assert "Same: join them" in officer.opens(answer.location).text
    log = open_browser(app, ADMINISTRATOR).opens("/unit/audit-log").text
    assert "searched for a report by its number. Found: 1." in log


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the number of a report"),
        ("Heaton Lane", "Enter the number of a report"),
        ("ES-95NR-VBY8", "No report can have this number"),
        ("ES-95NR-VBY7", "No report that you can see has this number"),
    ],
)
def test_what_is_no_number_is_said_and_shown_again(
    officer: Person, two: tuple[Report, Report], typed: str, said: str
) -> None:
    answer = compares(officer, two[0], typed)
    assert answer.status_code == 422 and said in answer.text
    assert not typed or f'value="{typed}"' in answer.text


def test_a_report_is_not_compared_with_itself(officer: Person, two: tuple[Report, Report]) -> None:
    answer = compares(officer, two[0], two[0].reference)
    assert answer.status_code == 422 and "the number of the report itself" in answer.text


def test_what_one_may_not_see_is_not_found(
    app: Flask, officer: Person, two: tuple[Report, Report]
) -> None:
    mine = deliver(app)
    judges(officer, two[0], two[1])
    restrict(to=LEAD.email)
    shown = deliver(app)
    answer = compares(officer, shown, mine.reference)
    assert answer.status_code == 422 and "No report that you can see" in answer.text
    assert takes_back(officer, two[0], two[1]).status_code == 404


def test_what_was_split_is_not_hinted_again_and_says_who_found_it(
    officer: Person, two: tuple[Report, Report]
) -> None:
    first, second = two
    joins(officer, first.id, second.id)
    splits(officer, second.id)
    for one, other in (two, two[::-1]):
        found = hints(officer, one)
        assert "Compare with" not in found
        assert other.reference in found and "Olu Officer found" in found


def test_not_the_same_is_taken_back_and_hinted_again(
    app: Flask, officer: Person, two: tuple[Report, Report]
) -> None:
    first, second = two
    judges(officer, first, second)
    beside = f"/unit/reports/{second.id}/beside/{first.id}"
    page = officer.opens(beside).text
    assert "Olu Officer found" in page and "Take back" in page
    assert takes_back(officer, second, first).location == beside
    assert "Compare with" in hints(officer, first) and "Compare with" in hints(officer, second)
    takes_back(officer, second, first)
    assert "Nobody says that they are two." in officer.opens(beside).text
    log = open_browser(app, ADMINISTRATOR).opens("/unit/audit-log").text
    assert log.count("took back that reports") == 1


def test_it_is_taken_back_for_all_reports_of_both(
    app: Flask, officer: Person, two: tuple[Report, Report]
) -> None:
    first, second = two
    third = deliver(app, answers=SEEN)
    judges(officer, first, second)
    joins(officer, first.id, third.id)
    assert "Compare with" not in hints(officer, third)
    takes_back(officer, third, second)
    assert "Compare with" in hints(officer, third)
