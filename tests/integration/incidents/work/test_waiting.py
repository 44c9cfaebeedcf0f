"""An incident waits for somebody until a day, and goes on."""

from datetime import timedelta

from flask import Flask

from tests.support.cast import OFFICER, Enter
from tests.support.in_hand import ROUTINE, closes, does, receives
from tests.support.incidents import incident_of
from tests.support.unit_reports import deliver
from webapp.incidents.work.progress.forms import today
from webapp.vocabulary.times import format_day


def test_it_waits_is_due_and_goes_on(app: Flask, enter: Enter) -> None:
    report, officer, day = deliver(app, **ROUTINE), enter(OFFICER), today() + timedelta(days=3)
    receives(officer, report)
    sent = {"whom": "police", "until": day.isoformat()}
    assert does(officer, report, "wait", **sent).status_code == 302
    incident = incident_of(report.id)
    assert (incident.lane, incident.waiting_until, incident.due_on) == ("waiting", day, day)
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "It waits until" in page and f"waits until {format_day(day)}: The police" in page
    assert f"The police, until {format_day(day)}" in officer.opens("/unit/?lane=waiting").text
    assert does(officer, report, "go-on").status_code == 302
    assert incident_of(report.id).lane == "open"


def test_a_day_that_is_past_or_far_away_is_refused_as_typed(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    for until in ("2020-01-01", "2099-01-01"):
        answer = does(officer, report, "wait", whom="lado", until=until)
        assert answer.status_code == 422 and "within a year" in answer.text and until in answer.text
    assert does(officer, report, "wait", whom="lado", until="").status_code == 422
    assert does(officer, report, "wait", whom="", until=today().isoformat()).status_code == 422


def test_what_is_not_received_does_not_wait(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    answer = does(officer, report, "wait", whom="lado", until=today().isoformat())
    assert answer.status_code == 409 and "not marked as received" in answer.text


def test_what_is_closed_is_not_given_and_does_not_wait(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    closes(officer, report)
    for act, more in (("go-on", {}), ("put-back", {"reason": "hours"})):
        answer = does(officer, report, act, **more)
        assert answer.status_code == 409 and "closed, or set aside" in answer.text
