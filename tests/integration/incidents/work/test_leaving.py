"""Whoever leaves, or reads no more reports, leaves no work behind that nobody sees."""

import pytest
from flask import Flask

from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    LEAD,
    OFFICER,
    Enter,
    Person,
    open_browser,
)
from tests.support.in_hand import ROUTINE, closes, does, number_of, receives
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.tasks import adds_task, newest_act, to_do
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.people import accounts
from webapp.people.closing import close_account
from webapp.reports.models import Report


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, **ROUTINE)


@pytest.fixture
def officer(report: Report, enter: Enter) -> Person:
    """Who has it."""
    person = enter(OFFICER)
    receives(person, report)
    return person


def leaves() -> None:
    close_account(accounts.person_for(int(number_of(OFFICER))))


def test_nobody_has_it_and_the_page_says_who_had(
    app: Flask, officer: Person, report: Report
) -> None:
    leaves()
    incident = incident_of(report.id)
    assert (incident.owner_id, incident.owned, incident.lane) == (None, False, "open")
    page = text_of(open_browser(app, COLLEAGUE).opens(f"/unit/reports/{report.id}"))
    assert "Nobody has it." in page and "Olu Officer had it until their account was closed" in page


def test_an_administrator_closes_it_on_a_page(app: Flask, officer: Person, report: Report) -> None:
    page = f"/unit/people/{number_of(OFFICER)}/close"
    administrator = open_browser(app, ADMINISTRATOR)
    assert "nobody has then" in administrator.opens(page).text
    assert administrator.submits(page, page=page).status_code == 302
    assert incident_of(report.id).owner_id is None
    log = open_browser(app, LEAD).opens("/unit/audit-log").text
    assert "Adam Admin put report" in log and "Their account was closed" in log


def test_who_reads_no_more_reports_keeps_none(officer: Person, report: Report) -> None:
    with writing():
        accounts.set_roles(accounts.person_for(int(number_of(OFFICER))), ["lead"])
    assert incident_of(report.id).owner_id is not None
    with writing():
        accounts.set_roles(accounts.person_for(int(number_of(OFFICER))), ["administrator"])
    assert incident_of(report.id).owner_id is None


def test_it_is_first_in_team_and_leads_are_told_how_many(
    app: Flask, officer: Person, report: Report
) -> None:
    waits, grave, colleague = deliver(app, **ROUTINE), deliver(app), open_browser(app, COLLEAGUE)
    receives(colleague, grave)
    receives(officer, waits)
    does(officer, waits, "wait", whom="police", until="2099-01-01")
    lead = open_browser(app, LEAD)
    assert lead.opens("/unit/?lane=waiting").status_code == 200
    assert "Nobody has" not in lead.opens("/unit/").text
    leaves()
    team = text_of(lead.opens("/unit/?lane=team")).split("Report, and who has it")[1]
    assert team.index(report.reference) < team.index(grave.reference)
    assert "Nobody has it" in team and "Nobody has 2 incidents that were received" in text_of(
        lead.opens("/unit/")
    )
    assert "incidents that were received" not in text_of(colleague.opens("/unit/"))


def test_given_to_somebody_they_have_it(app: Flask, officer: Person, report: Report) -> None:
    leaves()
    assert does(open_browser(app, LEAD), report, "give", to=number_of(COLLEAGUE)).status_code == 302
    assert incident_of(report.id).owner_id == int(number_of(COLLEAGUE))


def test_their_tasks_are_nobodys_until_somebody_is_given_them(
    app: Flask, officer: Person, report: Report
) -> None:
    adds_task(officer, report, OFFICER)
    task = newest_act()
    leaves()
    colleague = open_browser(app, COLLEAGUE)
    assert "Nobody" in to_do(colleague, report) and incident_of(report.id).due_on is not None
    due, seen = incident_of(report.id).due_on, str(newest_act())
    given = {"to": number_of(COLLEAGUE), "due": str(due), "seen": seen}
    does(colleague, report, f"tasks/{task}", **{f"task-{task}-{one}": given[one] for one in given})
    assert "Your tasks" in colleague.opens("/unit/?lane=mine").text


def test_reopened_it_does_not_go_back_to_who_left(
    app: Flask, officer: Person, report: Report
) -> None:
    closes(officer, report)
    leaves()
    does(open_browser(app, COLLEAGUE), report, "reopen", reason="news")
    assert (incident_of(report.id).lane, incident_of(report.id).owner_id) == ("open", None)


def test_whoever_receives_a_correction_of_it_has_it(
    app: Flask, officer: Person, report: Report
) -> None:
    closes(officer, report)
    leaves()
    later = deliver(app, **ROUTINE, amends=report.report_id)
    receives(open_browser(app, COLLEAGUE), later)
    assert incident_of(report.id).owner_id == int(number_of(COLLEAGUE))
