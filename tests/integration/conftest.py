"""The unit's people, for integration tests."""

import pytest
from flask import Flask

from tests.support.cast import Enter, Member, Person, make_accounts, open_browser
from webapp.extensions import security


@pytest.fixture
def enter(app: Flask) -> Enter:
    """Creates everybody's account; call it with a member of the cast to get their browser.

    Passwords are hashed with the usual algorithm at its lowest cost.
    """
    security.pwd_context.update(argon2__time_cost=1, argon2__memory_cost=64, argon2__parallelism=1)
    make_accounts()

    def _enter(member: Member | None) -> Person:
        return open_browser(app, member)

    return _enter
