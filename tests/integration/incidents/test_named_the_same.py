"""“Not a report” names an incident by the report by which the inbox shows it."""

from flask import Flask

from tests.integration.incidents.test_setting_aside import PAGE, sets_aside, value
from tests.integration.incidents.test_standing import SPOKE
from tests.support.cast import LEAD, OFFICER, Enter
from tests.support.reading import text_of
from tests.support.unit_reports import deliver


def test_an_incident_is_named_as_the_inbox_names_it(app: Flask, enter: Enter) -> None:
    first, officer = deliver(app), enter(OFFICER)
    danger = {"danger": "yes", **SPOKE}
    later = deliver(app, inside={"answers": danger, "amends": first.report_id})
    officer.submits(f"/unit/reports/{first.id}/received", page="/unit/")
    for address in ("/unit/", PAGE):
        page = officer.opens(address).text
        assert later.reference in page and f"Corrects {first.reference}" in page
    seen = value(first)
    sets_aside(officer, seen)
    told = text_of(officer.opens(sets_aside(officer, seen).location))
    assert f"{later.reference} was left as it is" in told
    log = text_of(enter(LEAD).opens("/unit/audit-log"))
    assert f"set aside report {later.reference}" in log


def test_after_a_colleague_received_it_it_is_named_the_same(app: Flask, enter: Enter) -> None:
    first, officer = deliver(app), enter(OFFICER)
    later = deliver(app, inside={"answers": {"danger": "yes"}, "amends": first.report_id})
    seen = value(first)
    for each in (first, later):
        officer.submits(f"/unit/reports/{each.id}/received", page="/unit/")
    told = text_of(officer.opens(sets_aside(officer, seen).location))
    assert f"{later.reference} was left as it is: Olu Officer had marked it" in told
