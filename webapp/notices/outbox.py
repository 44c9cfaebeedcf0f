"""The outbox: notes what the unit is to be told, and says what still waits to be sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, func, insert, or_, select, update

from webapp.config import current_config
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.notices.kinds import Kind
from webapp.notices.models import UNSENT, Notice
from webapp.notices.pacing import HOUR

NOTICE = cast(Table, Notice.__table__)
# After so many attempts, or so long, somebody must look at it.
ATTEMPTS_UNTIL_TROUBLE = 3
OVERDUE = timedelta(hours=2)

Batch = Sequence[Row[Any]]
"""Notices as rows of the table, the oldest first."""


def note(connection: Connection, kind: Kind, counts: Mapping[str, Any], at: datetime) -> None:
    """Note it, in the caller's transaction."""
    row = {"kind": kind.value, "counts": dict(counts), "noted_at": at, "attempts": 0}
    connection.execute(insert(NOTICE), row)


def find_unsent(kind: Kind) -> Batch:
    """What waits, the oldest first."""
    query = select(NOTICE).where(UNSENT, NOTICE.c.kind == kind.value).order_by(NOTICE.c.id)
    return db.session.execute(query).all()


def find_sent(kind: Kind, now: datetime) -> Sequence[datetime]:
    """When mails of this kind were sent in the last hour."""
    query = select(Notice.sent_at).where(Notice.kind == kind.value, Notice.sent_at > now - HOUR)
    return cast(Sequence[datetime], db.session.scalars(query.distinct()).all())


def begin_attempt(batch: Batch, now: datetime) -> bool:
    """Count an attempt at sending these. False if another process has begun one meanwhile."""
    last, count, before = batch[-1], len(batch), max(one.attempts for one in batch)
    these = update(NOTICE).where(UNSENT, NOTICE.c.kind == last.kind, NOTICE.c.id <= last.id)
    untouched = these.where(NOTICE.c.attempts <= before)
    with writing():
        begun = untouched.values(attempts=before + 1, tried_at=now)
        return db.session.connection().execute(begun).rowcount == count


def mark_sent(kind: Kind, tried_at: datetime, now: datetime) -> None:
    """Note that the mail server has taken what was tried at this moment."""
    these = update(NOTICE).where(UNSENT, NOTICE.c.kind == kind.value)
    with writing():
        sent = these.where(NOTICE.c.tried_at == tried_at).values(sent_at=now)
        db.session.connection().execute(sent)


def last_noted(kind: Kind) -> datetime | None:
    """When something of this kind was last noted; None if never."""
    query = select(func.max(Notice.noted_at)).where(Notice.kind == kind.value)
    return db.session.scalar(query)


def is_stuck(now: datetime) -> bool:
    """Whether something cannot be sent. Without settings nothing is sent, which is no fault."""
    if current_config().notices is None:
        return False
    failed = Notice.attempts >= ATTEMPTS_UNTIL_TROUBLE
    old = Notice.noted_at < now - OVERDUE
    query = select(Notice.id).where(UNSENT, or_(failed, old)).limit(1)
    return db.session.scalar(query) is not None
