"""A lead hands over what is held, with a reason and a fresh proof, and it is recorded."""

import hashlib
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import update

from sync.envelope import digest_of
from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    LEAD,
    OFFICER,
    OUTSIDER,
    Enter,
    Member,
    Person,
)
from tests.support.reports import codes, post, sealed_report
from tests.support.sheets import REPORTER, WHO_REPORTED, hands_over, prints, words_of
from tests.support.unit_reports import deliver, open_all
from webapp.arrivals.models import Arrival, extract_sealed
from webapp.audit import trail
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.erasable import find_erasable
from webapp.incidents.erasing import erase
from webapp.incidents.models import Incident
from webapp.people.models import SignIn
from webapp.reports.models import Report
from webapp.sheets import gathering
from webapp.vocabulary.handing_over import Reason, What


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, answers=REPORTER)


@pytest.fixture
def lead(enter: Enter) -> Person:
    return enter(LEAD)


def newest() -> str:
    return trail.newest(before=None, limit=1)[0][0].sentence


def test_the_bundle_has_all_that_is_held_of_the_incident(
    app: Flask, enter: Enter, report: Report, lead: Person
) -> None:
    inside = {"answers": {"setting_other": "Canoe", "setting": "other"}, "amends": report.report_id}
    correction = deliver(app, inside=inside)
    page = f"/unit/reports/{report.id}"
    enter(OFFICER).submits(f"{page}/received", page=page)
    sheets = words_of(hands_over(lead, report.id))
    whole = " ".join(sheets)
    for said in (*WHO_REPORTED, report.reference, correction.reference, "Canoe", "SCU 4417"):
        assert said in whole, said
    assert "Olu Officer marked report" in whole and f"last read {report.reference}" in whole
    assert "Acts on the incident" in whole and "Olu Officer took it in hand" in whole
    assert all(f"Page {n} of {len(sheets)}" in one for n, one in enumerate(sheets, start=1))
    assert all("Printed by Lena Lead" in one and "Sign out" not in one for one in sheets)


def test_the_page_of_evidence_proves_what_arrived_and_says_nothing_of_it(
    report: Report, lead: Person
) -> None:
    page = " ".join(words_of(hands_over(lead, report.id, "evidence", "court")))
    arrival = db.session.get_one(Arrival, report.id)
    kept = hands_over(lead, report.id, "bytes", "court").data
    for said in (arrival.digest, hashlib.sha256(kept).hexdigest(), report.report_id, "stored"):
        assert said in page.replace(" ", "") or said in page, said
    assert "Yes, checked" in page and "Lena Lead opened report" in page
    assert [
        word for word in (*WHO_REPORTED, "Sexual", "November 2026 Incident") if word in page
    ] == []


def test_the_kept_bytes_are_those_that_arrived(app: Flask, enter: Enter) -> None:
    envelope = sealed_report()
    assert codes(post(app.test_client(), envelope)) == ["stored"]
    open_all(app)
    number = db.session.query(Report.id).scalar()
    answer = hands_over(enter(LEAD), number, "bytes")
    assert extract_sealed(answer.data) == envelope["sealed"]
    assert digest_of(extract_sealed(answer.data).encode()) == envelope["digest"]
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("what", What)
@pytest.mark.parametrize("reason", [Reason.COURT, Reason.REVIEW])
def test_it_is_recorded_with_its_reason(
    report: Report, lead: Person, what: What, reason: Reason
) -> None:
    hands_over(lead, report.id, what.value, reason.value)
    said = f"Lena Lead handed over of report {report.reference}: {what.label}, as {reason.label}."
    assert newest() == said


@pytest.mark.parametrize(("what", "reason"), [("", "court"), ("bundle", ""), ("keys", "fun")])
def test_without_a_reason_nothing_is_handed_over(
    report: Report, lead: Person, what: str, reason: str
) -> None:
    refused = hands_over(lead, report.id, what, reason)
    assert refused.status_code == 422 and "Nothing was made" in refused.text
    assert "handed over" not in newest()


@pytest.mark.parametrize("member", [OFFICER, ADMINISTRATOR, OUTSIDER])
def test_nobody_but_a_lead_hands_over(enter: Enter, report: Report, member: Member) -> None:
    address, form = (
        f"/unit/reports/{report.id}/hand-over",
        {"what": "bytes", "handed_over_for": "court"},
    )
    refused = enter(member).submits(address, form, page="/unit/how-you-sign-in")
    assert refused.status_code == 403 and "handed over" not in newest()


def test_an_officer_is_not_offered_it(enter: Enter, report: Report) -> None:
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert "For a meeting" in page and "Hand over</button>" not in page


def test_without_a_fresh_proof_it_is_asked_for_first(report: Report, lead: Person) -> None:
    with writing():
        db.session.execute(update(SignIn).values(fresh_until=datetime.now(UTC)))
    asked = hands_over(lead, report.id)
    assert asked.status_code == 403 and "Show that it is you" in asked.text
    assert 'value="subject_access"' in asked.text and "handed over" not in newest()


def test_what_is_restricted_is_there_for_nobody_else(
    enter: Enter, report: Report, lead: Person
) -> None:
    with writing():
        db.session.execute(update(Incident).values(restricted=True))
    for answer in (
        lead.submits(f"/unit/reports/{report.id}/hand-over", {}, page="/unit/find"),
        enter(COLLEAGUE).submits(f"/unit/reports/{report.id}/meeting-sheet", page="/unit/find"),
    ):
        assert answer.status_code == 404


def test_of_an_erased_report_nothing_is_left(app: Flask, report: Report, lead: Person) -> None:
    erase(find_erasable(report.reference), reason="asked", by="Ada Lead")
    page = lead.opens(f"/unit/reports/{report.id}").text
    assert "Print or hand over" not in page
    gone = lead.submits(f"/unit/reports/{report.id}/hand-over", {}, page="/unit/find")
    assert gone.status_code == 410 and "erased for good" in gone.text


def test_a_bundle_that_would_not_be_whole_is_refused(
    app: Flask, report: Report, lead: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(app, inside={"answers": {"setting": "home"}, "amends": report.report_id})
    monkeypatch.setattr(gathering, "MOST_REPORTS", 1)
    refused = hands_over(lead, report.id)
    assert refused.status_code == 422 and "too many for one bundle" in refused.text


def test_opening_it_for_a_sheet_counts_as_reading_it(enter: Enter, report: Report) -> None:
    prints(enter(OFFICER), report.id)
    assert any("opened report" in line.sentence for line in trail.about(report.report_id))
