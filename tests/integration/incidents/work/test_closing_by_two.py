"""Closing what is of rank now: what the second person is shown, and when a proposal ends."""

from flask import Flask

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, open_browser
from tests.support.in_hand import closes, does, number_of, receives
from tests.support.reading import text_of
from tests.support.second_person import approves
from tests.support.unit_reports import deliver

ENDED = (
    "It ended: another report of it came, one was erased, or somebody changed it or added a task."
)


def test_the_second_person_can_open_the_report_from_the_proposal(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app), enter(OFFICER), open_browser(app, LEAD)
    receives(officer, report)
    closes(officer, report, "police")
    page = lead.opens("/unit/proposals/1").text
    assert f'href="/unit/reports/{report.id}"' in page


def test_the_record_says_who_proposed_it_and_who_approved(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app), enter(OFFICER), open_browser(app, LEAD)
    receives(officer, report)
    closes(officer, report, "police")
    approves(lead, "/unit/proposals/1")
    page = text_of(officer.opens(f"/unit/reports/{report.id}"))
    told = f"Lena Lead approved closing report {report.reference}, as Olu Officer proposed"
    assert told in page and f"Lena Lead closed report {report.reference}" not in page


def test_a_correction_ends_the_proposal_and_pages_say_so(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app), enter(OFFICER), open_browser(app, LEAD)
    receives(officer, report)
    closes(officer, report, "police")
    later = deliver(app, amends=report.report_id)
    page = lead.opens("/unit/proposals/1").text
    assert ENDED in page and "Approve" not in page
    assert ENDED in lead.opens("/unit/").text
    assert approves(lead, "/unit/proposals/1") == 409
    assert "waits for a second person" not in officer.opens(f"/unit/reports/{report.id}").text
    receives(officer, later)
    assert closes(officer, report, "police").status_code == 302


def test_a_proposal_ends_when_its_incident_is_received_in_error(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app), enter(OFFICER)
    receives(officer, report)
    closes(officer, report, "police")
    does(officer, report, "received-in-error", in_error="not_read")
    assert ENDED in officer.opens("/unit/proposals/1").text


def test_a_proposal_ends_when_its_incident_is_joined_with_an_older(
    app: Flask, enter: Enter
) -> None:
    older, report, officer = deliver(app), deliver(app), enter(OFFICER)
    receives(officer, report)
    closes(officer, report, "police")
    does(officer, report, f"join/{older.id}")
    assert ENDED in officer.opens("/unit/proposals/1").text


def test_what_is_given_meanwhile_is_still_closed(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app), enter(OFFICER), open_browser(app, LEAD)
    receives(officer, report)
    closes(officer, report, "police")
    does(officer, report, "give", to=number_of(COLLEAGUE))
    assert approves(lead, "/unit/proposals/1") == 302
