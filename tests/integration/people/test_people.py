"""The people page, for administrators only."""

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, OUTSIDER, Enter, Member, open_browser
from tests.support.reading import text_of
from tests.support.second_person import approves, asks
from webapp.access.permissions import Role
from webapp.people import accounts


def number_of(member: Member) -> int:
    person = accounts.person_by_email(member.email)
    assert person
    return person.id


@pytest.mark.parametrize("member", [LEAD, OFFICER, OUTSIDER])
def test_only_an_administrator_can_see_or_change_people(enter: Enter, member: Member) -> None:
    person = enter(member)
    assert person.opens("/unit/people").status_code == 403
    address = f"/unit/people/{number_of(ADMINISTRATOR)}/close"
    assert person.client.post(address).status_code == 400
    if member is not OUTSIDER:
        assert person.submits(address, page="/unit/").status_code == 403


def test_a_closed_account_is_signed_out_and_two_open_it_again(app: Flask, enter: Enter) -> None:
    officer, administrator = enter(OFFICER), open_browser(app, ADMINISTRATOR)
    number = number_of(OFFICER)
    administrator.submits(f"/unit/people/{number}/close", page="/unit/people")
    assert officer.opens("/unit/").status_code == 302
    assert "Closed" in administrator.opens("/unit/people").text
    proposal = asks(administrator, f"{number}/open-again")
    assert accounts.person_for(number).active is False
    assert approves(open_browser(app, LEAD), proposal) == 302
    assert open_browser(app, OFFICER).opens("/unit/").status_code == 200
    assert officer.opens("/unit/").status_code == 302, "a session from before it was closed"


def test_closing_asks_first_and_says_what_follows(app: Flask, enter: Enter) -> None:
    administrator, number = enter(ADMINISTRATOR), number_of(OFFICER)
    address = f"/unit/people/{number}/close"
    assert f'href="{address}"' in administrator.opens("/unit/people").text
    page = text_of(administrator.opens(address))
    assert "Close the account of Olu Officer?" in page
    assert "To reopen the account takes two people." in page
    assert "one reader fewer" in page
    assert accounts.person_for(number).active
    assert administrator.submits(address).location == "/unit/people"
    assert not accounts.person_for(number).active


def test_an_administrator_cannot_close_their_own_account(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    address = f"/unit/people/{number_of(ADMINISTRATOR)}/close"
    assert administrator.opens(address).status_code == 409
    assert administrator.submits(address, page="/unit/people").status_code == 409
    assert administrator.opens("/unit/people").status_code == 200


@pytest.mark.parametrize("page", ["/unit/", "/unit/people"])
def test_an_administrator_is_told_what_they_can_and_cannot_do(enter: Enter, page: str) -> None:
    assert Role.ADMINISTRATOR.hint in text_of(enter(ADMINISTRATOR).opens(page))


def test_of_a_role_of_a_later_version_nothing_is_said() -> None:
    assert accounts.what_they_can(["chair"]) == []


@pytest.mark.parametrize("number", ["999", "99999999999999999999"])
def test_an_unknown_number_is_not_found(enter: Enter, number: str) -> None:
    administrator = enter(ADMINISTRATOR)
    assert (
        administrator.submits(f"/unit/people/{number}/close", page="/unit/people").status_code
        == 404
    )
