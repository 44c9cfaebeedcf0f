"""Closing with open tasks is asked about; what the guidance wants is offered; joining keeps all."""

from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from sync.uuid7 import mint
from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, Person, open_browser
from tests.support.in_hand import ROUTINE, closes, does, receives
from tests.support.incidents import incident_of
from tests.support.second_person import approves
from tests.support.tasks import TEXT, adds_task, counted, newest_act, to_do
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.guidance import editions
from webapp.incidents.work.tasks import offering
from webapp.reports.models import Report

STAY = "Close it all the same"


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, **ROUTINE)


@pytest.fixture
def officer(report: Report, enter: Enter) -> Person:
    person = enter(OFFICER)
    receives(person, report)
    adds_task(person, report, COLLEAGUE)
    return person


def test_the_form_says_what_is_open_and_asks(officer: Person, report: Report) -> None:
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "1 task is open" in page and STAY in page
    answer = closes(officer, report)
    assert answer.status_code == 409 and "A task is open." in answer.text
    assert TEXT in answer.text and STAY in answer.text
    assert incident_of(report.id).lane == "open"
    assert closes(officer, report, tasks_stay=str(newest_act())).status_code == 302


def test_a_task_that_came_meanwhile_is_asked_about_too(officer: Person, report: Report) -> None:
    seen = str(newest_act())
    adds_task(officer, report, OFFICER)
    assert closes(officer, report, tasks_stay=seen).status_code == 409
    assert closes(officer, report, tasks_stay=f"{seen}.{newest_act()}").status_code == 302


@pytest.mark.parametrize("stay", ["x", "1..2", "1.", "9" * 11])
def test_what_the_page_did_not_write_is_refused(officer: Person, report: Report, stay: str) -> None:
    assert closes(officer, report, tasks_stay=stay).status_code == 422


def test_once_all_is_done_nothing_is_asked(officer: Person, report: Report) -> None:
    does(officer, report, f"tasks/{newest_act()}/done")
    assert STAY not in officer.opens(f"/unit/reports/{report.id}").text
    assert closes(officer, report).status_code == 302


def test_the_second_person_is_told_what_stays_open(app: Flask, officer: Person) -> None:
    report = deliver(app, answers={"danger": "yes"})
    receives(officer, report)
    adds_task(officer, report, OFFICER)
    task = newest_act()
    assert closes(officer, report, tasks_stay=str(task)).status_code == 302
    lead = open_browser(app, LEAD)
    assert "Tasks that stay open: 1." in lead.opens("/unit/proposals/1").text
    does(officer, report, f"tasks/{task}/done")
    assert approves(lead, "/unit/proposals/1") == 302
    assert incident_of(report.id).lane == "closed"


def test_a_task_that_comes_meanwhile_ends_the_proposal(app: Flask, officer: Person) -> None:
    report, lead = deliver(app, answers={"danger": "yes"}), open_browser(app, LEAD)
    receives(officer, report)
    closes(officer, report)
    adds_task(officer, report, OFFICER)
    page = lead.opens("/unit/proposals/1").text
    assert "or added a task." in page and "Approve" not in page
    task = newest_act()
    assert closes(officer, report, tasks_stay=str(task)).status_code == 302
    assert "Tasks that stay open: 1." in lead.opens("/unit/proposals/2").text


def test_joined_the_tasks_of_both_are_open(app: Flask, officer: Person, report: Report) -> None:
    other = deliver(app, **ROUTINE)
    adds_task(officer, other, COLLEAGUE, text="Ask the school")
    task = newest_act()
    officer.submits(f"/unit/reports/{other.id}/join/{report.id}", page="/unit/find")
    told = to_do(officer, report)
    assert TEXT in told and "Ask the school" in told
    assert does(officer, other, f"tasks/{task}/done").status_code == 302
    officer.submits(f"/unit/reports/{other.id}/split", page="/unit/find")
    assert TEXT in to_do(officer, report) and counted(open_browser(app, COLLEAGUE))["Mine"] == 1


STAFF = {"areas": ["bullying"], "who": "works_with_children", "parties": "adult_to_child"}


def test_the_lado_is_offered_where_the_guidance_says_so(app: Flask, enter: Enter) -> None:
    edition = editions.publish_if_changed().name
    by_staff = deliver(app, edition=edition, path=STAFF)
    by_child = deliver(app, edition=edition, path={**STAFF, "who": "child"})
    officer = enter(OFFICER)
    told = to_do(officer, by_staff)
    assert "tell the LADO, within 1 working day, before any enquiry" in told
    assert "a lead has yet to approve" in told
    assert "LADO, within" not in to_do(officer, by_child)


@pytest.mark.parametrize(
    ("told", "due"), [("00:22", "6 January 2027"), ("09:10", "7 January 2027")]
)
def test_the_lado_is_offered_by_the_day_that_the_phone_names(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch, told: str, due: str
) -> None:
    moment = datetime.fromisoformat(f"2027-01-06T{told}Z")
    edition = editions.publish_if_changed().name
    report = deliver(app, edition=edition, path=STAFF, report_id=mint(moment))
    late = moment + timedelta(hours=10)
    report.arrived_at, report.saved_at = late, late.isoformat()
    db.session.commit()
    monkeypatch.setattr(offering, "today", lambda: date(2027, 1, 6))
    assert f"due {due}" in to_do(enter(OFFICER), report)


@pytest.mark.parametrize("told", [False, True])
def test_what_is_noted_is_not_offered_again(app: Flask, enter: Enter, told: bool) -> None:
    edition = editions.publish_if_changed().name
    report, officer = deliver(app, edition=edition, path=STAFF), enter(OFFICER)
    assert "Add as my task" in to_do(officer, report)
    if told:
        given = {"told-whom": "lado", "told-ground": "crime"}
        assert does(officer, report, "log/told", **given).status_code == 302
    else:
        adds_task(officer, report, OFFICER, about="lado")
    assert "Add as my task" not in to_do(officer, report)
