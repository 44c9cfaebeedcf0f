"""Checks what somebody gives after their password. What is wrong counts like a wrong password."""

from collections.abc import Callable

from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.people import attempts, device_cookie
from webapp.people.models import User
from webapp.people.second_factor import authenticator, passkeys, recovery_codes
from webapp.people.second_factor.factor import Factor


class SignInsPaused(Exception):
    """There were too many wrong passwords or codes: nothing was checked."""


def check_code(person: User, typed: str) -> Factor | None:
    """Which factor this code is of, None if it is wrong. Uses it up. Commits.

    Raises SignInsPaused.
    """
    return _count(person, lambda: _use_code(person, typed))


def check_passkey(person: User, answer: str, ticket: str) -> Factor | None:
    """The same for what the browser answered when it was asked for a passkey."""
    used = passkeys.check_use(person, answer, ticket)
    return _count(person, lambda: Factor.PASSKEY if used and passkeys.use_up(used) else None)


def _count(person: User, use: Callable[[], Factor | None]) -> Factor | None:
    attempt = attempts.begin(person.email, device=device_cookie.device_for(person.email))
    if attempt is None:
        raise SignInsPaused()
    with writing():
        factor = use()
        attempts.settle(attempt, person, wrong=None if factor else Event.SECOND_FACTOR_FAILED)
    return factor


def _use_code(person: User, typed: str) -> Factor | None:
    if authenticator.use(person, typed):
        return Factor.AUTHENTICATOR
    return Factor.RECOVERY_CODE if recovery_codes.use(person, typed) else None
