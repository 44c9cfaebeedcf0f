"""Whoever decides is told what it does, and what is left to do for as long as it is."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import update

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, PASSWORD, Enter, Person, open_browser
from tests.support.reading import text_of
from tests.support.second_person import NIA, PEOPLE, approves, asks, invites, proposes
from webapp.access.permissions import Role
from webapp.extensions import db
from webapp.people import accounts
from webapp.proposals.models import Proposal


def two_days_pass() -> None:
    gone = timedelta(days=2)
    one = db.session.query(Proposal).one()
    moments = {"decided_at": one.decided_at - gone, "shown_until": one.shown_until - gone}
    db.session.execute(update(Proposal).values(moments))
    db.session.commit()


def start_of(person: Person) -> str:
    return text_of(person.opens("/unit/"))


def test_the_code_is_on_the_start_page_as_long_as_the_link(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    approves(lead, proposes(administrator))
    two_days_pass()
    assert "If you have not told them the code yet, it is there." in start_of(lead)
    assert "If you have not given them the link yet, it is there." in start_of(administrator)
    assert "it is there." not in start_of(open_browser(app, OFFICER))
    two_days_pass()
    assert "Decided lately" not in start_of(lead)


def test_a_start_page_does_not_offer_a_link_that_was_used(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    link, code = invites(administrator, lead)
    assert "it is there." in start_of(administrator)
    open_browser(app, None).submits(link, {"password": PASSWORD, "code": code})
    assert "it is there." not in start_of(administrator) + start_of(lead)


def test_an_account_says_whose_and_what_its_roles_can_and_cannot(app: Flask, enter: Enter) -> None:
    proposal = proposes(enter(ADMINISTRATOR), {**NIA, "roles": "administrator"})
    page = text_of(open_browser(app, LEAD).opens(proposal))
    assert NIA["email"] in page and f"Administrator: {Role.ADMINISTRATOR.hint}" in page


def test_reopening_says_whose_account_and_which_roles(app: Flask, enter: Enter) -> None:
    administrator, number = enter(ADMINISTRATOR), accounts.person_by_email(OFFICER.email).id  # type: ignore[union-attr]
    administrator.submits(f"{PEOPLE}/{number}/close", page=PEOPLE)
    page = text_of(open_browser(app, LEAD).opens(asks(administrator, f"{number}/open-again")))
    assert OFFICER.email in page and "Officer:" in page


def test_what_ended_with_an_account_was_not_taken_back(app: Flask, enter: Enter) -> None:
    administrator, number = enter(ADMINISTRATOR), accounts.person_by_email(OFFICER.email).id  # type: ignore[union-attr]
    proposal = asks(administrator, f"{number}/new-password-link")
    administrator.submits(f"{PEOPLE}/{number}/close", page=PEOPLE)
    page = text_of(administrator.opens(proposal))
    assert "an account was closed meanwhile" in page and "Taken back" not in page


def test_what_is_proposed_already_is_a_link(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    proposal = proposes(administrator)
    assert f'href="{proposal}"' in administrator.submits(PEOPLE, dict(NIA)).text


def test_an_address_that_is_taken_loses_nothing(enter: Enter) -> None:
    answer = enter(ADMINISTRATOR).submits(PEOPLE, {**NIA, "email": OFFICER.email})
    assert answer.status_code == 409
    assert "already an account" in answer.text and 'value="Nia New"' in answer.text


def test_a_link_for_somebody_else_does_not_open_where_one_is_signed_in(
    app: Flask, enter: Enter
) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    link, code = invites(administrator, lead)
    page = administrator.opens(link)
    assert page.status_code == 409 and "You are signed in as Adam Admin." in text_of(page)
    sent = {"password": PASSWORD, "code": code}
    assert administrator.submits(link, sent, page="/unit/").status_code == 409
    assert open_browser(app, None).submits(link, sent).status_code == 302
