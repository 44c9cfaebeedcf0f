"""Not a report: set aside with a reason, kept, taken back, and never told to the sender."""

from html import unescape

import pytest
from flask import Flask

from tests.integration.incidents.test_standing import SPOKE
from tests.support import reports
from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    LEAD,
    OFFICER,
    OUTSIDER,
    Enter,
    Member,
    Person,
    open_browser,
)
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.unit_reports import add_copies, deliver
from webapp.arrivals.models import Arrival
from webapp.extensions import db
from webapp.incidents import refolding
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql

PAGE, SET_ASIDE = "/unit/not-a-report", "/unit/?lane=set_aside"


def value(report: Report) -> str:
    incident = incident_of(report.id)
    return f"{incident.id}.{incident.last_sequence}"


def sets_aside(person: Person, *chosen: str, reason: str = "junk"):  # type: ignore[no-untyped-def]
    return person.submits(PAGE, {"chosen": list(chosen), "reason": reason})


def takes_back(person: Person, number: int):  # type: ignore[no-untyped-def]
    act = person.opens(f"/unit/reports/{number}").text.split('name="act" value="')[1].split('"')[0]
    return person.submits(f"{PAGE}/take-back", {"act": act}, page="/unit/find")


def state_on_the_phone(app: Flask, report: Report) -> str:
    digest = db.session.get_one(Arrival, report.arrival_sequence).digest
    claim = {"id": report.report_id, "digest": digest}
    answer = reports.post(app.test_client(), have=[claim]).get_json()["have"][0]
    assert answer["held"] is True
    return str(answer["state"])


def test_it_leaves_the_new_ones_and_is_listed_with_who_and_why(app: Flask, enter: Enter) -> None:
    junk, real = deliver(app), deliver(app)
    officer = enter(OFFICER)
    assert sets_aside(officer, value(junk), reason="test").location == "/unit/"
    page = officer.opens("/unit/").text
    assert junk.reference not in page and real.reference in page and "New (1)" in page
    assert "Set aside as not a report: 1. Nothing was deleted" in " ".join(page.split())
    page = officer.opens(SET_ASIDE).text
    assert junk.reference in page and "A test, or practice" in page and "Olu Officer" in page


def test_its_reasons_say_that_they_are_a_draft(app: Flask, enter: Enter) -> None:
    deliver(app)
    assert "A draft: a lead has yet to approve" in enter(OFFICER).opens(PAGE).text


