"""Locks a stolen account: at once, by one press, for a day; any lead undoes it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

from flask import url_for
from sqlalchemy import select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.people import closing, taken
from webapp.people.guarding import LOCK_LASTS, What, is_third, may_lock_again
from webapp.people.models import User


class CannotLock(AppError):
    """The same person locked it within a month, or took something from two others just now."""

    status = 409

    def __init__(self, why: str, person: User) -> None:
        super().__init__(why)
        self.link = "Propose to close it", url_for("people.close", number=person.id)


LOCKED_LATELY = (
    "You have locked this account within the last 30 days. One person does not lock it twice: ask "
    "another administrator, or propose to close it. Somebody who reads reports decides that."
)
TOO_MANY = (
    "You have taken something from two accounts within an hour. Ask another administrator, or "
    "propose to close this one. Somebody who reads reports decides that."
)


def lock(person: User) -> None:
    """End the account's sessions, and let nobody sign in with it for a day. Commits.

    A no-op where it is locked or closed: a lock is never prolonged. Raises CannotLock,
    CannotCloseOwnAccount.
    """
    closing.require_another(person)
    with writing():
        if not person.is_active:
            return
        case = taken.case_of(person)
        if not may_lock_again(case.account, case.taken, case.now):
            raise CannotLock(LOCKED_LATELY, person)
        if is_third(case):
            raise CannotLock(TOO_MANY, person)
        taken.note(person, What.LOCK)
        person.locked_until = case.now + LOCK_LASTS
        person.fs_uniquifier = uuid4().hex
        trail.record(Event.ACCOUNT_LOCKED, name=person.name)


def undo(person: User) -> bool:
    """Let the person sign in again; False where it was not locked. Commits."""
    with writing():
        if not person.is_locked_now:
            return False
        person.locked_until = None
        trail.record(Event.LOCK_UNDONE, name=person.name)
        return True


def find_locked() -> Sequence[User]:
    """Whose open account is locked now, sorted by name."""
    locked = User.active, User.locked_until > datetime.now(UTC)
    return db.session.scalars(select(User).where(*locked).order_by(User.name)).all()
