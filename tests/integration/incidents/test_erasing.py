"""A report that was erased is gone for good, also for who has every file and the storage keys."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from tests.integration.texts.test_canaries import files
from tests.support.cast import OFFICER, Enter
from tests.support.incidents import incident_of, kill_after
from tests.support.reading import text_of
from tests.support.reports import codes, post, sealed_report
from tests.support.unit_reports import deliver, open_all
from tests.support.whole_reports import raw_of, whole
from webapp.arrivals.models import Arrival, ErasedBefore
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.incidents import erasing
from webapp.incidents.erasable import NoSuchReference, find_erasable
from webapp.incidents.erasing import FinishErasing, erase_marked
from webapp.incidents.models import IncidentFact
from webapp.reports.models import Report
from webapp.texts.models import DataKey, SealedText
from webapp.texts.reading import Erased


def erase(typed: str) -> int:
    return erasing.erase(find_erasable(typed), reason="asked", by="Ada Lead")


def gone(number: int) -> bool:
    db.session.expire_all()
    report, key = (
        db.session.get_one(Report, number),
        db.session.get_one(DataKey, ("report", number)),
    )
    texts = db.session.query(SealedText).filter_by(owner_id=number).count()
    raw = db.session.get_one(Arrival, number).raw
    codes_left = (report.path, report.coded, report.flags)
    return (key.wrapped, key.storage_kid, texts, raw, codes_left) == (
        (None, None, 0, b"", (None, {}, {}))
    )


def test_its_key_its_texts_and_its_codes_are_gone(app: Flask) -> None:
    report, other = deliver(app), deliver(app)
    number, raw = report.id, db.session.get_one(Arrival, report.id).raw
    assert erase(report.reference.lower().replace("-", " ")) == 1
    assert gone(number) and not gone(other.id)
    assert erase(report.reference) == 0
    with pytest.raises(Erased):
        raw_of(report)
    assert raw and whole(other).answers["contact_name"]


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_no_file_holds_its_sealed_text(app: Flask, tmp_path) -> None:
    report = deliver(app)
    sealed = db.session.query(SealedText).filter_by(owner_id=report.id).one().blob[-40:]
    db.session.rollback()
    assert is_in_files(sealed, tmp_path)
    erase(report.reference)
    assert not is_in_files(sealed, tmp_path)


def is_in_files(sealed: bytes, folder: Path) -> bool:
    return any(sealed in file.read_bytes() for file in files(folder))


def test_that_it_happened_stays_and_nobody_waits_for_it(app: Flask) -> None:
    report = deliver(app, path={"danger": "yes"})
    before = incident_of(report.id)
    stays = (before.rank, before.counted_on, before.reached)
    erase(report.reference)
    after = incident_of(report.id)
    assert (after.rank, after.counted_on, after.reached) == stays
    assert (after.lane, after.setting, after.incident_date) == ("closed", None, None)
    assert db.session.query(IncidentFact).count() == 0


def test_its_correction_stays_whole(app: Flask) -> None:
    first = deliver(app)
    deliver(app, inside={"answers": {"setting": "library"}, "amends": first.report_id})
    erase(first.reference)
    assert (incident_of(first.id).setting, incident_of(first.id).lane) == ("library", "new")


def test_a_phone_that_sends_it_again_is_told_that_it_was_erased(app: Flask) -> None:
    item = sealed_report()
    claim = {"id": item["id"], "digest": item["digest"]}
    post(app.test_client(), item)
    open_all(app)
    erase(db.session.query(Report).one().reference)
    answer = post(app.test_client(), item, have=[claim])
    assert codes(answer) == ["erased_before"]
    assert answer.get_json()["have"][0]["held"] == "erased"
    open_all(app)
    assert db.session.query(Report).count() == 1


def test_what_a_person_read_before_it_was_erased_stays_read_on_its_phone(
    app: Flask, enter: Enter
) -> None:
    report, officer = deliver(app), enter(OFFICER)
    claim = {"id": report.report_id, "digest": db.session.get_one(Arrival, report.id).digest}
    page = f"/unit/reports/{report.id}"
    officer.submits(f"{page}/received", page=page)
    erase(report.reference)
    [told] = post(app.test_client(), have=[claim]).get_json()["have"]
    assert (told["held"], told["state"]) == ("erased", "received") and told["received_at"]


def test_pages_say_so_and_show_nothing_of_it(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    erase(report.reference)
    officer = enter(OFFICER)
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "This report was erased for good on" in page and "Jo Marsh" not in page
    assert "/received-next" not in page
    assert "Erased" in officer.opens("/unit/?lane=closed").text


def test_the_page_of_its_correction_says_that_it_was_erased(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    correction = deliver(app, amends=first.report_id)
    erase(first.reference)
    page = text_of(enter(OFFICER).opens(f"/unit/reports/{correction.id}"))
    assert f"Corrects {first.reference} , since erased" in page


def test_the_log_says_who_and_why_and_nothing_that_it_said(app: Flask) -> None:
    report = deliver(app)
    erase(report.reference)
    query = select(AuditEntry).where(AuditEntry.event == "report-erased")
    (entry,) = db.session.scalars(query)
    why = "the person it is about asked for it"
    assert entry.facts == {"reference": report.reference, "by": "Ada Lead", "why": why}


@pytest.mark.parametrize("typed", ["ES-0000-0000", "ES-0000-0001", "", "everything"])
def test_a_reference_that_no_report_has_erases_nothing(app: Flask, typed: str) -> None:
    report = deliver(app)
    with pytest.raises(NoSuchReference):
        erase(typed)
    assert not gone(report.id) and db.session.query(ErasedBefore).count() == 0


def test_what_was_killed_after_the_mark_is_erased_by_the_next_opener(app: Flask) -> None:
    report = deliver(app)
    number, digest = report.id, db.session.get_one(Arrival, report.id).digest
    db.session.add(ErasedBefore(id=report.report_id, digest=digest, erased_at=report.arrived_at))
    db.session.commit()
    for statements in range(1, 12):
        kill_after(statements, lambda: 0 if gone(number) else erase_marked())
    FinishErasing()()
    assert gone(number)
