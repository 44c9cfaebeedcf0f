"""A restricted incident is shown to the people whom it names and to nobody else, anywhere."""

from typing import NamedTuple

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.support.cast import COLLEAGUE, OFFICER, Enter, Person, open_browser
from tests.support.incidents import incident_of
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.guidance import editions
from webapp.incidents.models import Act, Incident, RestrictedTo
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind


class Incidents(NamedTuple):
    """A report of one incident in each list."""

    new: Report
    received: Report
    set_aside: Report


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


@pytest.fixture
def incidents(app: Flask, officer: Person) -> Incidents:
    editions.publish_if_changed()
    found = Incidents(deliver(app), deliver(app), deliver(app))
    page = f"/unit/reports/{found.received.id}"
    officer.submits(f"{page}/received", page=page)
    chosen = {"chosen": value(found.set_aside), "reason": "junk"}
    officer.submits("/unit/not-a-report", chosen)
    return found


def value(report: Report) -> str:
    incident = incident_of(report.id)
    return f"{incident.id}.{incident.last_sequence}"


def restrict(to: str | None = None) -> None:
    """Restricts every incident, to the person with this address."""
    with writing():
        db.session.execute(update(Incident).values(restricted=True))
        person = db.session.scalar(select(User.id).where(User.email == to))
        for incident in db.session.scalars(select(Incident.id)).all() if person else ():
            db.session.add(RestrictedTo(incident_id=incident, person_id=person))


def test_it_is_not_counted(app: Flask, officer: Person, incidents: Incidents) -> None:
    deliver(app)
    assert "New (2)" in officer.opens("/unit/").text
    with writing():
        number = incident_of(incidents.new.id).id
        db.session.execute(update(Incident).where(Incident.id == number).values(restricted=True))
    assert "New (1)" in officer.opens("/unit/").text


def test_its_number_finds_nothing(officer: Person, incidents: Incidents) -> None:
    restrict()
    answer = officer.submits("/unit/find", {"find": incidents.new.reference})
    assert answer.status_code == 200 and incidents.new.reference not in titles(answer.text)
    restrict(to=OFFICER.email)
    assert officer.submits("/unit/find", {"find": incidents.new.reference}).status_code == 303


def titles(page: str) -> str:
    """What the page says, without the field that repeats what was typed."""
    return page.split("<main")[1]


@pytest.mark.parametrize("act", ["received", "organisation", "organisation/undo"])
def test_nobody_else_acts_on_its_reports(officer: Person, incidents: Incidents, act: str) -> None:
    restrict()
    number = incidents.new.id
    answer = officer.submits(f"/unit/reports/{number}/{act}", page="/unit/find")
    assert answer.status_code == 404
    assert "There is no report with this number." in answer.text


def test_nobody_else_sets_it_aside_or_takes_it_back(officer: Person, incidents: Incidents) -> None:
    restrict()
    chosen = {"chosen": value(incidents.new), "reason": "junk"}
    officer.submits("/unit/not-a-report", chosen, page="/unit/find")
    set_aside = db.session.scalars(select(Act.id).where(Act.kind == ActKind.SET_ASIDE)).one()
    officer.submits("/unit/not-a-report/take-back", {"act": str(set_aside)}, page="/unit/find")
    lanes = [incident_of(each.id).lane for each in (incidents.new, incidents.set_aside)]
    assert lanes == ["new", "set_aside"]


def test_it_stays_restricted_when_a_correction_comes(
    app: Flask, officer: Person, incidents: Incidents
) -> None:
    restrict(to=COLLEAGUE.email)
    deliver(app, inside={"answers": {"danger": "yes"}, "amends": incidents.new.report_id})
    assert incident_of(incidents.new.id).restricted
    assert officer.opens(f"/unit/reports/{incidents.new.id}").status_code == 404
    assert "New (1)" in open_browser(app, COLLEAGUE).opens("/unit/").text


def test_joining_opens_nothing(app: Flask, officer: Person, incidents: Incidents) -> None:
    """A correction that came first is an incident of its own until its original arrives."""
    correction = deliver(app, inside={"answers": {"danger": "yes"}, "amends": UNSENT})
    restrict(to=COLLEAGUE.email)
    other = deliver(app, inside={"answers": {"danger": "no"}, "amends": incidents.new.report_id})
    joining = deliver(app, report_id=UNSENT, inside={"amends": incidents.new.report_id})
    assert incident_of(joining.id).id == incident_of(other.id).id == incident_of(correction.id).id
    assert officer.opens(f"/unit/reports/{joining.id}").status_code == 404
    assert open_browser(app, COLLEAGUE).opens(f"/unit/reports/{joining.id}").status_code == 200


UNSENT = "0198d8a0-0000-7000-8000-000000000001"
