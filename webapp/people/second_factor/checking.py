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


def check_code(
    person: User, typed: str, *, wrong: Event = Event.SECOND_FACTOR_FAILED
) -> Factor | None:
    """Which factor this code is of, None if it is wrong. Uses it up. Commits.

    `wrong` is what the log has of a wrong one. Raises SignInsPaused.
    """
    return _count(person, lambda: _use_code(person, typed), wrong=wrong)


def check_passkey(
    person: User, answer: str, ticket: str, *, wrong: Event = Event.SECOND_FACTOR_FAILED
) -> Factor | None:
    """The same for what the browser answered when it was asked for a passkey."""
    used = passkeys.check_use(person, answer, ticket)
    return _count(person, lambda: _use_passkey(used), wrong=wrong)


def _count(person: User, use: Callable[[], Factor | None], *, wrong: Event) -> Factor | None:
    attempt = attempts.begin(person.email, device=device_cookie.device_for(person.email))
    if attempt is None:
        raise SignInsPaused()
    with writing():
        factor = use()
        attempts.settle(attempt, person, wrong=None if factor else wrong)
    return factor


def _use_passkey(used: passkeys.Used | None) -> Factor | None:
    return Factor.PASSKEY if used and passkeys.use_up(used) else None


def _use_code(person: User, typed: str) -> Factor | None:
    if authenticator.use(person, typed):
        return Factor.AUTHENTICATOR
    return Factor.RECOVERY_CODE if recovery_codes.use(person, typed) else None
