"""Tasks on an incident: sealed, for somebody who may read it, due on a working day; never lost."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, OUTSIDER, Enter, Person, open_browser
from tests.support.in_hand import ROUTINE, does, number_of, receives
from tests.support.incidents import incident_of
from tests.support.tasks import TEXT, adds_task, day, newest_act, to_do
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.emptying import empty_reports
from webapp.incidents.models import Act
from webapp.incidents.work.tasks.models import OpenTask
from webapp.reports.models import Report
from webapp.texts.models import SealedText
from webapp.vocabulary.times import format_day
from webapp.web.fields import NOT_A_DAY

pytestmark = pytest.mark.postgresql


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, **ROUTINE)


@pytest.fixture
def officer(report: Report, enter: Enter) -> Person:
    return enter(OFFICER)


def test_a_task_says_what_who_and_by_when(officer: Person, report: Report) -> None:
    assert adds_task(officer, report, COLLEAGUE).status_code == 302
    told = to_do(officer, report)
    assert TEXT in told and f"Due {format_day(day())}" in told and "Cara Colleague" in told
    assert incident_of(report.id).due_on == day()


def test_what_must_be_done_is_sealed_and_in_no_log(officer: Person, report: Report) -> None:
    adds_task(officer, report, COLLEAGUE)
    blobs = db.session.scalars(select(SealedText.blob)).all()
    assert blobs and not any(b"treasurer" in blob for blob in blobs)
    assert "treasurer" not in str([act.coded for act in db.session.scalars(select(Act))])
    log = officer.opens(f"/unit/reports/{report.id}").text.split("What happened to it")[1]
    assert "added a task about report" in log and "treasurer" not in log


@pytest.mark.parametrize("to", ["", "99999", "x", "OUTSIDER"])
def test_only_who_may_read_it_gets_one(officer: Person, report: Report, to: str) -> None:
    given = number_of(OUTSIDER) if to == "OUTSIDER" else to
    answer = does(
        officer,
        report,
        "tasks",
        **{"task-text": TEXT, "task-to": given, "task-due": day().isoformat()},
    )
    assert answer.status_code == 422 and TEXT in answer.text
    assert "may not read it" in answer.text or "Choose who does it" in answer.text
    assert db.session.query(Act).count() == 0


def test_the_day_must_be_a_working_day(officer: Person, report: Report) -> None:
    sunday = day() + timedelta(days=13 - day().weekday())
    answer = adds_task(officer, report, COLLEAGUE, sunday)
    assert answer.status_code == 422 and TEXT in answer.text
    assert f"{format_day(sunday)} is not a working day. The next one is" in answer.text


@pytest.mark.parametrize("due", [date(2020, 1, 2), day() + timedelta(days=400)])
def test_the_day_must_be_within_a_year(officer: Person, report: Report, due: date) -> None:
    answer = adds_task(officer, report, COLLEAGUE, due)
    assert answer.status_code == 422 and "Enter today or a later day" in answer.text


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"text": " "}, "Write what must be done"),
        ({"text": "x" * 301}, "Shorten “What must be done?” to 300 characters"),
        ({"due": ""}, "Enter a day"),
        *(({"due": due}, NOT_A_DAY) for due in ("tomorrow", "2026-12-99", " ")),
    ],
)
def test_what_is_missing_is_said(
    officer: Person, report: Report, given: dict[str, str], fault: str
) -> None:
    answer = adds_task(officer, report, OFFICER, **given)
    assert answer.status_code == 422 and fault in answer.text


def test_it_moves_to_another_person_and_day(officer: Person, report: Report) -> None:
    adds_task(officer, report, OFFICER)
    task = newest_act()
    assert moves(officer, report, task, seen=task).status_code == 302
    told = to_do(officer, report)
    assert f"Due {format_day(day(3))}" in told and TEXT in told
    assert incident_of(report.id).due_on == day(3)
    assert db.session.scalar(select(OpenTask.person_id)) == int(number_of(COLLEAGUE))


def test_of_two_who_move_it_the_second_is_told(officer: Person, report: Report) -> None:
    adds_task(officer, report, OFFICER)
    task = newest_act()
    moves(officer, report, task, seen=task)
    answer = moves(officer, report, task, seen=task)
    assert answer.status_code == 422 and "Olu Officer changed this task at" in answer.text


def moves(person: Person, report: Report, task: int, *, seen: int):  # type: ignore[no-untyped-def]
    given = {"to": number_of(COLLEAGUE), "due": day(3).isoformat(), "seen": str(seen)}
    prefixed = {f"task-{task}-{name}": one for name, one in given.items()}
    return does(person, report, f"tasks/{task}", **prefixed)


def test_what_is_done_says_who_did_it_and_is_due_no_more(officer: Person, report: Report) -> None:
    adds_task(officer, report, COLLEAGUE)
    task = newest_act()
    for _ in range(2):
        assert does(officer, report, f"tasks/{task}/done").status_code == 302
    told = to_do(officer, report)
    assert "Tasks done: 1" in told and "Done: Olu Officer" in told and TEXT in told
    assert incident_of(report.id).due_on is None
    assert moves(officer, report, task, seen=task).status_code == 422


def test_not_done_after_all_it_is_due_again(officer: Person, report: Report) -> None:
    adds_task(officer, report, COLLEAGUE)
    does(officer, report, f"tasks/{newest_act()}/done")
    does(officer, report, "log/take-back", act=str(newest_act()))
    assert "Tasks done" not in to_do(officer, report)
    assert incident_of(report.id).due_on == day()


def test_taken_back_it_is_gone_and_the_audit_log_keeps_it(officer: Person, report: Report) -> None:
    adds_task(officer, report, COLLEAGUE)
    task = newest_act()
    does(officer, report, "log/take-back", act=str(task))
    assert TEXT not in to_do(officer, report) and incident_of(report.id).due_on is None
    assert "took back, about report" in officer.opens(f"/unit/reports/{report.id}").text
    gone = (does(officer, report, f"tasks/{task}/done"), moves(officer, report, task, seen=task))
    assert [each.status_code for each in gone] == [409, 422]
    assert all("somebody took it back" in each.text for each in gone)


def test_a_lead_reads_the_tasks_and_may_add_one(
    officer: Person, app: Flask, report: Report
) -> None:
    adds_task(officer, report, LEAD)
    lead = open_browser(app, LEAD)
    assert TEXT in to_do(lead, report)
    assert adds_task(lead, report, OFFICER).status_code == 302


def test_what_is_set_aside_gets_none(officer: Person, report: Report) -> None:
    incident = incident_of(report.id)
    chosen = {"chosen": f"{incident.id}.{incident.last_sequence}", "reason": "junk"}
    officer.submits("/unit/not-a-report", chosen)
    answer = adds_task(officer, report, OFFICER)
    assert answer.status_code == 422 and "closed, or set aside" in answer.text


def test_erasing_empties_it(officer: Person, report: Report) -> None:
    receives(officer, report)
    adds_task(officer, report, OFFICER)
    with db.engine.begin() as connection:
        empty_reports(connection, [report.id])
    assert db.session.query(SealedText).filter_by(owner="incident").count() == 0
    assert db.session.query(OpenTask).count() == 0
    assert TEXT not in officer.opens(f"/unit/reports/{report.id}").text
