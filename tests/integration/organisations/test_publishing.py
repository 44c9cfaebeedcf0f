"""A lead publishes names, never that of a home; workers choose from them, and nobody need match."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.support.cast import LEAD, OFFICER, Enter, Person
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from webapp.audit import trail
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.organisations import publishing
from webapp.organisations.models import NEVER_PUBLISHED
from webapp.texts import storage_keys

NAME = "Marple Road Sports Club"
CLUB = {"name": NAME, "kind": "sports_club", "area": "", "contact": ""}
PAGE = "/unit/organisations/1"


@pytest.fixture
def lead(app: Flask, enter: Enter) -> Person:
    storage_keys.ensure()
    lead = enter(LEAD)
    lead.submits("/unit/organisations/add", dict(CLUB))
    return lead


def publish(person: Person, number: int = 1) -> int:
    address = f"/unit/organisations/{number}/publish"
    return person.submits(address, page="/unit/organisations/add").status_code


def withdraw(person: Person) -> int:
    return person.submits(f"{PAGE}/withdraw", page="/unit/organisations/add").status_code


def names(app: Flask) -> list[str]:
    return app.test_client().get("/names").text.splitlines()


def test_a_published_name_is_in_the_list(app: Flask, lead: Person) -> None:
    assert names(app) == []
    assert publish(lead) == 302
    assert names(app) == [NAME]
    assert "Published names are public" not in lead.opens(PAGE).text


def test_the_page_says_first_that_names_are_public(lead: Person) -> None:
    assert "Published names are public" in lead.opens(PAGE).text


def test_a_report_with_it_is_matched_with_no_act(app: Flask, lead: Person) -> None:
    before = deliver(app, answers={"organisation": NAME})
    publish(lead)
    after = deliver(app, answers={"organisation": NAME})
    assert incident_of(before.id).organisation_id == incident_of(after.id).organisation_id == 1


def test_a_withdrawn_name_is_gone_and_reports_stay_matched(app: Flask, lead: Person) -> None:
    publish(lead)
    report = deliver(app, answers={"organisation": NAME})
    assert [withdraw(lead), withdraw(lead)] == [302, 302]
    assert names(app) == []
    assert incident_of(report.id).organisation_id == 1


@pytest.mark.parametrize("change", [{"name": "Robin Smith"}, {"kind": "foster_home"}])
def test_a_changed_name_or_kind_is_withdrawn(
    app: Flask, lead: Person, change: dict[str, str]
) -> None:
    publish(lead)
    lead.submits(PAGE, {**CLUB, **change})
    assert names(app) == []


def test_a_changed_area_changes_nothing(app: Flask, lead: Person) -> None:
    publish(lead)
    lead.submits(PAGE, {**CLUB, "area": "SK6"})
    assert names(app) == [NAME]


def test_a_closed_organisation_is_not_offered(app: Flask, lead: Person) -> None:
    publish(lead)
    lead.submits(PAGE, {**CLUB, "until": date(2021, 1, 1).isoformat()})
    assert names(app) == []


@pytest.mark.parametrize("kind", NEVER_PUBLISHED)
def test_the_name_of_a_home_is_never_published(app: Flask, lead: Person, kind: str) -> None:
    lead.submits(PAGE, {**CLUB, "kind": kind})
    assert publish(lead) == 409 and names(app) == []
    assert "never is" in lead.opens(PAGE).text


@pytest.mark.parametrize("kind", NEVER_PUBLISHED)
def test_the_database_refuses_it_too(lead: Person, kind: str) -> None:
    change = text("UPDATE organisation SET published = true, kind = :kind")
    with pytest.raises(IntegrityError), writing():
        db.session.execute(change, {"kind": kind})


def test_a_name_that_is_anybodys_is_refused(app: Flask, lead: Person) -> None:
    lead.submits(PAGE, {**CLUB, "name": "Youth Club"})
    assert publish(lead) == 409 and names(app) == []


def test_a_name_by_which_another_is_known_is_refused(app: Flask, lead: Person) -> None:
    lead.submits("/unit/organisations/add", {**CLUB, "name": "Marple Rd SC", "area": "SK6"})
    publish(lead)
    assert publish(lead, 2) == 409 and names(app) == [NAME]


def test_there_is_room_for_so_many(
    app: Flask, lead: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "MOST_BYTES", 20)
    answer = lead.submits(f"{PAGE}/publish", page="/unit/organisations/add")
    assert answer.status_code == 409 and "Withdraw one first" in text_of(answer)


def test_an_officer_can_neither_publish_nor_withdraw(
    app: Flask, lead: Person, enter: Enter
) -> None:
    officer = enter(OFFICER)
    assert "A lead can publish it" in officer.opens(PAGE).text
    assert publish(officer) == 403
    publish(lead)
    assert withdraw(officer) == 403 and names(app) == [NAME]


def test_the_log_has_who_and_the_number(lead: Person) -> None:
    for act in (publish, publish, withdraw, withdraw):
        act(lead)
    lines, _ = trail.newest(before=None, limit=9)
    assert [line.sentence for line in lines][:2] == [
        "Lena Lead withdrew the published name of organisation 1.",
        "Lena Lead published the name of organisation 1.",
    ]
