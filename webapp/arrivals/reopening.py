"""Lets the opener try again what was quarantined for trouble on our side that may be over."""

from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, func, literal, select, update
from sqlalchemy.orm import aliased

from webapp.arrivals.models import Arrival, Status
from webapp.extensions import db
from webapp.keys import keyring

# Trouble, and no fault of what arrived: its key was away, or our own program failed.
TROUBLE = ("unknown_key", "not_taken_in")
# A release that was rolled back says this of what a later one's form makes. Mostly it is junk.
PERHAPS_OF_A_LATER_FORM = ("newer", "too_much", "wrong_types")

IS_QUARANTINED = Arrival.status == literal(Status.QUARANTINED.value, literal_execute=True)


def _can_be_tried_again(*reasons: str) -> ColumnElement[bool]:
    """Quarantined for such a reason, its key is here, and it is the first copy that was kept."""
    copy = aliased(Arrival)
    is_earlier = (copy.sent_id == Arrival.sent_id) & (copy.sequence < Arrival.sequence)
    kept_otherwise = select(copy.sequence).where(
        copy.digest == Arrival.digest, (copy.id == Arrival.sent_id) | is_earlier
    )
    return (
        IS_QUARANTINED
        & Arrival.reason.in_(reasons or TROUBLE)
        & Arrival.kid.in_(keyring.private_kids())
        & Arrival.trimmed.is_(False)
        & ~kept_otherwise.exists()
    )


def reopen(*reasons: str) -> int:
    """Put what can be tried again back to wait, in the caller's transaction. Returns how many.

    From then on each is known by the phone's own id, so that a retry finds it and has the same
    answer. Without `reasons`, all that is TROUBLE.
    """
    again = update(Arrival).where(_can_be_tried_again(*reasons))
    changed = db.session.execute(
        again.values(
            id=func.coalesce(Arrival.sent_id, Arrival.id),
            sent_id=None,
            status=Status.WAITING,
            reason=None,
        ),
        execution_options={"synchronize_session": False},
    )
    return cast(CursorResult[Any], changed).rowcount


def count_to_try_again() -> int:
    """How many can be tried again."""
    query = select(func.count()).select_from(Arrival).where(_can_be_tried_again())
    return db.session.scalar(query) or 0
