"""Counts failed sign-ins for the lockout: ten in 15 minutes pause an account, existing or not.

A browser with a valid device cookie has a counter of its own (`webapp/people/device_cookie.py`).
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from flask import current_app
from sqlalchemy import delete, func, select

from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people.models import SignInAttempt

MOST_FAILURES = 10
WINDOW = timedelta(minutes=15)
RETENTION = timedelta(days=1)


def begin(email: str, *, device: str) -> SignInAttempt:
    """Record an attempt as failed before the password is checked, so that parallel ones all count.

    `device` is what `device_cookie.device_for` returned. Commits.
    """
    now = datetime.now(UTC)
    attempt = SignInAttempt(account_hash=hash_account(email, device), at=now, succeeded=False)
    with writing():
        db.session.add(attempt)
        db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - RETENTION))
    return attempt


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
    """Delete an attempt refused during a lockout, so that a stranger cannot prolong it. Commits."""
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
