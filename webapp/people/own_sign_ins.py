"""Where somebody is signed in: their own sessions, which they can end from any of them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from flask import session
from flask_login import current_user
from sqlalchemy import delete, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people import server_sessions
from webapp.people.models import SignIn
from webapp.people.server_sessions import token_hash


class OwnSignIn(NamedTuple):
    """One session. `mark` names it in a form, and lets nobody in."""

    mark: str
    browser: str
    began_at: datetime
    last_act_at: datetime
    is_this: bool


def list_own() -> Sequence[OwnSignIn]:
    """The sessions of the person signed in that have not ended, this browser's first."""
    query = select(SignIn).where(SignIn.person_id == current_user.id)
    now, this = datetime.now(UTC), token_hash()
    going_on = [one for one in db.session.scalars(query) if one.until > now]
    going_on.sort(key=lambda one: (one.mark_hash == this, one.until), reverse=True)
    return [
        OwnSignIn(
            mark=one.mark_hash,
            browser=one.browser,
            began_at=one.began_at,
            last_act_at=one.last_act_at,
            is_this=one.mark_hash == this,
        )
        for one in going_on
    ]


def end_own(mark: str) -> bool:
    """End another session of this person. False if there is none such. Commits."""
    own = SignIn.mark_hash == mark, SignIn.person_id == current_user.id
    with writing():
        found = db.session.scalar(select(SignIn).where(*own))
        if found is None:
            return False
        db.session.delete(found)
        trail.record(Event.SIGN_IN_ENDED, browser=found.browser)
    return True


def end_others() -> int:
    """End every other session of this person; how many there were. Commits."""
    with writing():
        ended = server_sessions.end_others(current_user)
        if ended:
            trail.record(Event.SIGNED_OUT_ELSEWHERE)
    return ended


def end_all() -> None:
    """End every session of this person, this browser's too. Commits."""
    with writing():
        db.session.execute(delete(SignIn).where(SignIn.person_id == current_user.id))
        trail.record(Event.SIGNED_OUT_EVERYWHERE)
    session.clear()
