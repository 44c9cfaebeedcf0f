"""Removing a demonstration leaves an organisation that real work uses, and says which."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.integration.demo.year import MARK, load, remove
from tests.support.cast import OFFICER, Enter, Person
from tests.support.incidents import incident_of
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.models import Act
from webapp.organisations import publishing
from webapp.organisations.models import Organisation, OrganisationAlias
from webapp.reports.models import Report

CLUB = "Heaton Lane Sports Club"


@pytest.fixture
def officer(started: Flask, enter: Enter) -> Person:
    officer = enter(OFFICER)
    load(5)
    return officer


def number_of(name: str) -> int:
    return db.session.scalars(select(Organisation.id).where(Organisation.name == name)).one()


def test_a_real_report_keeps_the_one_that_it_is_of(started: Flask, officer: Person) -> None:
    assert CLUB in publishing.list_names()
    report = deliver(started, answers={"organisation": CLUB})
    number = number_of(CLUB)
    assert incident_of(report.id).organisation_id == number
    assert MARK in officer.opens(f"/unit/reports/{report.id}").text

    assert remove()[1] == [CLUB]

    assert incident_of(report.id).organisation_id == number
    assert db.session.scalars(select(OrganisationAlias.organisation_id).distinct()).all() == [
        number
    ]
    page = officer.opens(f"/unit/reports/{report.id}").text
    assert CLUB in page and MARK not in page
    # Nobody at the unit has published it.
    assert not publishing.has_names()


def test_a_choice_by_hand_keeps_it_also_taken_back(started: Flask, officer: Person) -> None:
    report = deliver(started, answers={"organisation": "the rowing people"})
    address, number = f"/unit/reports/{report.id}/organisation", number_of(CLUB)
    officer.submits(f"{address}/chosen", {"organisation": number, "seen": 0}, page="/unit/")
    act = db.session.scalar(select(func.max(Act.id)))
    officer.submits(f"{address}/take-back", {"act": act}, page="/unit/")
    assert incident_of(report.id).organisation_id is None
    assert remove()[1] == [CLUB]
    assert officer.opens(f"/unit/reports/{report.id}").status_code == 200


def test_what_somebody_wrote_into_the_register_is_kept(officer: Person) -> None:
    number = number_of(CLUB)
    real = {"name": "Heaton Mersey Lacrosse", "kind": "sports_club", "area": "", "contact": ""}
    officer.submits(f"/unit/organisations/{number}", real)
    assert remove()[1] == ["Heaton Mersey Lacrosse"]
    assert MARK not in officer.opens(f"/unit/organisations/{number}").text


def test_a_second_removal_finds_nothing_more(started: Flask, officer: Person) -> None:
    deliver(started, answers={"organisation": CLUB})
    assert remove()[1] == [CLUB]
    assert remove() == (0, [])


def test_nothing_is_made_of_the_words_of_earlier_real_reports(started: Flask, enter: Enter) -> None:
    before = deliver(started, answers={"organisation": CLUB})
    load(5, beside=True)
    after = deliver(started, answers={"organisation": CLUB})
    for report in (before, after):
        assert incident_of(report.id).organisation_id is None
        page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
        assert "Is it" in page and "In the register" not in page and MARK in page
    assert remove()[1] == []


def test_one_that_was_registered_from_a_made_up_report_goes_with_it(officer: Person) -> None:
    before = set(db.session.scalars(select(Organisation.name)))
    made_up = db.session.scalars(select(Report.id).order_by(Report.id.desc())).first()
    entry = {"name": "Ninja Den", "kind": "sports_club", "area": "", "contact": "", "seen": "0"}
    officer.submits(f"/unit/reports/{made_up}/organisation/register", entry, page="/unit/")
    assert set(db.session.scalars(select(Organisation.name))) - before == {"Ninja Den"}
    assert remove()[1] == []
    assert db.session.scalars(select(Organisation.name)).all() == []


def test_one_that_was_registered_from_a_made_up_report_stays_if_it_is_used(
    started: Flask, officer: Person
) -> None:
    made_up = db.session.scalars(select(Report.id).order_by(Report.id.desc())).first()
    entry = {"name": "Ninja Den", "kind": "sports_club", "area": "", "contact": "", "seen": "0"}
    address = f"/unit/reports/{made_up}/organisation/register"
    officer.submits(address, {**entry, "remember": "yes"}, page="/unit/")
    number, report = number_of("Ninja Den"), deliver(started, answers={"organisation": "den"})
    chosen = f"/unit/reports/{report.id}/organisation/chosen"
    officer.submits(chosen, {"organisation": number, "seen": 0}, page="/unit/")
    assert remove()[1] == ["Ninja Den"]