def test_a_selection_goes_at_once_and_the_notice_takes_it_back(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    add_copies(report, 4)
    officer = enter(OFFICER)
    chosen = [f"{number}.{number}" for number in range(1, 6)]
    sets_aside(officer, *chosen)
    page = officer.opens("/unit/").text
    acts = [part.split('"')[0] for part in page.split('name="act" value="')[1:]]
    assert len(acts) == 5 and "New (0)" in page
    officer.submits(f"{PAGE}/take-back", {"act": acts}, page="/unit/find")
    page = officer.opens("/unit/").text
    assert "Back among the new ones: 5." in page and "New (5)" in page


def test_what_the_list_was_filtered_by_is_all_that_is_offered(app: Flask, enter: Enter) -> None:
    fits, other = deliver(app), deliver(app, answers={"setting": "library"})
    officer = enter(OFFICER)
    page = officer.opens("/unit/?setting=sports_club").text
    address = unescape(page.split(f'href="{PAGE}')[1].split('"')[0])
    chosen = officer.opens(f"{PAGE}{address}").text
    assert fits.reference in chosen and other.reference not in chosen
    assert "Only: Sports club." in chosen


def test_a_report_can_be_taken_back_from_its_page(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer = enter(OFFICER)
    sets_aside(officer, value(report))
    assert "set this aside as not a report" in officer.opens(f"/unit/reports/{report.id}").text
    takes_back(officer, report.id)
    assert incident_of(report.id).lane == "new"
    assert report.reference not in officer.opens(SET_ASIDE).text


def test_what_was_taken_back_can_be_set_aside_again(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer = enter(OFFICER)
    for _ in range(2):
        sets_aside(officer, value(report))
        assert incident_of(report.id).lane == "set_aside"
        takes_back(officer, report.id)
        assert incident_of(report.id).lane == "new"


def test_taking_back_twice_is_said_and_changes_nothing(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer, colleague = enter(OFFICER), open_browser(app, COLLEAGUE)
    sets_aside(officer, value(report))
    takes_back(officer, report.id)
    colleague.submits(f"{PAGE}/take-back", {"act": "1"}, page="/unit/find")
    assert "A colleague was faster" in colleague.opens("/unit/").text
    assert incident_of(report.id).lane == "new"


def test_a_correction_brings_it_back_as_if_nobody_had_set_it_aside(
    app: Flask, enter: Enter
) -> None:
    first = deliver(app)
    officer = enter(OFFICER)
    sets_aside(officer, value(first))
    danger = {"danger": "yes", **SPOKE}
    deliver(app, inside={"answers": danger, "amends": first.report_id})
    incident = incident_of(first.id)
    assert (incident.lane, incident.next_sequence) == ("new", first.id)
    assert "New (1)" in officer.opens("/unit/").text
    sets_aside(officer, value(first))
    assert incident_of(first.id).lane == "set_aside"


def test_of_two_officers_the_second_is_told_what_the_first_did(app: Flask, enter: Enter) -> None:
    one, other = deliver(app), deliver(app)
    first, second = enter(OFFICER), open_browser(app, COLLEAGUE)
    seen = value(one), value(other)
    sets_aside(first, seen[0])
    first.submits(f"/unit/reports/{other.id}/received", page=f"/unit/reports/{other.id}")
    sets_aside(second, *seen, reason="mistake")
    page = text_of(second.opens("/unit/"))
    assert f"{one.reference} was left as it is: Olu Officer had set it aside" in page
    assert f"{other.reference} was left as it is: Olu Officer had marked it as received" in page
    assert "mistake" not in second.opens(SET_ASIDE).text


def test_a_report_that_came_meanwhile_is_read_first(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    officer = enter(OFFICER)
    seen = value(first)
    deliver(app, inside={"answers": {"danger": "yes"}, "amends": first.report_id})
    sets_aside(officer, seen)
    assert "another report of it had come" in officer.opens("/unit/").text
    assert incident_of(first.id).lane == "new"


def test_its_sender_is_never_told_that_it_was_received(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer = enter(OFFICER)
    form = f"/unit/reports/{report.id}"
    officer.opens(form)
    sets_aside(officer, value(report))
    assert "/received-next" not in officer.opens(form).text
    answer = officer.submits(f"{form}/received", page="/unit/find")
    assert answer.status_code == 409 and "take it back first" in answer.text
    assert state_on_the_phone(app, report) == "delivered"


def test_a_flood_of_corrections_can_be_set_aside(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    add_copies(first, refolding.MOST_OF_CHAIN + 2, report_id=first.report_id)
    officer = enter(OFFICER)
    sets_aside(officer, value(first))
    assert incident_of(first.id).lane == "set_aside"
    deliver(app, inside={"answers": {"setting": "home"}, "amends": first.report_id})
    assert incident_of(first.id).lane == "new"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"reason": "junk"}, "Choose at least one report"),
        ({"chosen": ["1.1"]}, "Choose why it is not a report"),
        ({"chosen": ["1.1"], "reason": "boring"}, "Not a valid choice"),
    ],
)
def test_a_form_without_reports_or_reason_is_refused(
    app: Flask, enter: Enter, data: dict[str, object], words: str
) -> None:
    report = deliver(app)
    answer = enter(OFFICER).submits(PAGE, data)
    assert answer.status_code == 422 and words in answer.text
    assert incident_of(report.id).lane == "new"


@pytest.mark.parametrize("odd", ["7.7", "1", "x.y", "1.99999999999", "1.1.1", "²."])
def test_what_the_page_did_not_write_sets_nothing_aside(app: Flask, enter: Enter, odd: str) -> None:
    report = deliver(app)
    assert sets_aside(enter(OFFICER), odd).status_code == 302
    assert incident_of(report.id).lane == "new"


def test_it_is_recorded_under_its_report(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer = enter(OFFICER)
    sets_aside(officer, value(report), reason="mistake")
    takes_back(officer, report.id)
    page = text_of(officer.opens(f"/unit/reports/{report.id}"))
    assert f"set aside report {report.reference} as not a report: Sent by mistake" in page
    assert f"took back report {report.reference}, which was set aside." in page


def test_one_incident_is_offered_alone(app: Flask, enter: Enter) -> None:
    one, other = deliver(app), deliver(app)
    officer = enter(LEAD)
    assert f"{PAGE}?of=1" in officer.opens(f"/unit/reports/{one.id}").text
    page = officer.opens(f"{PAGE}?of=1").text
    assert one.reference in page and other.reference not in page and " checked" in page


@pytest.mark.parametrize("member", [ADMINISTRATOR, OUTSIDER])
def test_others_may_not(app: Flask, enter: Enter, member: Member) -> None:
    report = deliver(app)
    person = enter(member)
    assert person.opens(PAGE).status_code == 403
    for address in (PAGE, f"{PAGE}/take-back"):
        data = {"chosen": value(report), "reason": "junk", "act": "1"}
        assert person.submits(address, data, page="/unit/").status_code == 403
    assert incident_of(report.id).lane == "new"


@pytest.mark.parametrize("of", ["zz", "", "-1", "99999999999"])
def test_a_damaged_address_ticks_nothing(app: Flask, enter: Enter, of: str) -> None:
    deliver(app)
    deliver(app)
    page = enter(OFFICER).opens(f"{PAGE}?of={of}").text
    assert page.count('type="checkbox"') == 2 and "checked" not in page
    assert "Which?" in page and "This incident" not in page
