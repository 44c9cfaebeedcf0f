"""Ways into an account that exists are decided by two, and never by one alone."""

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.cast import ADMINISTRATOR, FIRST_PERSON, LEAD, OFFICER, Enter, open_browser
from tests.support.reading import text_of
from tests.support.second_person import PEOPLE, approves, asks
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import AccountLink, User
from webapp.people.second_factor import owned

HANDING_OVER = ["new-password-link", "remove-second-factor"]


def number_of(email: str) -> int:
    return accounts.person_by_email(email).id  # type: ignore[union-attr]


@pytest.mark.parametrize("act", HANDING_OVER)
def test_neither_the_proposer_nor_the_person_concerned_decides(
    app: Flask, enter: Enter, act: str
) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    proposal = asks(administrator, f"{number_of(LEAD.email)}/{act}")
    assert "This is about you." in text_of(lead.opens(proposal))
    for person in (administrator, lead):
        assert person.submits(f"{proposal}/approve", page="/unit/").status_code == 403
    assert db.session.query(AccountLink).count() == 0
    assert owned.has_any(accounts.person_for(number_of(LEAD.email)))


@pytest.mark.parametrize("act", HANDING_OVER)
def test_nobody_alone_gets_into_an_account_that_exists(enter: Enter, act: str) -> None:
    first, kept = enter(FIRST_PERSON), (FIRST_PERSON.email, LEAD.email)
    db.session.execute(update(User).where(User.email.not_in(kept)).values(active=False))
    db.session.commit()
    proposal = asks(first, f"{number_of(LEAD.email)}/{act}")
    assert "esafety people approve" in first.opens(proposal).text
    assert first.submits(f"{proposal}/approve", page="/unit/").status_code == 403


def test_two_remove_a_second_factor(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    proposal = asks(administrator, f"{number_of(OFFICER.email)}/remove-second-factor")
    assert approves(lead, proposal) == 302
    assert not owned.has_any(accounts.person_for(number_of(OFFICER.email)))
    again = administrator.submits(
        f"{PEOPLE}/{number_of(OFFICER.email)}/remove-second-factor", page=PEOPLE
    )
    assert again.status_code == 409 and "has no second factor" in again.text


def test_what_makes_no_sense_is_not_proposed(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    number = number_of(OFFICER.email)
    open_already = administrator.submits(f"{PEOPLE}/{number}/open-again", page=PEOPLE)
    assert open_already.status_code == 409 and "open already" in open_already.text
    administrator.submits(f"{PEOPLE}/{number}/close", page=PEOPLE)
    closed = administrator.submits(f"{PEOPLE}/{number}/new-password-link", page=PEOPLE)
    assert closed.status_code == 409 and "is closed" in closed.text


def test_what_is_about_somebody_ends_with_their_account(app: Flask, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    number = number_of(OFFICER.email)
    proposal = asks(administrator, f"{number}/new-password-link")
    administrator.submits(f"{PEOPLE}/{number}/close", page=PEOPLE)
    answer = open_browser(app, LEAD).submits(f"{proposal}/approve", page="/unit/")
    assert answer.status_code == 409
