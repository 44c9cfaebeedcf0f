"""Danger at a confirmed organisation is opened by whoever sets it aside as not a report."""

import re

import pytest
from flask import Flask

from tests.integration.incidents.test_standing import SPOKE
from tests.support.cast import COLLEAGUE, OFFICER, Enter, Person, open_browser
from tests.support.incidents import incident_of
from tests.support.reports import PATH
from tests.support.unit_reports import deliver
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql

PAGE = "/unit/not-a-report"
NAME = "Marple Road Sports Club"
CLUB = {"name": NAME, "kind": "sports_club", "area": "", "contact": ""}
TAG = re.compile(r"<[^>]*>")
LEFT = "was left as it is: it tells of danger, at an organisation that the unit has confirmed."


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    """Of a unit that has confirmed what the club's name means, on an earlier report."""
    earlier, officer = told(app, danger="no"), enter(OFFICER)
    officer.submits("/unit/organisations/add", dict(CLUB))
    address = f"/unit/reports/{earlier.id}/organisation"
    officer.submits(address, {"organisation": "1"}, page="/unit/find")
    return officer


def told(app: Flask, *, danger: str = "yes", organisation: str = NAME) -> Report:
    answers = {"danger": danger, "organisation": organisation}
    return deliver(app, path={**PATH, "danger": danger}, answers=answers)


def sets_aside(person: Person, *found: Report) -> str:
    """What the next page says."""
    incidents = [incident_of(report.id) for report in found]
    chosen = [f"{incident.id}.{incident.last_sequence}" for incident in incidents]
    person.submits(PAGE, {"chosen": chosen, "reason": "junk"})
    return person.opens("/unit/").text


def lane(report: Report) -> str:
    return str(incident_of(report.id).lane)


def opens(person: Person, report: Report) -> None:
    assert person.opens(f"/unit/reports/{report.id}").status_code == 200


def test_unopened_it_is_left_and_the_others_are_set_aside(app: Flask, officer: Person) -> None:
    danger, junk = told(app), told(app, danger="no")
    page = sets_aside(officer, danger, junk)
    assert (lane(danger), lane(junk)) == ("new", "set_aside")
    assert f'href="/unit/reports/{danger.id}">{danger.reference}</a> {LEFT}' in page
    assert "Set aside as not a report: 1." in " ".join(page.split())


def test_once_opened_it_is_set_aside(app: Flask, officer: Person) -> None:
    danger = told(app)
    opens(officer, danger)
    assert LEFT not in sets_aside(officer, danger) and lane(danger) == "set_aside"


def test_that_a_colleague_opened_it_is_not_enough(app: Flask, officer: Person) -> None:
    danger = told(app)
    opens(open_browser(app, COLLEAGUE), danger)
    assert LEFT in sets_aside(officer, danger) and lane(danger) == "new"


def test_its_own_form_without_its_page_refuses_it_too(app: Flask, officer: Person) -> None:
    danger = told(app, danger="not_sure")
    officer.opens(f"{PAGE}?of={incident_of(danger.id).id}")
    assert LEFT in sets_aside(officer, danger)


def test_a_correction_that_tells_of_danger_is_opened_itself(app: Flask, officer: Person) -> None:
    first = told(app, danger="no")
    inside = {"answers": {"danger": "yes", **SPOKE}, "amends": first.report_id}
    correction = deliver(app, inside=inside)
    opens(officer, first)
    assert f"{correction.reference} {LEFT}" in " ".join(
        TAG.sub("", sets_aside(officer, first)).split()
    )
    opens(officer, correction)
    assert LEFT not in sets_aside(officer, first) and lane(first) == "set_aside"


def test_danger_that_a_correction_took_back_is_set_aside(app: Flask, officer: Person) -> None:
    first = told(app)
    none = {"path": {**PATH, "danger": "no", "areas": ["bullying"]}, "amends": first.report_id}
    deliver(app, inside={**none, "answers": {"danger": "no", "types": ["bullying"]}})
    assert incident_of(first.id).rank > 0
    assert LEFT not in sets_aside(officer, first) and lane(first) == "set_aside"


def test_danger_at_an_organisation_that_nobody_confirmed_is_set_aside(
    app: Flask, officer: Person
) -> None:
    unknown = told(app, organisation="Somewhere else")
    assert LEFT not in sets_aside(officer, unknown) and lane(unknown) == "set_aside"


def test_an_organisation_chosen_by_hand_counts(app: Flask, officer: Person) -> None:
    chosen = told(app, organisation="Somewhere else")
    colleague = open_browser(app, COLLEAGUE)
    address = f"/unit/reports/{chosen.id}/organisation/chosen"
    colleague.submits(address, {"organisation": "1", "seen": "0"}, page="/unit/find")
    assert LEFT in sets_aside(officer, chosen) and lane(chosen) == "new"
