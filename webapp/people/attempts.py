"""How often somebody may try to sign in to one account, known or not.

A browser that the account has signed in with before is counted by itself.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

from flask import current_app
from sqlalchemy import delete, func, select

from webapp.extensions import db
from webapp.people.models import SignInAttempt

MOST = 10
WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)


def begin(email: str, *, known_browser: str) -> SignInAttempt:
    """Write the try down before the password is looked at, so that many at once all count."""
    now = datetime.now(UTC)
    counted_as = hash_of(email, known_browser)
    attempt = SignInAttempt(account_hash=counted_as, at=now, succeeded=False)
    db.session.add(attempt)
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - KEPT))
    db.session.commit()
    return attempt


def failures(attempt: SignInAttempt) -> int:
    """How many tries at this account failed in the window, this one included."""
    query = (
        select(func.count())
        .select_from(SignInAttempt)
        .where(SignInAttempt.account_hash == attempt.account_hash)
        .where(SignInAttempt.at > attempt.at - WINDOW)
        .where(SignInAttempt.succeeded.is_(False))
    )
    return db.session.scalar(query) or 0


def forget(attempt: SignInAttempt) -> None:
    """A try that was refused unseen does not count: a stranger cannot keep an account paused."""
    db.session.delete(attempt)
    db.session.commit()


def hash_of(email: str, browser: str = "") -> str:
    """What stands for an account, and a browser known to it, in the table of tries."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    of = f"{email.strip().casefold()}\n{browser}" if browser else email.strip().casefold()
    return hmac.digest(key, of.encode(), hashlib.sha256).hex()
