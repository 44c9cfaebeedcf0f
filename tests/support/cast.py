"""The people in the tests, who sign in through the real sign-in page, each with their app."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from tests.support.authenticator_app import SECRET, AuthenticatorApp
from tests.support.client import HouseClient
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import User
from webapp.people.second_factor import authenticator
from webapp.people.second_factor.models import Authenticator

PASSWORD = "correct horse battery staple"
CODE_PAGE = "/unit/sign-in/code"
SET_UP_PAGE = "/unit/how-you-sign-in/authenticator"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
OFFER = re.compile(r'name="offer" value="([^"]+)"')
HIDDEN = re.compile(r'name="(csrf_token|version)"[^>]* value="([^"]+)"')


@dataclass(frozen=True)
class Member:
    """Somebody at the unit."""

    name: str
    email: str
    roles: tuple[str, ...]


OFFICER = Member("Olu Officer", "olu@example.org", ("officer",))
COLLEAGUE = Member("Cara Colleague", "cara@example.org", ("officer",))
LEAD = Member("Lena Lead", "lena@example.org", ("lead",))
ADMINISTRATOR = Member("Adam Admin", "adam@example.org", ("administrator",))
FIRST_PERSON = Member("Fay First", "fay@example.org", ("administrator", "lead"))
OUTSIDER = Member("Otto Outsider", "otto@example.org", ())
UNIT = (OFFICER, COLLEAGUE, LEAD, ADMINISTRATOR, FIRST_PERSON, OUTSIDER)


class Person:
    """Somebody's browser. `submits` sends a form with the token of its page."""

    def __init__(self, client: HouseClient) -> None:
        self.client = client

    def opens(self, address: str, **more: object) -> TestResponse:
        """Fetch a page."""
        return self.client.get(address, **more)

    def submits(
        self, address: str, data: dict[str, object] | None = None, *, page: str | None = None
    ) -> TestResponse:
        """Post a form of its `page` (the address itself if none), with what that hides in it."""
        hidden = dict(HIDDEN.findall(self.opens(page or address).text))
        assert "csrf_token" in hidden, f"{page or address} has no form"
        sent = {**hidden, **(data or {})}
        return self.client.post(address, data=sent)

    def signs_in(self, email: str, password: str = PASSWORD, next_page: str = "") -> TestResponse:
        """Use the sign-in page, and the app if its code is asked for."""
        answer = self.gives_password(email, password, next_page)
        if answer.location != CODE_PAGE:
            return answer
        with self.client.application.app_context():
            _let_time_pass()
        return self.submits(CODE_PAGE, {"code": AuthenticatorApp(SECRET).code()})

    def gives_password(
        self, email: str, password: str = PASSWORD, next_page: str = ""
    ) -> TestResponse:
        """The first half of it."""
        data = {"email": email, "password": password, "next": next_page}
        return self.submits("/unit/sign-in", data)

    def sets_up_an_app(self) -> tuple[AuthenticatorApp, TestResponse]:
        """Add an app and give its first code; the answer shows recovery codes, if they are new."""
        page = self.opens(SET_UP_PAGE).text
        app, offer = AuthenticatorApp.reads(page), OFFER.findall(page)[0]
        return app, self.submits(SET_UP_PAGE, {"offer": offer, "code": app.earlier_code()})


def make_accounts(members: Iterable[Member] = UNIT) -> None:
    """Create an account with PASSWORD for each, and an app with the tests' SECRET."""
    hashed = accounts.hash_for_account(PASSWORD)
    for member in members:
        person = accounts.create_account(
            name=member.name, email=member.email, password_hash=hashed, roles=member.roles
        )
        db.session.add(_app_of(person))
    db.session.commit()


def _app_of(person: User) -> Authenticator:
    sealed = authenticator.seal(person, SECRET)
    return Authenticator(
        person_id=person.id, sealed_secret=sealed, last_step=0, set_up_at=person.created_at
    )


def _let_time_pass() -> None:
    """A code works once. A test that signs in again does not wait 30 seconds for the next."""
    db.session.execute(update(Authenticator).values(last_step=0))
    db.session.commit()


def open_browser(app: Flask, member: Member | None) -> Person:
    """A new browser, signed in as `member` (None: not signed in)."""
    person = Person(app.test_client())  # type: ignore[arg-type]
    if member is not None:
        answer = person.signs_in(member.email)
        assert answer.status_code == 302, answer.text
    return person


Enter = Callable[[Member | None], Person]
