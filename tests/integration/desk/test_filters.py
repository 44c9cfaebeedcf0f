"""Filters of the inbox: what fits is shown, what is filtered is said, and nothing typed travels."""

import pytest
from flask import Flask
from sqlalchemy import update

from tests.integration.desk.test_inbox import CALM, NO_PATH, order
from tests.integration.desk.test_inbox_pages import close_all, next_page
from tests.support.cast import ADMINISTRATOR, OFFICER, Enter, Person
from tests.support.in_hand import ROUTINE, closes, receives
from tests.support.incidents import incident_of
from tests.support.unit_reports import add_copies, deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents import filtered
from webapp.incidents.models import Incident
from webapp.organisations.models import Organisation
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql

START, CLOSED = "/unit/", "/unit/?lane=closed"
LIKE = {"setting": "home", "types": ["violence"], "actions": ["other"]}


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


def chooses(person: Person, **wanted: str):  # type: ignore[no-untyped-def]
    return person.submits(START, wanted)


def receive_and_close_all(officer: Person, report: Report) -> None:
    page = f"/unit/reports/{report.id}"
    officer.submits(f"{page}/received", page=page)
    close_all(report)


@pytest.mark.parametrize("lane", ["new", "closed"])
@pytest.mark.parametrize(
    "part", [{"setting": "home"}, {"types": "violence"}, {"actions": "other"}, {"rank": "now"}]
)
def test_only_what_fits_is_shown(
    app: Flask, officer: Person, lane: str, part: dict[str, str]
) -> None:
    other = deliver(app, answers=CALM, **NO_PATH)
    wanted = deliver(app, answers={**LIKE, "danger": "yes"})
    if lane == "closed":
        receive_and_close_all(officer, wanted)
    page = officer.opens(chooses(officer, lane=lane, **part).location).text
    assert order(page) == [wanted.reference] != [other.reference]


def test_what_is_filtered_is_said_and_cleared_in_one_press(app: Flask, officer: Person) -> None:
    report = deliver(app)
    page = officer.opens("/unit/?setting=home&types=bullying&since=2026-11-01").text
    assert "Only: Bullying · Home · arrived from 1 November 2026." in page
    assert "New (1)" in page and "The numbers above count whole lists." in page
    assert "Nothing here fits." in page
    assert 'href="/unit/">Show everything' in page and order(page) == []
    whole = officer.opens(START).text
    assert order(whole) == [report.reference] and "whole lists" not in whole


def test_days_are_those_of_arrival(app: Flask, officer: Person) -> None:
    report, _ = deliver(app), deliver(app)
    receive_and_close_all(officer, report)
    day = incident_of(report.id).counted_on.isoformat()
    for query, count in ((f"since={day}", 2), (f"until={day}", 2), ("until=2026-01-01", 0)):
        for lane in (CLOSED, "/unit/?lane=new"):
            shown = order(officer.opens(f"{lane}&{query}").text)
            assert len(shown) == (count if lane == CLOSED else 0)


def test_one_organisation_is_opened_from_the_register(app: Flask, officer: Person) -> None:
    report, other = deliver(app), deliver(app)
    with writing():
        found = Organisation(name="Heaton Lane", kind="sports_club", area="")
        db.session.add(found)
        db.session.flush()
        first = Incident.id == incident_of(report.id).id
        db.session.execute(update(Incident).where(first).values(organisation_id=found.id))
    address = f"/unit/?lane=new&organisation={found.id}"
    page = officer.opens(f"/unit/organisations/{found.id}").text
    assert address.replace("&", "&amp;") in page
    page = officer.opens(address).text
    assert order(page) == [report.reference] != [other.reference]
    assert "Only: Heaton Lane." in page


@pytest.mark.parametrize("lane", ["new", "closed"])
def test_pages_of_a_filter_meet_each_that_fits_once(
    app: Flask, officer: Person, monkeypatch: pytest.MonkeyPatch, lane: str
) -> None:
    """Also where a page stops before it is full, as it has looked at enough."""
    monkeypatch.setattr(filtered, "MOST_LOOKED_AT", 20)
    deliver(app, answers=LIKE)
    report = deliver(app)
    add_copies(report, 60)
    deliver(app, answers=LIKE)
    if lane == "closed":
        receive_and_close_all(officer, report)
    for part, count in (("types=sexual", 61), ("types=violence", 2), ("types=financial", 0)):
        page, seen = officer.opens(f"/unit/?lane={lane}&{part}").text, list[str]()
        assert "looked through" in page
        while seen.extend(order(page)) or "Next page" in page or "Look further" in page:
            page = officer.opens(next_page(page.replace("Look further", "Next page"))).text
        assert len(seen) == len(set(seen)) == count


def test_a_refresh_keeps_the_filter_and_what_is_shown(app: Flask, officer: Person) -> None:
    wanted, _ = deliver(app, answers=LIKE), deliver(app)
    page = officer.opens("/unit/?setting=home").text
    address = page.split('data-hx-get="')[1].split('"')[0].replace("&amp;", "&")
    assert "setting=home" in address
    headers = {"HX-Request": "true", "HX-Request-Type": "partial"}
    part = officer.opens(address, headers=headers).text
    assert order(part) == [wanted.reference] and "Only: Home." in part


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"since": "Jo Marsh"}, "Enter a day, such as 2026-11-24"),
        ({"until": "24/11/2026"}, "Enter a day, such as 2026-11-24"),
        (
            {"since": "2026-11-24", "until": "2026-11-23"},
            "The last day must not be before the first",
        ),
    ],
)
def test_what_is_no_day_is_refused(officer: Person, wanted: dict[str, str], words: str) -> None:
    answer = chooses(officer, **wanted)
    assert answer.status_code == 422 and words in answer.text


@pytest.mark.parametrize(
    "asked",
    ["rank=soon", "lane=joined", "organisation=Jo", "since=2026-13-01", "setting=home&types=x"],
)
def test_an_address_that_asks_for_what_there_is_not_is_refused(officer: Person, asked: str) -> None:
    answer = officer.opens(f"{START}?{asked}")
    assert answer.status_code == 400 and "We cannot show this list" in answer.text
    assert 'href="/unit/">Open the inbox</a>' in answer.text


def test_what_no_filter_is_called_changes_nothing(officer: Person) -> None:
    assert officer.opens(f"{START}?colour=red&rank=&since=").status_code == 200


def test_nothing_that_is_typed_gets_into_an_address(officer: Person) -> None:
    answer = chooses(officer, lane="Jo", setting="Marsh", organisation="0161 496 0018")
    assert answer.status_code == 303 and answer.location == START


def test_an_administrator_filters_nothing(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    answer = administrator.submits(START, {"setting": "home"}, page="/unit/people")
    assert answer.status_code == 403


def test_what_is_closed_is_filtered_by_what_came_of_it(app: Flask, officer: Person) -> None:
    police, lado = deliver(app, **ROUTINE), deliver(app, **ROUTINE)
    for report, outcome in ((police, "police"), (lado, "lado")):
        receives(officer, report)
        closes(officer, report, outcome)
    page = officer.opens(f"{CLOSED}&outcome=police").text
    assert order(page) == [police.reference] and "Only: The police have it." in page
