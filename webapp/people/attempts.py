"""Counts failed sign-ins for the lockout: ten in 15 minutes pause an account, existing or not.

A wrong password counts, and a wrong code after it.

A browser with a valid device cookie has a counter of its own (`webapp/people/device_cookie.py`).
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from flask import current_app
from sqlalchemy import delete, func, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people.models import SignInAttempt, User

MOST_FAILURES = 10
WINDOW = timedelta(minutes=15)
RETENTION = timedelta(days=1)

PAUSED = (
    "There were too many wrong passwords or codes for this account. "
    "Wait 15 minutes, then try again."
)


def begin(email: str, *, device: str) -> SignInAttempt | None:
    """Record an attempt as failed before anything is checked, so that parallel ones all count.

    `device` is what `device_cookie.device_for` returned. None during a lockout: then nothing may be
    checked, and the attempt does not count, so that a stranger cannot prolong it. Commits.
    """
    now = datetime.now(UTC)
    attempt = SignInAttempt(account_hash=hash_account(email, device), at=now, succeeded=False)
    with writing():
        db.session.add(attempt)
        db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - RETENTION))
    if failures(attempt) > MOST_FAILURES:
        forget(attempt)
        return None
    return attempt


def settle(attempt: SignInAttempt, person: User | None, *, wrong: Event | None) -> None:
    """Record how an attempt ended, in the caller's transaction: `wrong` names what was wrong."""
    attempt.succeeded = wrong is None
    if wrong and person:
        trail.record(wrong, name=person.name)
        if failures(attempt) == MOST_FAILURES:
            trail.record(Event.SIGN_INS_PAUSED, name=person.name)


def failures(attempt: SignInAttempt) -> int:
    """How many attempts at this account failed in the window, including this one."""
    query = (
        select(func.count())
        .select_from(SignInAttempt)
        .where(SignInAttempt.account_hash == attempt.account_hash)
        .where(SignInAttempt.at > attempt.at - WINDOW)
        .where(SignInAttempt.succeeded.is_(False))
    )
    return db.session.scalar(query) or 0


def forget(attempt: SignInAttempt) -> None:
    """Delete an attempt in which nothing was checked. Commits."""
    with writing():
        db.session.delete(attempt)


def hash_account(email: str, device: str = "") -> str:
    """The keyed hash of an email address, and of a device if there is one.

    Attempts store it instead of what was typed, which may be a password.
    """
    key = str(current_app.config["SECRET_KEY"]).encode()
    account = email.strip().casefold()
    hashed = f"{account}\n{device}" if device else account
    return hmac.digest(key, hashed.encode(), hashlib.sha256).hex()
