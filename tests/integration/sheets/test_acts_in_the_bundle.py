"""The bundle says in words what the unit did, with what was typed, and what was taken back."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, Person
from tests.support.in_hand import ROUTINE, closes, does, number_of, receives
from tests.support.restriction import name_readers
from tests.support.sheets import hands_over, words_of
from tests.support.unit_reports import deliver
from webapp.incidents.work.progress.forms import today
from webapp.incidents.work.tasks.forms import next_working_day
from webapp.reports.models import Report
from webapp.vocabulary.times import format_day

pytestmark = pytest.mark.postgresql

NOTE = {"note-text": "Mum rings on Monday"}
CALL = {"call-whom": "police", "call-result": "spoke", "call-reference": "CAD 77"}
TOLD = {"told-whom": "lado", "told-ground": "protect"}


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, **ROUTINE)


@pytest.fixture
def lead(enter: Enter) -> Person:
    return enter(LEAD)


def bundle(lead: Person, report: Report) -> str:
    return " ".join(words_of(hands_over(lead, report.id)))


def evidence(lead: Person, report: Report) -> str:
    return " ".join(words_of(hands_over(lead, report.id, "evidence", "court")))


def test_it_has_notes_calls_and_the_line_for_whom_it_was_given_to(
    report: Report, enter: Enter, lead: Person
) -> None:
    officer, day = enter(OFFICER), today() + timedelta(days=3)
    receives(officer, report)
    does(officer, report, "log/notes", **NOTE)
    does(officer, report, "log/calls", **CALL)
    does(officer, report, "wait", whom="police", until=day.isoformat())
    due = next_working_day()
    task = {"task-text": "Ring mum", "task-to": number_of(OFFICER), "task-due": due.isoformat()}
    does(officer, report, "tasks", **task)
    does(officer, report, "give", to=number_of(LEAD), line="Over to you")
    whole = bundle(lead, report)
    assert "Olu Officer wrote a note: “Mum rings on Monday”" in whole
    assert f"noted a task for Olu Officer, by {format_day(due)}: “Ring mum”" in whole
    assert "The police, spoke: “CAD 77”" in whole and "gave it to Lena Lead: “Over" in whole
    assert f"waits until {format_day(day)}: The police." in whole


def test_it_says_what_was_closed_and_that_this_was_taken_back(
    report: Report, enter: Enter, lead: Person
) -> None:
    officer = enter(OFFICER)
    receives(officer, report)
    closes(officer, report, "social_care")
    does(officer, report, "reopen", reason="mistake")
    whole = bundle(lead, report)
    assert "closed it: Children’s social care has it." in whole
    assert "reopened it: It was closed by mistake (takes back what was done" in whole


def test_it_says_what_is_not_the_same_incident(
    app: Flask, report: Report, enter: Enter, lead: Person
) -> None:
    other = deliver(app, **ROUTINE)
    does(enter(OFFICER), report, f"not-the-same/{other.id}")
    for one, another in ((report, other), (other, report)):
        said = f"Olu Officer found that {another.reference} is not of the same incident"
        assert said in bundle(lead, one)
    assert other.reference in evidence(lead, report)
    name_readers([other], OFFICER, COLLEAGUE)
    assert other.reference not in bundle(lead, report) + evidence(lead, report)
