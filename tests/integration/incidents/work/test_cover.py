"""Whoever covers sees what is newly given to who is away, or due then; it stays with its owner."""

import pytest
from flask import Flask

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, Person, open_browser
from tests.support.cover import goes_away, in_days, moves_absences
from tests.support.in_hand import ROUTINE, does, number_of, receives
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.restriction import name_readers
from tests.support.tasks import adds_task, counted, day, is_overdue
from tests.support.unit_reports import deliver
from webapp.people import accounts
from webapp.people.closing import close_account
from webapp.reports.models import Report
from webapp.vocabulary.times import format_day

MINE = "/unit/?lane=mine"
BACK = format_day(in_days(7))
HEADING = f"For Cara Colleague, away until {BACK}"
TOLD = f"Cara Colleague is away until {BACK}; "


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, **ROUTINE)


@pytest.fixture
def officer(app: Flask, report: Report, enter: Enter) -> Person:
    """Who has the report, and covers for a colleague."""
    officer = enter(OFFICER)
    receives(officer, report)
    assert goes_away(open_browser(app, COLLEAGUE), OFFICER).status_code == 302
    return officer


def gives(person: Person, report: Report) -> str:
    """To the colleague who is away; what the report's page says then."""
    assert does(person, report, "give", to=number_of(COLLEAGUE)).status_code == 302
    return text_of(person.opens(f"/unit/reports/{report.id}"))


def test_newly_given_both_see_it_and_it_stays_with_its_owner(
    app: Flask, officer: Person, report: Report
) -> None:
    assert f"Cara Colleague (away until {BACK}" in officer.opens(f"/unit/reports/{report.id}").text
    assert TOLD + "Olu Officer covers." in gives(open_browser(app, LEAD), report)
    mine = text_of(officer.opens(MINE))
    assert HEADING in mine and report.reference in mine.split(HEADING)[1]
    assert counted(officer)["Mine"] == 1 == counted(open_browser(app, COLLEAGUE))["Mine"]
    assert incident_of(report.id).owner_id == int(number_of(COLLEAGUE))
    assert HEADING not in text_of(open_browser(app, LEAD).opens(MINE))


def test_what_is_due_before_they_are_back_is_shown_and_counted_once(
    app: Flask, officer: Person, report: Report
) -> None:
    later, colleague = deliver(app, **ROUTINE), open_browser(app, COLLEAGUE)
    receives(colleague, later)
    adds_task(officer, later, COLLEAGUE, day(20))
    past = is_overdue(officer, report, COLLEAGUE)
    mine = text_of(officer.opens(MINE)).split(HEADING)[1].split("Your")[0]
    assert f"Overdue: {format_day(past)}" in mine and later.reference not in mine
    assert counted(officer)["Mine"] == 1


@pytest.mark.parametrize("days", [(-7, -1), (1, 7)])
def test_before_and_after_nobody_covers(
    officer: Person, report: Report, days: tuple[int, int]
) -> None:
    moves_absences(*days)
    assert "away until" not in gives(officer, report)
    assert HEADING[:20] not in text_of(officer.opens(MINE)) and counted(officer)["Mine"] == 0


def test_who_may_not_read_it_does_not_cover_it(app: Flask, officer: Person, report: Report) -> None:
    lead = open_browser(app, LEAD)
    name_readers([report], LEAD, COLLEAGUE)
    assert TOLD + "nobody who can read it covers." in gives(lead, report)
    assert report.reference not in officer.opens(MINE).text and counted(officer)["Mine"] == 0


def test_a_task_for_who_is_away_says_so(officer: Person, report: Report) -> None:
    adds_task(officer, report, COLLEAGUE)
    page = text_of(officer.opens(f"/unit/reports/{report.id}"))
    assert TOLD + "Olu Officer covers." in page


def test_whoever_leaves_is_not_away_and_covers_for_nobody(
    app: Flask, officer: Person, report: Report
) -> None:
    close_account(accounts.person_for(int(number_of(OFFICER))))
    lead = open_browser(app, LEAD)
    assert "Nobody covers" in lead.opens("/unit/away").text
    assert TOLD + "nobody who can read it covers." in gives(lead, report)
    close_account(accounts.person_for(int(number_of(COLLEAGUE))))
    assert "Nobody is noted as away." in lead.opens("/unit/away").text
