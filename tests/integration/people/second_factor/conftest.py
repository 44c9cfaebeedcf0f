"""An officer who has set up an authenticator app and kept the recovery codes."""

from typing import NamedTuple

import pytest
from flask import Flask

from tests.support.authenticator_app import AuthenticatorApp, recovery_codes_on
from tests.support.cast import OFFICER, Enter, Person, open_browser
from webapp.people import accounts
from webapp.people.models import User

SET_UP = "/unit/how-you-sign-in/authenticator"
CODE = "/unit/sign-in/code"


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
def officer(enter: Enter) -> Protected:
    browser = enter(OFFICER)
    page = browser.opens(SET_UP).text
    phone = AuthenticatorApp.reads(page)
    answer = sets_up(browser, page, phone.code(ahead=-1))
    return Protected(browser, phone, recovery_codes_on(answer))


def sets_up(browser: Person, page: str, code: str) -> str:
    """Send the first code with the offer of this page."""
    offer = page.partition('name="offer" value="')[2].partition('"')[0]
    answer: str = browser.submits(SET_UP, {"offer": offer, "code": code}).text
    return answer


@pytest.fixture
def waiting(app: Flask, officer: Protected) -> Person:
    """Another browser, in which the officer's password has just been given."""
    browser = open_browser(app, None)
    assert browser.signs_in(OFFICER.email).location == CODE
    return browser
