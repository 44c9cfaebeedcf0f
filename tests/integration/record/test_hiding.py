"""A line of the log that names several reports names none that its reader may not read."""

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, open_browser
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.restriction import name_readers
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.record.forms import NO_SUCH_REPORT

pytestmark = pytest.mark.postgresql

LOG = "/unit/audit-log"


@pytest.mark.parametrize("hidden", [0, 1])
def test_of_two_reports_that_were_compared(app: Flask, enter: Enter, hidden: int) -> None:
    reports, officer = [deliver(app), deliver(app)], enter(OFFICER)
    first, second = reports
    officer.submits(f"/unit/reports/{first.id}/not-the-same/{second.id}", page="/unit/find")
    log = text_of(open_browser(app, LEAD).opens(LOG))
    assert f"compared reports {first.reference} and {second.reference}: not the same" in log
    with writing():
        number = incident_of(reports[hidden].id).id
        db.session.execute(update(Incident).where(Incident.id == number).values(restricted=True))
    log = text_of(open_browser(app, LEAD).opens(LOG))
    assert reports[hidden].reference not in log and "(restricted)" in log
    assert reports[1 - hidden].reference in log


def test_the_lines_about_one_are_not_found_by_its_number(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    open_browser(app, OFFICER).opens(f"/unit/reports/{report.id}")
    asked = {"reference": report.reference}
    address = lead.submits(LOG, dict(asked)).headers["Location"]
    assert "opened report" in lead.opens(address).text
    name_readers([report], OFFICER, COLLEAGUE)
    assert "opened report" not in lead.opens(address).text
    assert NO_SUCH_REPORT in lead.submits(LOG, dict(asked)).text
