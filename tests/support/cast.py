"""The people in the tests, who sign in through the real sign-in page."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Flask
from werkzeug.test import TestResponse

from tests.support.client import HouseClient
from webapp.extensions import db
from webapp.people import accounts

PASSWORD = "correct horse battery staple"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
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
        """Use the sign-in page."""
        data = {"email": email, "password": password, "next": next_page}
        return self.submits("/unit/sign-in", data)


def make_accounts(members: Iterable[Member] = UNIT) -> None:
    """Create an account with PASSWORD for each."""
    hashed = accounts.hash_for_account(PASSWORD)
    for member in members:
        accounts.create_account(
            name=member.name, email=member.email, password_hash=hashed, roles=member.roles
        )
    db.session.commit()


def open_browser(app: Flask, member: Member | None) -> Person:
    """A new browser, signed in as `member` (None: not signed in)."""
    person = Person(app.test_client())  # type: ignore[arg-type]
    if member is not None:
        answer = person.signs_in(member.email)
        assert answer.status_code == 302, answer.text
    return person


Enter = Callable[[Member | None], Person]
