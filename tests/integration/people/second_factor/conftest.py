"""An officer who has set up an authenticator app and kept the recovery codes."""

from typing import NamedTuple

import pytest
from flask import Flask
from sqlalchemy import delete

from tests.support.authenticator_app import AuthenticatorApp, recovery_codes_on
from tests.support.cast import CODE_PAGE, OFFICER, Enter, Member, Person, open_browser
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import User
from webapp.people.second_factor.models import Authenticator


class Protected(NamedTuple):
    """The browser in which the app was set up, the app, and the recovery codes."""

    browser: Person
    app: AuthenticatorApp
    recovery_codes: list[str]

    @property
    def account(self) -> User:
        person = accounts.person_by_email(OFFICER.email)
        assert person
        return person


@pytest.fixture
def enter_unprotected(app: Flask, enter: Enter) -> Enter:
    """As `enter`, where nobody has set up an app yet."""
    enter(None)
    db.session.execute(delete(Authenticator))
    db.session.commit()

    def _enter(member: Member | None) -> Person:
        return open_browser(app, member)

    return _enter


@pytest.fixture
def officer(enter_unprotected: Enter) -> Protected:
    browser = enter_unprotected(OFFICER)
    phone, answer = browser.sets_up_an_app()
    return Protected(browser, phone, recovery_codes_on(answer.text))


@pytest.fixture
def waiting(app: Flask, officer: Protected) -> Person:
    """Another browser, in which the officer's password has just been given."""
    browser = open_browser(app, None)
    assert browser.gives_password(OFFICER.email).location == CODE_PAGE
    return browser
