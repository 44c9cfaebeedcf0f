"""A lead looks at what was closed, leaves it so or gives it back; never what they closed."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, Member, Person, open_browser
from tests.support.in_hand import ROUTINE, closes, does, number_of, receives
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.second_person import approves
from tests.support.unit_reports import add_copies, deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents import fold
from webapp.incidents.models import Incident
from webapp.people import accounts
from webapp.people.closing import close_account
from webapp.reports.models import Report
from webapp.texts.models import SealedText

pytestmark = pytest.mark.postgresql

LIST, LINE = "/unit/to-look-at", "Ask the club about Marple first."
START = "Look at how 1 incident was closed"


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, **ROUTINE)


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is closed is in the sample."""
    monkeypatch.setattr(fold, "is_in_sample", lambda *_, **__: True)


@pytest.fixture
def officer(report: Report, enter: Enter) -> Person:
    """Who closed it."""
    person = enter(OFFICER)
    receives(person, report)
    assert closes(person, report).status_code == 302
    return person


@pytest.fixture
def lead(app: Flask, officer: Person) -> Person:
    return open_browser(app, LEAD)


def page_of(person: Person, report: Report) -> str:
    return text_of(person.opens(f"/unit/reports/{report.id}"))


def test_a_lead_leaves_it_closed_with_a_note(lead: Person, officer: Person, report: Report) -> None:
    assert START in lead.opens("/unit/").text and report.reference in lead.opens(LIST).text
    assert "A lead is to look at how it was closed." in page_of(officer, report)
    assert does(lead, report, "looked-at", note=LINE).status_code == 302
    page = page_of(officer, report)
    assert "Lena Lead looked at it" in page and LINE in page and "left it so" in page
    assert START not in lead.opens("/unit/").text
    assert report.reference not in lead.opens(LIST).text and incident_of(report.id).closed_at
    log = lead.opens("/unit/audit-log").text
    assert "looked at how report" in log and LINE not in log
    blobs = db.session.scalars(select(SealedText.blob)).all()
    assert blobs and not any(b"Marple" in blob for blob in blobs)


def test_given_back_whoever_closed_it_has_it_with_the_line(
    lead: Person, officer: Person, report: Report
) -> None:
    assert does(lead, report, "give-back", back=LINE).status_code == 302
    incident = incident_of(report.id)
    assert (incident.lane, incident.owner_id) == ("open", int(number_of(OFFICER)))
    assert not incident.given_seen and not incident.to_look_at
    page = page_of(officer, report)
    assert "Lena Lead gave it to Olu Officer" in page and LINE in page
    assert "A lead looked at it, and gave it back" in page
    assert closes(officer, report).status_code == 302 and incident_of(report.id).to_look_at


def test_given_back_to_who_has_left_nobody_has_it(lead: Person, report: Report) -> None:
    close_account(accounts.person_for(int(number_of(OFFICER))))
    assert does(lead, report, "give-back", back=LINE).status_code == 302
    incident = incident_of(report.id)
    assert (incident.lane, incident.owner_id) == ("open", None) and LINE in page_of(lead, report)


def test_nobody_looks_at_what_they_closed(app: Flask, enter: Enter, report: Report) -> None:
    lead = enter(LEAD)
    receives(lead, report)
    closes(lead, report)
    assert "another than you" in page_of(lead, report)
    assert START not in lead.opens("/unit/").text and report.reference not in lead.opens(LIST).text
    for act, typed in (("looked-at", {}), ("give-back", {"back": LINE})):
        answer = does(lead, report, act, **typed)
        assert answer.status_code == 409 and "You closed this yourself" in answer.text
    assert incident_of(report.id).to_look_at


def test_nobody_looks_at_what_they_approved(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app), enter(OFFICER), open_browser(app, LEAD)
    receives(officer, report)
    closes(officer, report)
    approves(lead, "/unit/proposals/1")
    assert report.reference not in lead.opens(LIST).text
    assert does(lead, report, "looked-at").status_code == 409


def test_of_two_leads_the_second_is_told(lead: Person, report: Report) -> None:
    version = str(incident_of(report.id).version)
    does(lead, report, "looked-at")
    answer = does(lead, report, "give-back", back=LINE, version=version)
    assert answer.status_code == 409 and "You looked at it" in answer.text and LINE in answer.text
    assert "nothing to look at" in does(lead, report, "looked-at").text


def test_given_back_without_a_word_it_is_refused(lead: Person, report: Report) -> None:
    answer = does(lead, report, "give-back", back=" ")
    assert answer.status_code == 422 and "Write what is left" in answer.text
    assert does(lead, report, "looked-at", note="x" * 301).status_code == 422


@pytest.mark.parametrize("member", [OFFICER, COLLEAGUE])
def test_only_leads_look(app: Flask, officer: Person, report: Report, member: Member) -> None:
    person = open_browser(app, member)
    assert person.opens(LIST).status_code == 403 and START not in person.opens("/unit/").text
    assert does(person, report, "looked-at").status_code == 403


def test_corrected_or_reopened_there_is_nothing_to_look_at(
    app: Flask, officer: Person, report: Report
) -> None:
    does(officer, report, "reopen", reason="news")
    assert not incident_of(report.id).to_look_at
    closes(officer, report)
    deliver(app, **ROUTINE, amends=report.report_id)
    assert not incident_of(report.id).to_look_at


@pytest.mark.parametrize(("waiting", "said"), [(100, "100"), (101, "100+")])
def test_what_is_not_counted_is_said_to_be_more(
    app: Flask, enter: Enter, waiting: int, said: str
) -> None:
    add_copies(deliver(app, **ROUTINE), waiting - 1)
    with writing():
        closed = {"lane": "closed", "closed_at": datetime.now(UTC), "to_look_at": True}
        db.session.execute(update(Incident).values(closed))
    lead = enter(LEAD)
    assert f"Look at how {said} incidents were closed" in text_of(lead.opens("/unit/"))
    assert "These are the first 25. More follow as you look at these." in lead.opens(LIST).text


def test_a_list_that_is_whole_does_not_say_that_more_follow(lead: Person) -> None:
    assert "More follow" not in lead.opens(LIST).text
