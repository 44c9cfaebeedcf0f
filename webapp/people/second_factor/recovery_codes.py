"""Recovery codes for a lost phone: eight, shown once, each works once.

They are random enough (79 bits) that a plain hash reveals none, so they outlive SECRET_KEY.
"""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.extensions import db
from webapp.people.models import User
from webapp.people.second_factor.models import RecoveryCode

COUNT = 8
GROUPS, GROUP = 4, 4
# Without those that look alike.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def make(person: User) -> Sequence[str]:
    """Make new codes, in the caller's transaction; the earlier ones stop working."""
    codes = [_new_code() for _ in range(COUNT)]
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    db.session.add_all(_row(person, code) for code in codes)
    trail.record(Event.RECOVERY_CODES_MADE, name=person.name)
    return codes


def use(person: User, typed: str) -> bool:
    """Whether this is an unused code of this person; deletes it in the caller's transaction."""
    theirs = RecoveryCode.code_hash == _hash(typed), RecoveryCode.person_id == person.id
    deleted = cast(CursorResult[Any], db.session.execute(delete(RecoveryCode).where(*theirs)))
    if deleted.rowcount != 1:
        return False
    trail.record(Event.RECOVERY_CODE_USED, name=person.name, left=str(count_left(person)))
    return True


def count_left(person: User) -> int:
    """How many were not used."""
    query = select(func.count()).select_from(RecoveryCode)
    return db.session.scalar(query.where(RecoveryCode.person_id == person.id)) or 0


def _new_code() -> str:
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def _row(person: User, code: str) -> RecoveryCode:
    return RecoveryCode(code_hash=_hash(code), person_id=person.id)


def _hash(typed: str) -> str:
    """Of what counts in it: capitals, spaces and hyphens do not."""
    code = "".join(letter for letter in typed.casefold() if letter.isalnum())
    return hashlib.sha256(code.encode()).hexdigest()
