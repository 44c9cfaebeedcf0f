"""Server-side sessions: one row for each sign-in, so that a copied cookie dies at sign-out.

Each row is found by a random token in Flask's session cookie. Signing out ends one session; the
person's other machines stay signed in.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from flask import request, session
from sqlalchemy import CursorResult, bindparam, delete, select, update
from sqlalchemy.orm import joinedload

from webapp.extensions import db
from webapp.people.browsers import name_browser
from webapp.people.models import SignIn, User

WORKING_DAY = timedelta(hours=10)
FRESH = timedelta(minutes=10)
TOKEN = "sign-in"  # noqa: S105 - the token's name in the cookie

# Made once, as every page asks: to write the query out takes longer than to run it.
SIGNED_IN = (
    select(User, SignIn.factor, SignIn.fresh_until, SignIn.last_act_at)
    .join(SignIn, SignIn.person_id == User.id)
    .where(
        SignIn.mark_hash == bindparam("mark"),
        SignIn.until > bindparam("now"),
        User.fs_uniquifier == bindparam("uniquifier"),
    )
    .options(joinedload(User.roles))
)


def begin(person: User, *, factor: str | None) -> None:
    """Begin a session in this browser, in the caller's transaction; replaces the one it had.

    `factor` is what proved the person besides the password, if anything did.
    """
    end()
    session[TOKEN] = secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    person.second_factor, person.fresh_until, person.last_act_at = factor, now + FRESH, now
    db.session.execute(delete(SignIn).where(SignIn.until <= now))
    db.session.add(
        SignIn(
            mark_hash=token_hash(),
            person_id=person.id,
            until=now + WORKING_DAY,
            began_at=now,
            browser=name_browser(request.headers.get("User-Agent", "")),
            factor=factor,
            fresh_until=person.fresh_until,
            last_act_at=now,
        )
    )


def find_signed_in(uniquifier: str) -> User | None:
    """Whom this browser has an unexpired session of, with roles and factor, in one query."""
    given = {"mark": token_hash(), "now": datetime.now(UTC), "uniquifier": uniquifier}
    found = db.session.execute(SIGNED_IN, given).unique().one_or_none()
    if found is None:
        return None
    person: User = found.User
    person.second_factor, person.fresh_until = found.factor, found.fresh_until
    person.last_act_at = found.last_act_at
    return person


def refresh(person: User, *, factor: str) -> None:
    """Note in the caller's transaction that the person just showed, with what, that it is them."""
    now = datetime.now(UTC)
    until = now + FRESH
    this = update(SignIn).where(SignIn.mark_hash == token_hash())
    shown = {"factor": factor, "fresh_until": until, "last_act_at": now}
    noted = db.session.execute(this.values(shown))
    if cast(CursorResult[Any], noted).rowcount:  # it may have been ended meanwhile
        person.second_factor, person.fresh_until = factor, until


def is_going_on() -> bool:
    """Whether this browser's session has not been ended, in the caller's transaction, locked."""
    this = select(SignIn.mark_hash).where(SignIn.mark_hash == token_hash()).with_for_update()
    return db.session.scalar(this) is not None


def end_others(person: User) -> int:
    """End the person's sessions in all other browsers, in the caller's transaction; how many."""
    others = SignIn.person_id == person.id, SignIn.mark_hash != token_hash()
    ended = db.session.execute(delete(SignIn).where(*others))
    return cast(CursorResult[Any], ended).rowcount


def end() -> None:
    """End this browser's session, in the caller's transaction."""
    db.session.execute(delete(SignIn).where(SignIn.mark_hash == token_hash()))
    session.pop(TOKEN, None)


def token_hash() -> str:
    """What the table has of this browser's session."""
    return hashlib.sha256(str(session.get(TOKEN, "")).encode()).hexdigest()
