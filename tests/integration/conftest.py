"""The unit's people for every integration test that asks for them."""

import pytest
from flask import Flask

from tests.support.cast import Enter, Member, Person, comes_in, make_accounts
from webapp.extensions import security


@pytest.fixture
def enter(app: Flask) -> Enter:
    """Everybody has an account; call it with a member of the cast to get their browser.

    Passwords are hashed as always, only with less work.
    """
    security.pwd_context.update(argon2__time_cost=1, argon2__memory_cost=64, argon2__parallelism=1)
    make_accounts()

    def _enter(member: Member | None) -> Person:
        return comes_in(app, member)

    return _enter
