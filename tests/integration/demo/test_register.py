"""A demonstration's register: matched as a unit's would be, and gone with the reports."""

from collections import Counter

from flask import Flask
from sqlalchemy import func, select

from tests.integration.demo.year import MARK, load, remove
from tests.support.cast import LEAD, OFFICER, Enter
from webapp.demo.models import DemonstrationOrganisation
from webapp.demo.person import EMAIL
from webapp.extensions import db
from webapp.incidents.models import Act, Incident
from webapp.organisations import publishing, register
from webapp.organisations.models import Organisation, OrganisationAlias
from webapp.people.models import User
from webapp.vocabulary.act import ActKind


def names() -> set[str]:
    return set(db.session.scalars(select(Organisation.name)))


def test_most_incidents_are_of_an_organisation_and_some_of_none(started: Flask) -> None:
    load(400)
    of_one = Counter(one is None for one in db.session.scalars(select(Incident.organisation_id)))
    assert 0.08 < of_one[True] / of_one.total() < 0.35
    assert 50 < len(names()) < 60


def test_its_account_confirmed_spellings_and_chose_a_few_by_hand(started: Flask) -> None:
    load(400)
    person = db.session.scalars(select(User).where(User.email == EMAIL)).one()
    assert not person.active
    confirmed = db.session.scalars(select(OrganisationAlias.confirmed_by).distinct()).all()
    assert confirmed == db.session.scalars(select(Act.person_id).distinct()).all() == [person.id]
    chosen = select(func.count()).where(Act.kind == ActKind.ORGANISATION_CHOSEN.value)
    assert 3 <= (db.session.scalar(chosen) or 0) <= 20


def test_each_is_marked_and_can_be_reached(started: Flask, enter: Enter) -> None:
    load(5)
    marked = set(db.session.scalars(select(DemonstrationOrganisation.organisation_id)))
    assert marked == set(db.session.scalars(select(Organisation.id)))
    assert all("0161 496 0" in register.read_entry(one).contact for one in marked)
    officer = enter(OFFICER)
    page = officer.opens("/unit/organisations").text
    assert page.count(MARK) == page.count("/unit/organisations/") - 1 > 20
    assert MARK in officer.opens(f"/unit/organisations/{min(marked)}").text


def test_some_names_are_on_phones_and_none_of_one_that_closed(started: Flask) -> None:
    load(5)
    published = db.session.scalars(select(Organisation).where(Organisation.published)).all()
    assert 3 <= len(published) <= 9
    assert sorted(one.name for one in published) == sorted(publishing.list_names())


def test_where_real_people_report_no_name_is_on_phones(started: Flask) -> None:
    load(5, beside=True)
    assert names() and not publishing.has_names()


def test_what_the_register_has_already_stays_as_it_is(started: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    real = {"name": "Marple Rd Sports-Club", "kind": "sports_club", "area": "", "contact": ""}
    assert officer.submits("/unit/organisations/add", real).status_code == 302
    load(40)
    assert "Marple Road Sports Club" not in names()
    assert remove()[1] == []
    assert names() == {"Marple Rd Sports-Club"}


def test_it_goes_with_what_people_practised_on_it(started: Flask, enter: Enter) -> None:
    load(60)
    private = select(Organisation.id).where(~Organisation.published, Organisation.until.is_(None))
    number = db.session.scalars(private).first()
    lead = enter(LEAD)
    publish = f"/unit/organisations/{number}/publish"
    assert lead.submits(publish, page=f"/unit/organisations/{number}").status_code == 302

    assert remove()[1] == []

    assert not names() and not publishing.has_names()
    assert not db.session.scalars(select(User.id).where(User.email == EMAIL)).all()
