"""The log's page names organisations; the log itself has their numbers only."""

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter, Person
from tests.support.reading import text_of
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.texts import storage_keys

LOG = "/unit/audit-log"
CLUB = {"name": "Marple Road Sports Club", "kind": "sports_club", "area": "", "contact": ""}
HOME = {**CLUB, "name": "Robin Smith", "kind": "foster_home"}


@pytest.fixture
def lead(app: Flask, enter: Enter) -> Person:
    storage_keys.ensure()
    officer = enter(OFFICER)
    for each in (CLUB, HOME):
        officer.submits("/unit/organisations/add", dict(each))
    officer.opens("/unit/organisations/2/incidents")
    return enter(LEAD)


def entries() -> list[dict[str, str]]:
    db.session.rollback()
    query = select(AuditEntry.facts).where(AuditEntry.event == "organisation-listed")
    return [*db.session.scalars(query)]


def test_each_organisation_is_named(lead: Person) -> None:
    page = text_of(lead.opens(LOG))
    assert "added organisation 1 (Marple Road Sports Club) to the register." in page
    assert "looked at all incidents of organisation 2 (Robin Smith)." in page


def test_it_has_the_name_of_today(lead: Person) -> None:
    lead.submits("/unit/organisations/1", {**CLUB, "name": "Brabyns Sports Club"})
    page = text_of(lead.opens(LOG))
    assert "added organisation 1 (Brabyns Sports Club) to" in page and "Marple" not in page


def test_whoever_may_not_read_the_register_sees_the_number(lead: Person, enter: Enter) -> None:
    page = enter(ADMINISTRATOR).opens(LOG).text
    assert "added organisation 2 to the register." in page
    assert "Robin Smith" not in page and "Marple" not in page


def test_an_organisation_that_is_not_there_keeps_its_number(lead: Person) -> None:
    row = {"event": "organisation-changed", "who": "Olu", "at": func.current_timestamp()}
    for number in ("77", "odd"):
        db.session.execute(insert(AuditEntry).values(**row, facts={"number": number}))
    db.session.commit()
    page = text_of(lead.opens(LOG))
    assert "organisation 77 in the register" in page and "organisation odd in" in page


def test_looking_at_one_is_recorded_once_in_half_an_hour_for_each(lead: Person) -> None:
    for number in (1, 2, 2, 1):
        lead.opens(f"/unit/organisations/{number}/incidents")
    lead.opens("/unit/organisations/99/incidents")
    assert entries() == [{"number": "2"}, {"number": "1"}, {"number": "2"}]
