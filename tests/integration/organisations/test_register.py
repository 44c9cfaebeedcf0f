"""The register of organisations: kept by officers and leads, seen by nobody else."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.integration.desk.test_inbox import record_queries
from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, OUTSIDER, Enter, Member, Person
from tests.support.reading import text_of
from webapp.audit import trail
from webapp.extensions import db
from webapp.organisations.models import Organisation
from webapp.texts import storage_keys
from webapp.texts.models import SealedText

VERSION = re.compile(r'name="version"[^>]* value="([^"]+)"')
REGISTER = "/unit/organisations"
ADD = f"{REGISTER}/add"
CLUB = {
    "name": "Marple  Road Sports Club",
    "kind": "sports_club",
    "area": "SK6",
    "contact": "Robin, 0161 496 0123",
    "since": "2020-09-01",
}


@pytest.fixture(autouse=True)
def keys(app: Flask) -> None:
    storage_keys.ensure()


@pytest.fixture
def officer(enter: Enter) -> Person:
    officer = enter(OFFICER)
    assert officer.submits(ADD, dict(CLUB)).status_code == 302
    return officer


def number() -> int:
    db.session.rollback()
    return db.session.scalars(select(Organisation.id)).one()


def test_what_was_entered_is_in_the_register(officer: Person) -> None:
    assert "Marple Road Sports Club" in officer.opens(REGISTER).text
    page = officer.opens(f"{REGISTER}/{number()}").text
    for value in ("Marple Road Sports Club", "SK6", "Robin, 0161 496 0123", "2020-09-01"):
        assert value in page


def test_it_is_changed_and_its_contact_replaced(officer: Person) -> None:
    address = f"{REGISTER}/{number()}"
    officer.submits(address, {**CLUB, "contact": "Sam", "until": "2021-01-01"})
    page = officer.opens(address).text
    assert "Sam" in page and "Robin" not in page
    assert "Closed" in officer.opens(REGISTER).text
    assert db.session.scalar(select(func.count()).select_from(SealedText)) == 1


def test_of_two_who_change_it_at_once_neither_loses_what_the_other_wrote(
    officer: Person, enter: Enter
) -> None:
    address, colleague = f"{REGISTER}/{number()}", enter(LEAD)
    shown = VERSION.search(officer.opens(address).text)[1]  # type: ignore[index]
    assert colleague.submits(address, {**CLUB, "contact": "Sam"}).status_code == 302
    mine = {**CLUB, "kind": "library", "contact": "Kit"}
    refused = officer.submits(address, {**mine, "version": shown})
    assert refused.status_code == 422
    for said in ("has changed this: Sam.", "has changed this: Sports club.", ">Kit</textarea>"):
        assert said in refused.text
    assert "Sam" in colleague.opens(address).text
    again = VERSION.search(refused.text)[1]  # type: ignore[index]
    assert officer.submits(address, {**mine, "version": again}).status_code == 302
    assert "Kit" in colleague.opens(address).text


def test_of_two_who_change_it_alike_both_have_saved(officer: Person, enter: Enter) -> None:
    address, same = f"{REGISTER}/{number()}", {**CLUB, "contact": "Sam"}
    shown = VERSION.search(officer.opens(address).text)[1]  # type: ignore[index]
    assert enter(LEAD).submits(address, same).status_code == 302
    assert officer.submits(address, {**same, "version": shown}).status_code == 302


def test_how_to_reach_it_lies_sealed(officer: Person) -> None:
    blob = db.session.scalars(select(SealedText.blob)).one()
    assert b"Robin" not in blob and b"0161" not in blob


def test_the_log_has_its_number_and_no_name(officer: Person) -> None:
    lines, _ = trail.newest(before=None, limit=9)
    sentences = [line.sentence for line in lines]
    assert f"Olu Officer added organisation {number()} to the register." in sentences
    assert not any("Marple" in one for one in sentences)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": " "}, "Enter its name"),
        ({"name": "x" * 121}, "Shorten “Name” to 120 characters"),
        ({"area": "x" * 81}, "Shorten “Area” to 80 characters"),
        ({"kind": ""}, "Choose what kind of organisation it is"),
        ({"since": "soon"}, "Enter a day, such as 2026-11-24"),
        ({"until": "2019-01-01"}, "The last day must not be before the first"),
        ({"name": "MARPLE ROAD SPORTS-CLUB", "area": "sk6"}, "There is an organisation with this"),
        ({"name": "Márple Rd SC"}, "There is an organisation with this name in this area already"),
        ({}, "There is an organisation with this name in this area already"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    officer: Person, values: dict[str, object], sentence: str
) -> None:
    answer = officer.submits(ADD, {**CLUB, **values})
    assert answer.status_code == 422 and sentence in text_of(answer)
    assert number()


def test_the_organisation_of_that_name_is_one_press_away(officer: Person) -> None:
    page = officer.submits(ADD, dict(CLUB)).text
    assert f'href="{REGISTER}/{number()}">The organisation of this name' in page


def test_the_same_name_in_another_area_is_another(officer: Person) -> None:
    assert officer.submits(ADD, {**CLUB, "area": "M20"}).status_code == 302
    assert officer.opens(REGISTER).text.count(">Marple Road Sports Club</a>") == 2


def test_a_new_spelling_of_its_own_name_is_a_change(officer: Person) -> None:
    address = f"{REGISTER}/{number()}"
    assert officer.submits(address, {**CLUB, "name": "Marple Road Sports-Club"}).status_code == 302


def test_it_cannot_take_the_name_of_another(officer: Person) -> None:
    officer.submits(ADD, {**CLUB, "name": "Heaton Lane Library"})
    answer = officer.submits(f"{REGISTER}/2", {**CLUB, "name": "marple road sports club"})
    assert answer.status_code == 422
    assert "Heaton Lane Library" in officer.opens(REGISTER).text


def test_of_two_registered_before_each_can_be_closed(officer: Person) -> None:
    db.session.add(Organisation(name="Marple Road SPORTS CLUB", kind="sports_club", area="SK6"))
    db.session.commit()
    assert officer.submits(f"{REGISTER}/2", {**CLUB, "until": "2026-01-01"}).status_code == 302


def test_names_that_fold_to_nothing_are_not_one(officer: Person) -> None:
    added = [officer.submits(ADD, {**CLUB, "name": name}).status_code for name in ("Клуб", "Школа")]
    assert added == [302, 302]


def test_it_is_sorted_as_people_look_for_names(officer: Person) -> None:
    names = ["éclair Club", "Ébène", "zebra", "Ant", "ébene hall", "Zebra 2", "marple"]
    db.session.add_all(Organisation(name=name, kind="sports_club", area="") for name in names)
    db.session.commit()
    page = officer.opens(REGISTER).text
    shown = re.findall(r'href="/unit/organisations/\d+">([^<]+)</a>', page)
    assert shown == [
        *("Ant", "Ébène", "ébene hall", "éclair Club", "marple", "Marple Road Sports Club"),
        *("zebra", "Zebra 2"),
    ]


def test_its_pages_meet_each_once(officer: Person) -> None:
    rows = [Organisation(name=f"Club {n % 7}", kind="sports_club", area=str(n)) for n in range(60)]
    db.session.add_all(rows)
    db.session.commit()
    pages = [officer.opens(f"{REGISTER}?page={page}").text for page in (1, 2, 3)]
    found = [re.findall(r'href="/unit/organisations/(\d+)">', page) for page in pages]
    assert [len(each) for each in found] == [25, 25, 11]
    assert len({number for each in found for number in each}) == 61


def test_an_unknown_number_is_said(officer: Person) -> None:
    for unknown in (999, 99999999999):
        assert officer.opens(f"{REGISTER}/{unknown}").status_code == 404


@pytest.mark.parametrize("member", [ADMINISTRATOR, OUTSIDER])
def test_others_cannot_see_it(enter: Enter, member: Member) -> None:
    person = enter(member)
    for address in (REGISTER, ADD, f"{REGISTER}/1"):
        assert person.opens(address).status_code == 403


def test_a_page_costs_few_queries(officer: Person, enter: Enter) -> None:
    lead = enter(LEAD)
    for address in (REGISTER, f"{REGISTER}/{number()}"):
        queries: list[str] = []
        with record_queries(queries):
            lead.opens(address)
        assert len(queries) <= 8
