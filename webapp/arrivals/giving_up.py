"""Gives up what could not be opened, and never will be: of each only the beginning is kept."""

from typing import Any, cast

from sqlalchemy import CursorResult, func, select, update

from webapp.arrivals import reasons
from webapp.arrivals.models import Arrival
from webapp.arrivals.reopening import IS_QUARANTINED
from webapp.arrivals.storage import KEPT_WHEN_TRIMMED
from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.keys import keyring

UNKNOWN_KEY = "unknown_key"
# Whatever a stranger can make. What our own program failed to store may be a report.
REASONS = sorted({*reasons.AT_THE_DOOR, *reasons.WHEN_OPENED} - {"not_taken_in"})


def give_up(reason: str, limit: int = 100) -> int:
    """Trim up to `limit` arrivals in the caller's transaction. Returns how many.

    These can never be opened any more: a person decides. What has an unknown key is left alone
    once its key is here, as it can be tried again; so is what would give no room.
    """
    some = select(Arrival.sequence).where(
        IS_QUARANTINED,
        Arrival.reason == reason,
        Arrival.trimmed.is_(False),
        Arrival.size > KEPT_WHEN_TRIMMED,
    )
    if reason == UNKNOWN_KEY:
        here = [key["kid"] for key in keyring.public_set()]
        some = some.where(Arrival.kid.not_in(here))
    some = some.order_by(Arrival.sequence).limit(written_out(limit))
    trimmed = db.session.execute(
        update(Arrival)
        .where(Arrival.sequence.in_(db.session.scalars(some).all()))
        .values(raw=func.substr(Arrival.raw, 1, KEPT_WHEN_TRIMMED), trimmed=True),
        execution_options={"synchronize_session": False},
    )
    return cast(CursorResult[Any], trimmed).rowcount
