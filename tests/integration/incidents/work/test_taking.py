"""An officer takes, receives and goes on, puts back, and undoes; of two at once both are told."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.cast import COLLEAGUE, OFFICER, OUTSIDER, Enter, Person, open_browser
from tests.support.in_hand import ROUTINE, closes
from tests.support.incidents import incident_of
from tests.support.query_plans import find_scans
from tests.support.unit_reports import add_copies, deliver
from webapp.extensions import db
from webapp.incidents import queries
from webapp.incidents.models import Received
from webapp.incidents.work.taking.following import find_following
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql

CALM = {"types": ["bullying"], "danger": "no"}
TIME = r"at \d\d:\d\d\."


def press(person: Person, report: Report, act: str, **values: str) -> str:
    """Presses a button of the report's page; the page that follows."""
    page = f"/unit/reports/{report.id}"
    answer = person.submits(f"{page}/{act}", values, page=page)
    return str(person.opens(answer.location).text) if answer.location else str(answer.text)


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


def test_received_next_opens_the_gravest_that_is_not_read(app: Flask, officer: Person) -> None:
    calm, first, urgent = (deliver(app, answers=one) for one in (CALM, {}, {"rung": "nobody_yet"}))
    officer.opens(f"/unit/reports/{urgent.id}")
    page = press(officer, calm, "received-next")
    assert f'<h1 class="govuk-heading-l">Report {first.reference}' in page
    assert f"{calm.reference} is marked as received." in page and "Undo" in page
    assert "You have read all that is new." in press(officer, first, "received-next")


def test_next_skips_what_was_skipped(app: Flask, officer: Person) -> None:
    one, other = deliver(app), deliver(app)
    officer.opens(f"/unit/reports/{one.id}")
    assert officer.opens("/unit/reports/next").location == f"/unit/reports/{other.id}"


def test_of_two_who_receive_one_receipt_is_left_and_the_second_is_told(
    app: Flask, officer: Person
) -> None:
    report, colleague = deliver(app), open_browser(app, COLLEAGUE)
    press(colleague, report, "received-next")
    page = press(officer, report, "received-next")
    who = re.escape(COLLEAGUE.name)
    assert re.search(f"{who} marked {report.reference} as received {TIME}", page)
    assert db.session.scalar(select(func.count()).select_from(Received)) == 1


def test_received_on_a_page_of_before_says_who_was_faster(app: Flask, officer: Person) -> None:
    report, colleague = deliver(app), open_browser(app, COLLEAGUE)
    assert "as received at" not in press(colleague, report, "received")
    page = press(officer, report, "received")
    who = re.escape(COLLEAGUE.name)
    assert re.search(f"{who} marked {report.reference} as received {TIME}", page)
    assert incident_of(report.id).owner_id != 1


def test_undo_makes_it_new_and_nobodys_and_phones_say_arrived(app: Flask, officer: Person) -> None:
    report = deliver(app)
    press(officer, report, "received-next")
    assert queries.received_times([report.id])
    page = press(officer, report, "received-in-error", in_error="pressed")
    assert f"{report.reference} is new again." in page and "Nobody has it." in page
    incident = incident_of(report.id)
    assert (incident.lane, incident.owner_id) == ("new", None)
    assert not queries.received_times([report.id])
    assert "is new again" not in press(officer, report, "received-in-error", in_error="pressed")
    press(officer, report, "received-next")
    assert incident_of(report.id).lane == "open"


def test_undo_of_one_of_two_leaves_the_incident_in_hand(app: Flask, officer: Person) -> None:
    first = deliver(app)
    later = deliver(app, inside={"answers": {}, "amends": first.report_id})
    press(officer, first, "received-next")
    press(officer, later, "received-next")
    press(officer, first, "received-in-error", in_error="not_read")
    incident = incident_of(first.id)
    assert incident.lane == "new" and incident.owner_id


def test_received_in_error_needs_a_reason(app: Flask, officer: Person) -> None:
    report = deliver(app)
    press(officer, report, "received-next")
    assert "Choose why" in press(officer, report, "received-in-error", in_error="x")
    assert queries.received_times([report.id])


def test_what_is_done_with_is_neither_taken_nor_received_in_error(
    app: Flask, officer: Person
) -> None:
    report = deliver(app, **ROUTINE)
    press(officer, report, "received-next")
    closes(officer, report)
    page = f"/unit/reports/{report.id}"
    answer = officer.submits(f"{page}/received-in-error", {"in_error": "pressed"}, page=page)
    assert answer.status_code == 409 and "Reopen it first" in answer.text
    assert "It is done with meanwhile" in press(officer, report, "take")


def test_take_makes_it_yours_and_leaves_it_new(app: Flask, officer: Person) -> None:
    report = deliver(app)
    assert "You have it." in press(officer, report, "take")
    assert incident_of(report.id).lane == "new"


def test_who_takes_too_late_is_told_who_was_faster(app: Flask, officer: Person) -> None:
    report, colleague = deliver(app), open_browser(app, COLLEAGUE)
    press(colleague, report, "take", version="0")
    who = re.escape(COLLEAGUE.name)
    assert re.search(f"{who} took this {TIME}", press(officer, report, "take", version="0"))
    seen = str(incident_of(report.id).version)
    page = press(officer, report, "take", version=seen)
    assert "You have it." in page and f"You took this from {COLLEAGUE.name}." in page
    assert "You took this" not in press(officer, report, "take", version=seen)


def test_an_outsider_can_do_none_of_it(app: Flask, enter: Enter) -> None:
    report, outsider = deliver(app), enter(OUTSIDER)
    for act in ("received-next", "take", "received-in-error"):
        assert outsider.submits(f"/unit/reports/{report.id}/{act}").status_code == 403
    assert outsider.opens("/unit/reports/next").status_code == 403


def test_the_next_one_comes_from_an_index(app: Flask, officer: Person) -> None:
    add_copies(deliver(app), 5)
    assert find_scans(lambda: find_following(1)) == []
