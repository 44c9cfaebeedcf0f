"""Says when a quarterly review of who has access is due: of every account and its roles."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from webapp.audit.events import Event
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people.models import User
from webapp.vocabulary.times import UK, format_day

INTERVAL = timedelta(days=91)
REVIEWED = select(func.max(AuditEntry.at)).where(AuditEntry.event == Event.ACCESS_REVIEWED.value)
FIRST_ACCOUNT = select(func.min(User.created_at))
# Columns of one row: a query that must be asked anyway takes them along.
COLUMNS = REVIEWED.scalar_subquery(), FIRST_ACCOUNT.scalar_subquery()


def find_due_access_review() -> str | None:
    """The sentence that says so; None while the last review, or the first account, is recent."""
    reviewed, first = db.session.execute(select(*COLUMNS)).one()
    since = reviewed or first
    if since is None or since + INTERVAL > datetime.now(UTC):
        return None
    if reviewed is None:
        return "Nobody has reviewed it yet."
    return f"The last review was on {format_day(reviewed.astimezone(UK).date())}."
