"""Tells whether a key of the unit is away, by what arrived."""

from sqlalchemy import ColumnElement, exists, select, true

from webapp.arrivals.giving_up import UNKNOWN_KEY
from webapp.arrivals.models import Arrival
from webapp.arrivals.reopening import IS_QUARANTINED
from webapp.arrivals.waiting import IS_WAITING
from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.keys import keyring, known
from webapp.quarantine.models import SetAside
from webapp.reports.models import Report
from webapp.texts import storage_keys

NONE_HERE = "none is here, so no report can be taken in"
NEWEST_AWAY = "the newest is not here: copy it from where it was made"
# The newest reports, which were sealed with the newest keys.
LOOKED_AT = 1_000


def is_away() -> bool | str:
    """Whether something cannot be opened until a key is back; or none can be taken in, in words.

    It waits; or it came after the key had gone, and could not be opened: until somebody sets it
    aside. That the key is the unit's is known by what was opened with it, as anybody can name a key
    of their own; and of the newest by the database, whichever machine made it. A machine that only
    receives reports opens nothing, and that is as it should be.
    """
    newest = known.newest(known.Kind.SEALING)
    if not keyring.public_set():
        return (newest is not None or _is_any(true())) and NONE_HERE
    if newest and newest not in keyring.kids():
        return True
    if not keyring.can_open():
        return False
    here = keyring.private_kids()
    if _is_any(IS_WAITING & Arrival.kid.not_in(here)):
        return True
    gone = _opened_with_others(here)
    came = IS_QUARANTINED & (Arrival.reason == UNKNOWN_KEY) & Arrival.kid.in_(gone)
    seen = exists().where(SetAside.arrival_number == Arrival.sequence)
    return bool(gone) and _is_any(came & Arrival.trimmed.is_(False) & ~seen)


def is_a_storage_key_away() -> bool | str:
    """Whether no storage key is here, or not the one that was made last."""
    if not storage_keys.are_here():
        return True
    newest = known.newest(known.Kind.STORAGE)
    return newest is not None and newest not in storage_keys.kids() and NEWEST_AWAY


def _is_any(condition: ColumnElement[bool]) -> bool:
    return db.session.scalar(select(Arrival.sequence).where(condition).limit(1)) is not None


def _opened_with_others(here: list[str]) -> list[str]:
    """The keys that are not here and opened some of the newest reports."""
    newest = select(Report.id).order_by(Report.id.desc()).limit(written_out(LOOKED_AT))
    kids = select(Arrival.kid).where(
        Arrival.sequence.in_(newest.scalar_subquery()), Arrival.kid.not_in(here)
    )
    return [kid for kid in db.session.scalars(kids.distinct()) if kid]
