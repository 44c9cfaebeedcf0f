"""Locks a session that nobody used for a while, until its person shows that it is them."""

from datetime import UTC, datetime, timedelta

from flask import g
from flask_login import current_user

from webapp.people.models import User

AFTER = timedelta(minutes=15)
# In `g`: whose session is locked, and whom Flask-Login found.
LOCKED, FOUND = "locked_person", "_login_user"


def lock(person: User) -> bool:
    """Whether the session is locked: then nobody is signed in in this request."""
    last = person.last_act_at
    if last is not None and datetime.now(UTC) - last < AFTER:
        return False
    setattr(g, LOCKED, person)
    return True


def find_locked() -> User | None:
    """Whose session in this browser is locked, if one is."""
    return None if current_user.is_authenticated else g.get(LOCKED)


def unlock() -> None:
    """Read again who is signed in, after the session was used, in the same transaction."""
    for name in (LOCKED, FOUND):
        g.pop(name, None)
