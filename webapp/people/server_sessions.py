"""Who is signed in, by the server's own list: a copied cookie is worth nothing once they left.

Each sign-in is one row, found by a mark in its cookie. Signing out ends that one; the same
person's other machines stay signed in.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from flask import session
from sqlalchemy import delete, select

from webapp.extensions import db
from webapp.people.models import SignIn, User

WORKING_DAY = timedelta(hours=10)
MARK = "sign-in"


def begin(person: User) -> None:
    """This person is signed in here from now on; in the caller's transaction."""
    end()
    session[MARK] = secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    db.session.execute(delete(SignIn).where(SignIn.until <= now))
    db.session.add(SignIn(mark_hash=_here(), person_id=person.id, until=now + WORKING_DAY))


def is_in(person: User) -> bool:
    """Whether this person's sign-in with this cookie still holds."""
    found = select(SignIn.until).where(
        SignIn.mark_hash == _here(), SignIn.person_id == person.id, SignIn.until > datetime.now(UTC)
    )
    return db.session.scalar(found) is not None


def end() -> None:
    """Nobody is signed in here any more; in the caller's transaction."""
    db.session.execute(delete(SignIn).where(SignIn.mark_hash == _here()))
    session.pop(MARK, None)


def _here() -> str:
    return hashlib.sha256(str(session.get(MARK, "")).encode()).hexdigest()
