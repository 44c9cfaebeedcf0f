"""Gives up what is sealed with keys that nobody has: of each only the beginning is kept."""

from typing import Any, cast

from sqlalchemy import CursorResult, func, select, update

from webapp.arrivals.models import Arrival
from webapp.arrivals.reopening import IS_QUARANTINED
from webapp.arrivals.storage import KEPT_WHEN_TRIMMED
from webapp.database.statements import written_out
from webapp.extensions import db

UNKNOWN_KEY = "unknown_key"


def give_up(limit: int = 100) -> int:
    """Trim up to `limit` arrivals in the caller's transaction. Returns how many.

    If one of the keys turns up later, these cannot be opened any more: a person decides.
    """
    some = (
        select(Arrival.sequence)
        .where(IS_QUARANTINED, Arrival.reason == UNKNOWN_KEY, Arrival.trimmed.is_(False))
        .order_by(Arrival.sequence)
        .limit(written_out(limit))
    )
    trimmed = db.session.execute(
        update(Arrival)
        .where(Arrival.sequence.in_(db.session.scalars(some).all()))
        .values(raw=func.substr(Arrival.raw, 1, KEPT_WHEN_TRIMMED), trimmed=True),
        execution_options={"synchronize_session": False},
    )
    return cast(CursorResult[Any], trimmed).rowcount
