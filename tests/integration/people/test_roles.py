"""Roles change: one is taken away at once, one is given by two people."""

import pytest
from flask import Flask

from tests.support.cast import (
    ADMINISTRATOR,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    Enter,
    Member,
    Person,
    open_browser,
)
from tests.support.reading import text_of
from tests.support.second_person import PEOPLE, approves
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.role_changes import roles_of

pytestmark = pytest.mark.postgresql


def number_of(member: Member) -> int:
    return accounts.person_by_email(member.email).id  # type: ignore[union-attr]


def roles(member: Member) -> list[str]:
    db.session.expire_all()
    return roles_of(accounts.person_for(number_of(member)))


def gives(person: Person, member: Member, *wanted: str) -> str:
    answer = person.submits(f"{PEOPLE}/{number_of(member)}/roles", {"roles": list(wanted)})
    assert answer.status_code == 302, answer.text
    return answer.location


def test_a_role_is_taken_away_at_once(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    assert gives(administrator, FIRST_PERSON, "administrator") == PEOPLE
    assert roles(FIRST_PERSON) == ["administrator"]
    said = "changed the roles of Fay First from administrator and lead to administrator."
    assert said in text_of(administrator.opens("/unit/audit-log"))


def test_a_role_is_given_by_two(app: Flask, enter: Enter) -> None:
    proposal = gives(enter(ADMINISTRATOR), OFFICER, "lead", "officer")
    assert roles(OFFICER) == ["officer"]
    assert approves(open_browser(app, LEAD), proposal) == 302
    assert roles(OFFICER) == ["lead", "officer"]


def test_several_roles_read_as_one_phrase(app: Flask, enter: Enter) -> None:
    gives(enter(FIRST_PERSON), FIRST_PERSON, "administrator", "lead", "officer")
    page = text_of(open_browser(app, LEAD).opens("/unit/"))
    assert "from administrator and lead to administrator, lead and officer" in page


def test_ones_own_always_need_a_second_person(app: Flask, enter: Enter) -> None:
    first = enter(FIRST_PERSON)
    proposal = gives(first, FIRST_PERSON, "lead")
    assert first.submits(f"{proposal}/approve", page="/unit/").status_code == 403
    assert roles(FIRST_PERSON) == ["administrator", "lead"]
    assert approves(open_browser(app, LEAD), proposal) == 302
    assert roles(FIRST_PERSON) == ["lead"]


def test_the_same_again_changes_nothing(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    assert gives(administrator, OFFICER, "officer") == PEOPLE
    assert "changed the roles" not in administrator.opens("/unit/audit-log").text


def test_roles_that_changed_meanwhile_are_in_the_way(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    proposal = gives(administrator, FIRST_PERSON, "administrator", "lead", "officer")
    gives(administrator, FIRST_PERSON, "administrator")
    assert lead.submits(f"{proposal}/approve", page=proposal).status_code == 409
    assert roles(FIRST_PERSON) == ["administrator"]


@pytest.mark.parametrize("wrong", [[], ["chair"]])
def test_a_role_that_there_is_not_is_refused(enter: Enter, wrong: list[str]) -> None:
    administrator = enter(ADMINISTRATOR)
    address = f"{PEOPLE}/{number_of(OFFICER)}/roles"
    assert administrator.submits(address, {"roles": wrong}).status_code == 422
    assert roles(OFFICER) == ["officer"]


def test_only_an_administrator_changes_roles(enter: Enter) -> None:
    lead = enter(LEAD)
    assert lead.opens(f"{PEOPLE}/{number_of(OFFICER)}/roles").status_code == 403


def test_of_a_swap_nothing_changes_before_it_is_decided(app: Flask, enter: Enter) -> None:
    proposal = gives(enter(ADMINISTRATOR), OFFICER, "administrator")
    assert roles(OFFICER) == ["officer"]
    assert approves(open_browser(app, LEAD), proposal) == 302
    assert roles(OFFICER) == ["administrator"]


def test_what_was_proposed_of_the_earlier_roles_ends(app: Flask, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    earlier = gives(administrator, FIRST_PERSON, "administrator", "lead", "officer")
    assert gives(administrator, FIRST_PERSON, "administrator") == PEOPLE
    page = text_of(administrator.opens(earlier))
    assert "It ended: an account was closed meanwhile, or its roles were changed." in page
