"""Recording what happened, and reading it back."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask_login import current_user
from sqlalchemy import select

from webapp.audit import events
from webapp.audit.models import AuditEntry
from webapp.extensions import db

NOBODY = "Somebody not signed in"
HIGHEST = 2**31 - 1


@dataclass(frozen=True)
class Line:
    """One entry as a person reads it."""

    at: datetime
    sentence: str
    event: str
    who: str


def record(event: events.Event, *, subject: str | None = None, **facts: str) -> None:
    """Add one entry, in the caller's transaction. Raises WrongFacts on any other fact."""
    events.check(event, facts)
    known = bool(current_user and current_user.is_authenticated)
    entry = AuditEntry(
        at=datetime.now(UTC),
        event=event.value,
        person_id=current_user.id if known else None,
        who=current_user.name if known else NOBODY,
        subject=subject,
        facts=facts,
    )
    db.session.add(entry)


def about(subject: str, *, limit: int = 200) -> list[Line]:
    """What happened to one thing, oldest first; at most the newest `limit`."""
    query = select(AuditEntry).where(AuditEntry.subject == subject)
    newest = db.session.scalars(query.order_by(AuditEntry.id.desc()).limit(limit)).all()
    return [_line(entry) for entry in reversed(newest)]


def newest(*, before: int | None, limit: int) -> tuple[list[Line], int | None]:
    """The newest entries, newest first, and where the older ones begin (None at the end)."""
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit + 1)
    if before is not None:
        query = query.where(AuditEntry.id < min(before, HIGHEST))
    entries = db.session.scalars(query).all()
    shown = entries[:limit]
    older = shown[-1].id if len(entries) > limit else None
    return [_line(entry) for entry in shown], older


def _line(entry: AuditEntry) -> Line:
    text = events.sentence(entry.event, entry.who, entry.facts)
    return Line(at=entry.at, sentence=text, event=entry.event, who=entry.who)
