"""Closing with an outcome: what is refused, what takes two, and reopening."""

from flask import Flask

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, open_browser
from tests.support.in_hand import ROUTINE, closes, does, receives
from tests.support.incidents import incident_of
from tests.support.second_person import approves
from tests.support.unit_reports import deliver


def test_closed_it_has_an_outcome_and_who_closed_it(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    assert closes(officer, report, "social_care").status_code == 302
    incident = incident_of(report.id)
    assert (incident.lane, incident.outcome, incident.owner_id) == ("closed", "social_care", None)
    page = " ".join(officer.opens(f"/unit/reports/{report.id}").text.split())
    assert "Closed by Olu Officer" in page and "Children’s social care has it" in page
    line = officer.opens("/unit/?lane=closed").text
    assert "Children’s social care has it" in line and "Olu Officer closed it" in line


def test_what_is_not_received_cannot_be_closed_and_cannot_wait(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "Close it" not in page
    newest = {"newest": str(report.id)}
    assert does(officer, report, "close", outcome="advice", **newest).status_code == 409
    until = {"whom": "police", "until": "2099-01-01"}
    assert does(officer, report, "wait", **until).status_code == 422
    assert incident_of(report.id).lane == "new"


def test_without_an_outcome_it_is_asked_for(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    answer = closes(officer, report, "")
    assert answer.status_code == 422 and "Choose one" in answer.text
    assert closes(officer, report, "unrecorded").status_code == 422


def test_a_report_that_came_meanwhile_is_read_first(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    later = deliver(app, **ROUTINE, amends=report.report_id)
    answer = does(officer, report, "close", outcome="advice", newest=str(report.id))
    assert answer.status_code == 409
    receives(officer, later)
    answer = does(officer, report, "close", outcome="advice", newest=str(report.id))
    assert answer.status_code == 409 and "Another report of it came" in answer.text
    assert closes(officer, report).status_code == 302


def test_of_two_at_once_the_second_is_told(app: Flask, enter: Enter) -> None:
    report, officer, other = deliver(app, **ROUTINE), enter(OFFICER), open_browser(app, COLLEAGUE)
    receives(officer, report)
    version, newest = str(incident_of(report.id).version), str(report.id)
    closes(other, report, "police")
    late = does(officer, report, "close", outcome="lado", version=version, newest=newest)
    assert late.status_code == 409 and "Cara Colleague closed it" in late.text
    assert incident_of(report.id).outcome == "police"


def test_of_rank_now_a_second_person_closes_it(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app), enter(OFFICER), open_browser(app, LEAD)
    receives(officer, report)
    assert closes(officer, report, "police").status_code == 302
    assert incident_of(report.id).lane == "open"
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "waits for a second person" in page and "Propose to close it" not in page
    assert approves(officer, "/unit/proposals/1") == 403
    assert f"Closing report {report.reference}" in lead.opens("/unit/").text
    assert approves(lead, "/unit/proposals/1") == 302
    assert incident_of(report.id).outcome == "police"
    page = " ".join(lead.opens(f"/unit/reports/{report.id}").text.split())
    assert "Closed by Olu Officer, approved by Lena Lead" in page


def test_a_correction_ends_what_was_proposed(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app), enter(OFFICER), open_browser(app, LEAD)
    receives(officer, report)
    closes(officer, report, "police")
    deliver(app, amends=report.report_id)
    assert approves(lead, "/unit/proposals/1") == 409
    assert incident_of(report.id).lane == "new"


def test_reopened_it_is_in_hand_again_and_says_why(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    closes(officer, report)
    assert does(officer, report, "reopen").status_code == 422
    assert does(officer, report, "reopen", reason="mistake").status_code == 302
    incident = incident_of(report.id)
    assert (incident.lane, incident.reopened, incident.outcome) == ("open", True, None)
    assert incident.owner_id is not None
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "Reopened" in page and "It was closed by mistake" in page
    assert does(officer, report, "reopen", reason="mistake").status_code == 409
    assert closes(officer, report).status_code == 302
    assert incident_of(report.id).lane == "closed"


def test_a_correction_reopens_it_and_list_and_page_say_so(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    closes(officer, report)
    later = deliver(app, **ROUTINE, amends=report.report_id)
    for page in ("/unit/", f"/unit/reports/{later.id}"):
        assert "Reopened: a correction came" in officer.opens(page).text
