"""Notes when a phone last asked for news of what it sent: at most hourly, and never at its cost."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete
from sqlalchemy.exc import SQLAlchemyError

from webapp.arrivals.models import LastAsked
from webapp.database.writing import writing
from webapp.extensions import db

PRECISION = timedelta(hours=1)


def is_due(noted_at: datetime | None, asked_to_ring_at: datetime | None) -> bool:
    """Whether to note it now: an hour is over, or the phone is told to ring for the first time."""
    if noted_at is None or datetime.now(UTC) - noted_at >= PRECISION:
        return True
    return asked_to_ring_at is not None and noted_at < asked_to_ring_at


def note(numbers: Collection[int]) -> None:
    """Note that the phones of these arrivals ask now. Commits.

    The answer to a phone must not wait for it or fail with it: where another writes at this moment,
    or the database cannot, nothing is noted, and the next question is.
    """
    if not numbers:
        return
    try:
        with writing(repeatable=True, wait=False):
            forget(db.session.connection(), numbers)
            now = datetime.now(UTC)
            db.session.add_all(LastAsked(arrival_id=number, at=now) for number in numbers)
    except (SQLAlchemyError, OSError):
        return


def forget(connection: Connection, numbers: Collection[int]) -> None:
    """Delete what is noted of these arrivals, in the caller's transaction. Idempotent."""
    connection.execute(delete(LastAsked).where(LastAsked.arrival_id.in_(numbers)))
