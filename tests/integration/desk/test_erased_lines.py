"""An erased incident is listed among those that are done with, and asks nobody for anything."""

import pytest
from flask import Flask

from tests.integration.incidents.test_standing import SPOKE
from tests.support.cast import OFFICER, Enter
from tests.support.unit_reports import deliver
from webapp.incidents.erasable import find_erasable
from webapp.incidents.erasing import erase

pytestmark = pytest.mark.postgresql

DONE = "/unit/?lane=closed"
ASKS = ("app-rank", "Nobody reached", "About the lead", "--green", "was:")


def erase_incident(reference: str) -> None:
    erase(find_erasable(reference, whole_incident=True), reason="asked", by="Ada Lead")


def test_erased_while_new_it_leaves_the_new_ones_and_has_no_badge(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, answers={"danger": "yes"}), enter(OFFICER)
    assert "app-rank" in officer.opens("/unit/").text
    erase_incident(report.reference)
    assert report.reference not in officer.opens("/unit/").text
    page = officer.opens(DONE).text
    assert report.reference in page and '--grey">Erased</span>' in page
    assert [badge for badge in ASKS if badge in page] == []


def test_its_report_has_none_either(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, answers={"danger": "yes"}), enter(OFFICER)
    erase_incident(report.reference)
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert '--grey">Erased</span>' in page
    assert [badge for badge in ASKS if badge in page] == []


def test_where_a_report_is_left_the_incident_is_not_erased(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    answers = {"danger": "yes", **SPOKE}
    later = deliver(app, inside={"answers": answers, "amends": first.report_id})
    officer = enter(OFFICER)
    for each in (first, later):
        officer.submits(f"/unit/reports/{each.id}/received", page="/unit/")
    erase(find_erasable(first.reference), reason="asked", by="Ada Lead")
    assert first.reference not in officer.opens(DONE).text
    page = officer.opens("/unit/?lane=mine").text
    assert first.reference in page and "Erased" not in page
