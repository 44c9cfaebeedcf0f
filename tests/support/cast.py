"""The people in the tests, each with their app and a browser in which they are signed in.

Signing in takes two pages and their forms. Who asks for a browser gets it as it is after those;
tests of signing in use the pages.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.cookies import SimpleCookie

from flask import Flask
from flask_security import login_user
from sqlalchemy import update
from werkzeug.test import TestResponse

from tests.support.authenticator_app import SECRET, AuthenticatorApp
from tests.support.client import HouseClient
from webapp.extensions import db, security
from webapp.people import accounts
from webapp.people.models import User
from webapp.people.second_factor import authenticator, owned, step
from webapp.people.second_factor.factor import Factor
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
BOARD_MEMBER = Member("Bea Board", "bea@example.org", ("board-member",))
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


def hash_at_lowest_cost() -> None:
    """Hash this application's passwords with the usual algorithm at its lowest cost."""
    security.pwd_context.update(argon2__time_cost=1, argon2__memory_cost=64, argon2__parallelism=1)


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
    client: HouseClient = app.test_client()  # type: ignore[assignment]
    if member is not None:
        _sign_in(client, member)
    return Person(client)


def _sign_in(client: HouseClient, member: Member) -> None:
    """Do what the last page of signing in does once what was typed there is right."""
    app = client.application
    with app.app_context(), app.test_request_context(CODE_PAGE, environ_base=client.environ_base):
        person = accounts.person_by_email(member.email)
        assert person and person.active, f"{member.name} has no account"
        if owned.has_any(person):
            step.finish(step.Waiting(person, next_page=""), Factor.AUTHENTICATOR)
        else:
            login_user(person, authn_via=["password"])
        answer = app.process_response(app.response_class())
    for cookie in SimpleCookie("; ".join(answer.headers.getlist("Set-Cookie"))).values():
        client.set_cookie(cookie.key, cookie.value, path=cookie["path"])


Enter = Callable[[Member | None], Person]
