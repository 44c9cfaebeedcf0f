"""Checks the code that somebody gives after their password: a wrong one counts like a password."""

from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.people import attempts, device_cookie
from webapp.people.models import User
from webapp.people.second_factor import authenticator, recovery_codes
from webapp.people.second_factor.factor import Factor


class SignInsPaused(Exception):
    """There were too many wrong passwords or codes: nothing was checked."""


def check_code(person: User, typed: str) -> Factor | None:
    """Which factor this code is of, None if it is wrong. Uses it up. Commits.

    Raises SignInsPaused.
    """
    attempt = attempts.begin(person.email, device=device_cookie.device_for(person.email))
    if attempt is None:
        raise SignInsPaused()
    with writing():
        factor = _use(person, typed)
        attempts.settle(attempt, person, wrong=None if factor else Event.SECOND_FACTOR_FAILED)
    return factor


def _use(person: User, typed: str) -> Factor | None:
    if authenticator.use(person, typed):
        return Factor.AUTHENTICATOR
    return Factor.RECOVERY_CODE if recovery_codes.use(person, typed) else None
