"""Open tasks in the lists of work: “Due”, overdue first, and “Mine” of whoever does them."""

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.cast import COLLEAGUE, OFFICER, Enter, Person, open_browser
from tests.support.in_hand import ROUTINE, closes, does, receives
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.tasks import adds_task, counted, is_overdue, newest_act
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.reports.models import Report
from webapp.vocabulary.times import format_day

DUE, MINE = "/unit/?lane=due", "/unit/?lane=mine"


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, **ROUTINE)


@pytest.fixture
def officer(report: Report, enter: Enter) -> Person:
    return enter(OFFICER)


def test_what_is_overdue_comes_first_in_due(app: Flask, officer: Person, report: Report) -> None:
    other = deliver(app, **ROUTINE)
    adds_task(officer, report, OFFICER)
    past = is_overdue(officer, other, OFFICER)
    page = text_of(officer.opens(DUE))
    assert page.index(other.reference) < page.index(report.reference)
    assert f"Overdue: {format_day(past)}" in page and counted(officer)["Due"] == 2


def test_mine_has_a_task_on_what_somebody_else_has(
    app: Flask, officer: Person, report: Report
) -> None:
    receives(officer, report)
    adds_task(officer, report, COLLEAGUE)
    colleague = open_browser(app, COLLEAGUE)
    assert counted(colleague)["Mine"] == 1 and counted(officer)["Mine"] == 1
    mine = text_of(colleague.opens(MINE))
    assert "Your tasks" in mine and report.reference in mine
    assert "Your tasks" not in officer.opens(MINE).text


def test_what_one_has_in_hand_is_counted_once(officer: Person, report: Report) -> None:
    receives(officer, report)
    for _ in range(2):
        adds_task(officer, report, OFFICER)
    assert counted(officer)["Mine"] == 1
    assert text_of(officer.opens(MINE)).count("Due ") > 1


def test_done_it_is_in_no_list(app: Flask, officer: Person, report: Report) -> None:
    adds_task(officer, report, COLLEAGUE)
    does(officer, report, f"tasks/{newest_act()}/done")
    counts = counted(open_browser(app, COLLEAGUE))
    assert (counts["Mine"], counts["Due"]) == (0, 0)


def test_a_list_has_no_word_of_what_must_be_done(
    app: Flask, officer: Person, report: Report
) -> None:
    adds_task(officer, report, COLLEAGUE)
    colleague = open_browser(app, COLLEAGUE)
    assert "treasurer" not in colleague.opens(MINE).text + colleague.opens(DUE).text


def test_restricted_nobody_else_sees_or_counts_it(
    app: Flask, officer: Person, report: Report
) -> None:
    adds_task(officer, report, COLLEAGUE)
    with writing():
        of_it = Incident.id == incident_of(report.id).id
        db.session.execute(update(Incident).where(of_it).values(restricted=True))
    colleague = open_browser(app, COLLEAGUE)
    assert report.reference not in colleague.opens(MINE).text
    assert (counted(colleague)["Mine"], counted(colleague)["Due"]) == (0, 0)
    assert adds_task(colleague, report, COLLEAGUE).status_code == 404


def test_closed_nobody_is_reminded_and_reopened_it_is_due_again(
    app: Flask, officer: Person, report: Report
) -> None:
    receives(officer, report)
    adds_task(officer, report, COLLEAGUE)
    assert closes(officer, report, tasks_stay=str(newest_act())).status_code == 302
    colleague = open_browser(app, COLLEAGUE)
    assert counted(colleague)["Mine"] == 0 and incident_of(report.id).due_on is None
    assert "Open when this was closed" in officer.opens(f"/unit/reports/{report.id}").text
    does(officer, report, "reopen", reason="not_done")
    assert counted(colleague)["Mine"] == 1 and incident_of(report.id).due_on is not None
