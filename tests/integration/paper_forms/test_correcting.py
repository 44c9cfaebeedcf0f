"""A paper form that was mistyped is corrected by a report of its own, which names it."""

from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, open_browser
from tests.support.incidents import incident_of, partition
from tests.support.paper_forms import FORM, KEEP, WHOLE, check, key_in, ticket_of
from tests.support.restriction import restricts
from tests.support.unit_reports import deliver, open_all
from webapp.extensions import db
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql


def newest() -> Report:
    return db.session.scalars(select(Report).order_by(Report.id.desc())).first() or Report()


def test_the_reports_page_leads_to_a_form_that_knows_the_day(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    key_in(officer)
    open_all(app)
    report = newest()
    address = f"{FORM}?corrects={report.report_id}"
    assert f'href="{address}"' in officer.opens(f"/unit/reports/{report.id}").text
    page = officer.opens(address).text
    assert f"Correct report {report.reference}" in page and WHOLE["came_on"] in page


def test_only_what_changed_is_keyed_in_and_the_report_stays_as_it_is(
    app: Flask, enter: Enter
) -> None:
    officer = enter(OFFICER)
    key_in(officer)
    open_all(app)
    report = newest()
    fields = {name: WHOLE[name] for name in ("came_on", "came_by")}
    form = {**fields, "amends": report.report_id, "contact_name": "Sam Okoro"}
    checked = check(officer, form)
    assert checked.status_code == 200 and f"It corrects report {report.reference}" in checked.text
    kept = officer.submits(KEEP, {**form, "ticket": ticket_of(checked)}, page=FORM)
    assert kept.status_code == 303
    open_all(app)
    correction = newest()
    assert correction.amends == report.report_id and not correction.incomplete
    assert len(partition()) == 1 and incident_of(report.id).last_sequence == correction.id
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert "Corrected by" in page and correction.reference in page and "Sam Okafor" in page


def test_a_correction_that_says_nothing_is_refused(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    key_in(officer)
    open_all(app)
    fields = {name: WHOLE[name] for name in ("came_on", "came_by")}
    assert check(officer, {**fields, "amends": newest().report_id}).status_code == 422


def test_what_came_from_a_phone_is_not_corrected_here(app: Flask, enter: Enter) -> None:
    officer, report = enter(OFFICER), deliver(app)
    for unknown in (report.report_id, str(uuid4()), ""):
        assert officer.opens(f"{FORM}?corrects={unknown}").status_code == 404
        assert check(officer, {**WHOLE, "amends": unknown}).status_code == 404
    assert "Correct what was keyed in" not in officer.opens(f"/unit/reports/{report.id}").text


def test_of_a_restricted_one_not_even_who_keyed_it_in_is_told(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    kept = key_in(officer).location
    open_all(app)
    report = newest()
    restricts(app, enter(LEAD), report, LEAD, COLLEAGUE)
    addresses = (kept, f"{FORM}?corrects={report.report_id}")
    assert [officer.opens(address).status_code for address in addresses] == [404, 404]
    sent = {**WHOLE, "amends": report.report_id}
    assert check(officer, sent).status_code == 404
    assert officer.submits(KEEP, sent, page=FORM).status_code == 404
    colleague = open_browser(app, COLLEAGUE)
    assert report.reference in colleague.opens(addresses[1]).text
