"""A whole incident is erased by one command, with the copies of its reports that nobody opened."""

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.integration.incidents.test_erasing import gone
from tests.support.cast import LEAD, OFFICER, Enter, open_browser
from tests.support.in_hand import closes, receives
from tests.support.incidents import incident_of, partition
from tests.support.reports import codes, post, sealed_report
from tests.support.unit_reports import deliver, open_waiting
from webapp.arrivals.models import Arrival
from webapp.audit.models import AuditEntry
from webapp.backups import erased
from webapp.extensions import Base, db
from webapp.incidents.erasable import find_erasable
from webapp.incidents.erasing import erase
from webapp.incidents.models import Chain
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql

# Erasing empties or deletes what they hold of a report; of an arrival, also what its phone wrote.
EMPTIED = {
    "name_token",
    "arrival",
    "report",
    "data_key",
    "sealed_text",
    "incident",
    "incident_fact",
    "open_task",
    "last_asked",
}
# They hold who did what and when, numbers, ids and codes: nothing that a report said.
STAY = {
    "act",
    "chain",
    "drill",
    "nil_return",
    "not_same",
    "presence",
    "erased_before",
    "paper_form",
    "reading",
    "received",
    "set_aside",
    "restricted_to",
    "told_late",
    "told_not_rung",
}


def corrected(app: Flask) -> tuple[Report, Report]:
    first = deliver(app)
    inside = {"answers": {"before_we_ring": "ring after six"}, "amends": first.report_id}
    return first, deliver(app, inside=inside)


def copies(app: Flask, report: Report) -> list[Arrival]:
    """Two under its id that were not opened: one is no report, one waits."""
    post(app.test_client(), sealed_report(b"no report", report_id=report.report_id))
    open_waiting()
    post(app.test_client(), sealed_report(report_id=report.report_id))
    db.session.expire_all()
    return [*db.session.scalars(select(Arrival).where(Arrival.status != "opened"))]


def erase_incident(typed: str) -> int:
    return erase(find_erasable(typed, whole_incident=True), reason="asked", by="Ada Lead")


def test_all_reports_of_the_incident_are_gone_and_no_other(app: Flask) -> None:
    first, correction = corrected(app)
    other, before = deliver(app), partition()
    assert erase_incident(correction.reference) == 2
    assert (gone(first.id), gone(correction.id), gone(other.id)) == (True, True, False)
    assert partition() == before


def test_day_rank_and_whether_somebody_was_reached_stay(app: Flask) -> None:
    spoke = {"danger": "yes", "rung": [{"who": "police-101", "result": "spoke"}]}
    first = deliver(app, answers=spoke)
    deliver(app, inside={"answers": {"setting": "home"}, "amends": first.report_id})
    before = incident_of(first.id)
    stays = (before.counted_on, before.rank, before.reached, before.about_lead)
    erase_incident(first.reference)
    after = incident_of(first.id)
    assert (after.counted_on, after.rank, after.reached, after.about_lead) == stays
    assert (after.rank, after.reached, after.lane, after.fell_from) == (0, True, "closed", None)


def test_chains_that_were_joined_to_the_incident_are_gone_too(app: Flask) -> None:
    first, joined = deliver(app), deliver(app)
    into = incident_of(first.id).id
    db.session.execute(update(Chain).where(Chain.id == joined.chain_id).values(incident_id=into))
    db.session.commit()
    assert erase_incident(first.reference) == 2
    assert gone(first.id) and gone(joined.id)


def test_copies_that_were_never_opened_are_empty_and_stay_so(app: Flask) -> None:
    report = deliver(app)
    assert len(copies(app, report)) == 2
    assert erase_incident(report.reference) == 3
    arrivals = db.session.query(Arrival).order_by(Arrival.sequence)
    left = [(one.raw, one.saved_at, one.build, one.size) for one in arrivals]
    assert [each for each in left if each[0]] == []
    assert left[1:] == [(b"", "", "", 0)] * 2
    assert open_waiting() == 0 and db.session.query(Report).count() == 1


def test_a_copy_that_comes_again_is_told_that_it_was_erased(app: Flask) -> None:
    report = deliver(app)
    item = sealed_report(report_id=report.report_id)
    post(app.test_client(), item)
    erase_incident(report.reference)
    assert codes(post(app.test_client(), item)) == ["erased_before"]


def test_after_a_restore_the_list_erases_copies_again(app: Flask) -> None:
    report = deliver(app)
    copy = copies(app, report)[-1]
    marks = [erased.Mark(copy.id, copy.digest, "2026-11-27T09:00:00+00:00")]
    assert (erased.replay(marks), erased.replay(marks)) == (1, 0)
    assert not gone(report.id)


def test_a_copy_that_is_opened_meanwhile_is_erased_as_a_report(app: Flask) -> None:
    report = deliver(app)
    copies(app, report)
    planned = find_erasable(report.reference)
    open_waiting()
    assert erase(planned, reason="asked", by="Ada Lead") == 3
    assert all(gone(number) for number in db.session.scalars(select(Report.id)))


def test_the_log_has_each_reference_once(app: Flask) -> None:
    first, correction = corrected(app)
    erase_incident(first.reference)
    assert erase_incident(first.reference) == 0
    query = select(AuditEntry.facts).where(AuditEntry.event == "report-erased")
    logged = sorted(facts["reference"] for facts in db.session.scalars(query))
    assert logged == sorted([first.reference, correction.reference])


def test_every_table_that_leads_to_a_report_is_emptied_or_holds_nothing_of_it() -> None:
    roots = {"arrival", "report", "chain", "incident"}
    lead = {
        table.name
        for table in Base.metadata.tables.values()
        if roots & {key.column.table.name for key in table.foreign_keys}
        or "owner_id" in table.columns
    }
    assert lead - (EMPTIED | STAY) == set()


def test_why_closing_was_refused_is_gone_too(app: Flask, enter: Enter) -> None:
    report, officer, lead = deliver(app), enter(OFFICER), open_browser(app, LEAD)
    receives(officer, report)
    closes(officer, report, "police")
    page = "/unit/proposals/1"
    lead.submits(f"{page}/refuse", {"reason": "Nia told nobody yet"}, page=page)
    assert "Nia told nobody yet" in lead.opens(page).text
    erase_incident(report.reference)
    assert "Nia told nobody yet" not in lead.opens(page).text
