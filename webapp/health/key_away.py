"""Tells whether a key of the unit is away, by what arrived."""

from sqlalchemy import ColumnElement, exists, select, true

from webapp.arrivals.giving_up import UNKNOWN_KEY
from webapp.arrivals.models import Arrival
from webapp.arrivals.reopening import IS_QUARANTINED
from webapp.arrivals.waiting import IS_WAITING
from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.keys import keyring
from webapp.quarantine.models import SetAside
from webapp.reports.models import Report

# The newest reports, which were sealed with the newest keys.
LOOKED_AT = 1_000


def is_away() -> bool:
    """Whether something cannot be opened until a key is back.

    It waits; or it came after the key had gone, and could not be opened: until somebody sets it
    aside. That the key is the unit's is known by what was opened with it, as anybody can name a key
    of their own. A machine that only receives reports opens nothing, and that is as it should be.
    """
    if not keyring.public_set():
        return _is_any(true())
    if not keyring.can_open():
        return False
    here = keyring.private_kids()
    if _is_any(IS_WAITING & Arrival.kid.not_in(here)):
        return True
    gone = _opened_with_others(here)
    came = IS_QUARANTINED & (Arrival.reason == UNKNOWN_KEY) & Arrival.kid.in_(gone)
    seen = exists().where(SetAside.arrival_number == Arrival.sequence)
    return bool(gone) and _is_any(came & Arrival.trimmed.is_(False) & ~seen)


def _is_any(condition: ColumnElement[bool]) -> bool:
    return db.session.scalar(select(Arrival.sequence).where(condition).limit(1)) is not None


def _opened_with_others(here: list[str]) -> list[str]:
    """The keys that are not here and opened some of the newest reports."""
    newest = select(Report.id).order_by(Report.id.desc()).limit(written_out(LOOKED_AT))
    kids = select(Arrival.kid).where(
        Arrival.sequence.in_(newest.scalar_subquery()), Arrival.kid.not_in(here)
    )
    return [kid for kid in db.session.scalars(kids.distinct()) if kid]
