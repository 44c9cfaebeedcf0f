"""A report's page says who else has it open now, and forgets it soon."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from tests.integration.incidents.test_restricted import restrict
from tests.support.cast import ADMINISTRATOR, COLLEAGUE, OFFICER, Enter, Person, open_browser
from tests.support.unit_pages import HTMX
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.presence.looking import FORGOTTEN_AFTER
from webapp.incidents.presence.models import Presence
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql

# As the page asks; an answer that refuses is a whole page.
REFUSED = {"HX-Request": "true"}


def looks(person: Person, report: Report) -> str:
    """What the open page of this report hears when it asks."""
    return person.opens(f"/unit/reports/{report.id}/looking", headers=HTMX).text.strip()


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app)


def test_each_hears_of_the_other_and_not_of_themselves(
    app: Flask, enter: Enter, report: Report
) -> None:
    officer, colleague = enter(OFFICER), open_browser(app, COLLEAGUE)
    assert looks(officer, report) == "" == looks(officer, report)
    assert looks(colleague, report) == "Olu Officer has this open now."
    assert looks(officer, report) == "Cara Colleague has this open now."


def test_another_incident_is_not_this_one(app: Flask, enter: Enter, report: Report) -> None:
    looks(enter(OFFICER), report)
    assert looks(open_browser(app, COLLEAGUE), deliver(app)) == ""


def test_who_has_left_is_forgotten(app: Flask, enter: Enter, report: Report) -> None:
    officer, colleague = enter(OFFICER), open_browser(app, COLLEAGUE)
    looks(officer, report)
    long_ago = datetime.now(UTC) - 2 * FORGOTTEN_AFTER
    db.session.execute(update(Presence).values(seen_at=long_ago))
    db.session.commit()
    assert looks(colleague, report) == ""
    assert db.session.scalar(select(func.count()).select_from(Presence)) == 1


def test_who_has_signed_out_is_gone_at_once(app: Flask, enter: Enter, report: Report) -> None:
    officer, colleague = enter(OFFICER), open_browser(app, COLLEAGUE)
    looks(officer, report)
    officer.submits("/unit/sign-out", page="/unit/")
    assert looks(colleague, report) == ""


def test_of_a_restricted_incident_only_its_readers_hear(
    app: Flask, enter: Enter, report: Report
) -> None:
    officer, colleague = enter(OFFICER), open_browser(app, COLLEAGUE)
    looks(officer, report)
    restrict(to=OFFICER.email)
    answer = colleague.opens(f"/unit/reports/{report.id}/looking", headers=REFUSED)
    assert answer.status_code == 404 and OFFICER.name not in answer.text
    assert looks(officer, report) == ""


def test_the_page_asks_by_itself_and_a_link_leads_to_the_report(
    enter: Enter, report: Report
) -> None:
    officer, page = enter(OFFICER), f"/unit/reports/{report.id}"
    assert f'data-hx-get="{page}/looking"' in officer.opens(page).text
    assert officer.opens(f"{page}/looking").location == page


def test_who_may_not_read_reports_hears_nothing(enter: Enter, report: Report) -> None:
    answer = enter(ADMINISTRATOR).opens(f"/unit/reports/{report.id}/looking", headers=REFUSED)
    assert answer.status_code == 403
