"""How many passwords are hashed at once, and what those who must wait read."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import get_native_id

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import FIRST_PERSON, OFFICER, PASSWORD, Enter
from webapp.extensions import db, security
from webapp.people import accounts, device_cookie, hashing, links
from webapp.people.models import AccountLink, SignInAttempt


@contextmanager
def places_taken(count: int) -> Iterator[None]:
    """As if so many passwords were being hashed now."""
    with ExitStack() as stack:
        for _ in range(count):
            stack.enter_context(security.pwd_context._place())
        yield


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "MAX_WAIT_SECONDS", 0.05)


def test_one_more_may_sign_in_while_a_place_is_free(enter: Enter) -> None:
    nobody = enter(None)
    with places_taken(hashing.AT_ONCE - 1):
        assert nobody.signs_in(OFFICER.email).status_code == 302


@pytest.mark.parametrize("email", [OFFICER.email, "nobody@example.org"])
def test_where_too_many_sign_in_a_page_says_so_and_nothing_counts(enter: Enter, email: str) -> None:
    nobody = enter(None)
    with places_taken(hashing.AT_ONCE):
        answer = nobody.signs_in(email)
    assert answer.status_code == 503
    assert hashing.TooManySigningIn.sentence in answer.text
    assert db.session.scalars(select(SignInAttempt)).all() == []
    assert nobody.signs_in(OFFICER.email).status_code == 302


@pytest.mark.skipif(sys.platform != "linux", reason="a thread has no priority of its own")
def test_hashing_gives_way_to_everything_else() -> None:
    class Context:
        def hash(self, _password: str) -> int:
            return os.getpriority(os.PRIO_PROCESS, get_native_id())

    ours = os.getpriority(os.PRIO_PROCESS, get_native_id())
    assert hashing.LimitedContext(Context()).hash("") > ours


def test_where_too_many_sign_in_a_link_stays_good(enter: Enter) -> None:
    path = links.new_password_link(accounts.person_by_email(OFFICER.email))  # type: ignore[arg-type]
    nobody = enter(None)
    with places_taken(hashing.AT_ONCE):
        assert nobody.submits(path, {"password": PASSWORD}).status_code == 503
    assert nobody.submits(path, {"password": PASSWORD}).status_code == 302


def test_a_password_is_hashed_before_its_link_is_marked_as_used(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = accounts.person_by_email(OFFICER.email)
    link = links.link_for(links.new_password_link(person).rsplit("/", 1)[1])  # type: ignore[arg-type]
    used = []

    def hash_for_account(_password: str) -> str:
        used.append(db.session.scalar(select(AccountLink.used_at)))
        return "hash"

    monkeypatch.setattr(accounts, "hash_for_account", hash_for_account)
    links.redeem(link, name="", email="", password=PASSWORD)
    assert used == [None]


@pytest.mark.parametrize("path", ["sign-in", "set-up/token"])
def test_the_addresses_that_hash_a_password_are_known(app: Flask, path: str) -> None:
    assert hashing.hashes_password(app, f"/unit/{path}")


@pytest.mark.parametrize("path", ["/", "/unit/", "/unit/sign-out", "/unit/nothing", "//unit//sign"])
def test_no_other_address_is_taken_for_one(app: Flask, path: str) -> None:
    assert not hashing.hashes_password(app, path)


def test_a_browser_in_which_anybody_has_signed_in_is_known(enter: Enter) -> None:
    cookie = enter(FIRST_PERSON).client.get_cookie(device_cookie.COOKIE, path="/unit")
    assert cookie and device_cookie.is_known(cookie.value)
    assert not device_cookie.is_known(cookie.value[:-1])


@pytest.mark.parametrize("forged", ["", "x", "WyJhIiwiYiJd.aaaaaa.bbbbbb"])
def test_a_forged_cookie_makes_no_browser_known(app: Flask, forged: str) -> None:
    assert not device_cookie.is_known(forged)
