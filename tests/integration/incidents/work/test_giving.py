"""Somebody has each incident: given with a line, newly given until opened, put back."""

from flask import Flask
from sqlalchemy import select

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, OUTSIDER, Enter, open_browser
from tests.support.in_hand import ROUTINE, does, number_of, receives
from tests.support.incidents import incident_of
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.emptying import empty_reports
from webapp.texts.models import SealedText

LINE = "Ring the club back before four."


def test_it_is_given_with_a_line_and_newly_given_until_opened(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    to = number_of(COLLEAGUE)
    assert does(officer, report, "give", to=to, line=LINE).status_code == 302
    incident = incident_of(report.id)
    assert (incident.owner_id, incident.given_seen) == (int(to), False)
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "Olu Officer gave it to Cara Colleague" in page and LINE in page
    assert not incident_of(report.id).given_seen
    colleague = open_browser(app, COLLEAGUE)
    assert LINE in colleague.opens(f"/unit/reports/{report.id}").text
    assert incident_of(report.id).given_seen


def test_the_line_is_sealed_and_in_no_log(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app, **ROUTINE), enter(OFFICER), open_browser(app, LEAD)
    does(officer, report, "give", to=number_of(COLLEAGUE), line=LINE)
    blobs = db.session.scalars(select(SealedText.blob)).all()
    assert blobs and not any(b"club" in blob for blob in blobs)
    log = lead.opens("/unit/audit-log").text
    assert "gave report" in log and "Cara Colleague" in log and LINE not in log


def test_put_back_nobody_has_it_and_the_page_says_why(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    assert does(officer, report, "put-back", reason="too_close").status_code == 302
    assert incident_of(report.id).owner_id is None
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "Nobody has it." in page and "I know somebody in it" in page


def test_who_reads_no_reports_cannot_be_given_one(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "Cara Colleague" in page and "Adam Admin" not in page
    for to in (number_of(OUTSIDER), "99999", "x"):
        answer = does(officer, report, "give", to=to, line=LINE)
        assert answer.status_code == 409 and "may not read it" in answer.text
        assert LINE in answer.text
    assert incident_of(report.id).owner_id is None


def test_a_form_without_a_colleague_is_shown_again_as_typed(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    answer = does(officer, report, "give", line=LINE)
    assert answer.status_code == 422 and "Choose a colleague" in answer.text and LINE in answer.text
    assert does(officer, report, "give", to="1", line="x" * 301).status_code == 422
    assert does(officer, report, "put-back").status_code in (404, 422)


def test_of_two_at_once_the_second_is_told_and_keeps_the_line(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app, **ROUTINE), enter(OFFICER), open_browser(app, LEAD)
    receives(officer, report)
    version = str(incident_of(report.id).version)
    does(lead, report, "give", to=number_of(LEAD))
    answer = does(officer, report, "give", to=number_of(COLLEAGUE), line=LINE, version=version)
    assert answer.status_code == 409
    assert "Lena Lead gave it to somebody" in answer.text and LINE in answer.text
    assert incident_of(report.id).owner_id == int(number_of(LEAD))


def test_erasing_the_report_destroys_the_line(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    does(officer, report, "give", to=number_of(COLLEAGUE), line=LINE)
    empty_reports(db.session.connection(), [report.id])
    db.session.commit()
    left = select(SealedText).where(SealedText.owner == "incident")
    assert db.session.scalars(left).all() == []
