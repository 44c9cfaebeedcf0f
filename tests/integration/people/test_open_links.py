"""One-time links that still work: seen, withdrawn, and ended with whoever made them."""

import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.cast import (
    ADMINISTRATOR,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    PASSWORD,
    Enter,
    Member,
    Person,
    open_browser,
)
from tests.support.reading import text_of
from tests.support.second_person import PEOPLE, approves, asks, invites, takes_link
from webapp.extensions import db
from webapp.people import accounts, links
from webapp.people.models import AccountLink

pytestmark = pytest.mark.postgresql


def number_of(member: Member) -> int:
    return accounts.person_by_email(member.email).id  # type: ignore[union-attr]


def status(app: Flask, link: str) -> int:
    return open_browser(app, None).opens(link).status_code


def withdraws(administrator: Person) -> str:
    number = re.search(r"/unit/people/links/(\d+)/withdraw", administrator.opens(PEOPLE).text)
    assert number
    administrator.submits(number[0], page=PEOPLE)
    return number[0]


def test_people_lists_who_made_a_link_for_whom_and_until_when(app: Flask, enter: Enter) -> None:
    invites(enter(ADMINISTRATOR), open_browser(app, LEAD))
    page = text_of(open_browser(app, FIRST_PERSON).opens(PEOPLE))
    assert "Nia New An account as officer. Made by Adam Admin, " in page
    assert "Works until " in page


def test_a_link_that_was_withdrawn_does_not_work(app: Flask, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    link, _ = invites(administrator, open_browser(app, LEAD))
    address = withdraws(administrator)
    assert status(app, link) == 410
    page = administrator.opens("/unit/audit-log").text
    assert "Adam Admin withdrew a link that was made for Nia New." in page
    again = administrator.submits(address, page=PEOPLE)
    assert again.status_code == 302
    assert "That link had ended already." in administrator.opens(PEOPLE).text


def test_a_link_that_was_used_is_listed_no_longer(app: Flask, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    link, code = invites(administrator, open_browser(app, LEAD))
    open_browser(app, None).submits(link, {"password": PASSWORD, "code": code})
    assert "Links that still work" not in administrator.opens(PEOPLE).text


def test_nor_one_that_is_over(app: Flask, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    invites(administrator, open_browser(app, LEAD))
    db.session.execute(update(AccountLink).values(expires_at=datetime.now(UTC)))
    db.session.commit()
    assert "Links that still work" not in administrator.opens(PEOPLE).text


def test_whoever_is_closed_can_use_no_link_that_they_made(app: Flask, enter: Enter) -> None:
    link, _ = invites(enter(ADMINISTRATOR), open_browser(app, LEAD))
    first = open_browser(app, FIRST_PERSON)
    first.submits(f"{PEOPLE}/{number_of(ADMINISTRATOR)}/close", page=PEOPLE)
    assert status(app, link) == 410


def test_nor_one_that_was_made_for_them(app: Flask, enter: Enter) -> None:
    first, lead, number = enter(FIRST_PERSON), open_browser(app, LEAD), number_of(OFFICER)
    assert approves(lead, asks(first, f"{number}/new-password-link")) == 302
    link = takes_link(first)
    first.submits(f"{PEOPLE}/{number}/close", page=PEOPLE)
    assert approves(lead, asks(first, f"{number}/open-again")) == 302
    assert status(app, link) == 410


def test_somebody_sees_that_a_link_was_made_for_them(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    warning = "There is a link to choose a new password for you"
    assert warning not in lead.opens("/unit/sign-ins").text
    administrator = open_browser(app, ADMINISTRATOR)
    proposal = asks(administrator, f"{number_of(LEAD)}/new-password-link")
    assert "It is about you." in lead.opens("/unit/").text
    approves(open_browser(app, FIRST_PERSON), proposal)
    page = text_of(lead.opens("/unit/sign-ins"))
    assert warning in page and "Made by Adam Admin, " in page
    withdraws(administrator)
    assert warning not in lead.opens("/unit/sign-ins").text


def test_one_from_the_command_line_says_so(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    with app.app_context():
        links.new_password_link(accounts.person_by_email(LEAD.email))  # type: ignore[arg-type]
    assert "Made by the command line, " in text_of(lead.opens("/unit/sign-ins"))


def test_only_an_administrator_withdraws(enter: Enter) -> None:
    lead = enter(LEAD)
    assert lead.submits(f"{PEOPLE}/links/1/withdraw", page="/unit/").status_code == 403


def test_a_link_that_there_never_was_has_ended(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    for number in ("999", "99999999999999999999"):
        answer = administrator.submits(f"{PEOPLE}/links/{number}/withdraw", page=PEOPLE)
        assert answer.status_code == 302
