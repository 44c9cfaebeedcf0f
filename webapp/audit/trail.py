"""Records events in the audit log, and reads those about one subject back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import has_request_context
from flask_login import current_user
from sqlalchemy import select

from webapp import clock
from webapp.audit import sentences
from webapp.audit.events import Event
from webapp.audit.models import AuditEntry
from webapp.database.columns import HIGHEST
from webapp.database.statements import written_out
from webapp.extensions import db

NOBODY = "Somebody not signed in"
OPERATOR = "The command line"


@dataclass(frozen=True)
class Line:
    """An entry as the page shows it."""

    at: datetime
    sentence: str
    event: str
    who: str
    facts: Mapping[str, str]


def record(event: Event, *, subject: str | None = None, **facts: str) -> None:
    """Add an entry in the caller's transaction. Raises WrongFacts."""
    sentences.check(event, facts)
    signed_in = bool(current_user and current_user.is_authenticated)
    entry = AuditEntry(
        at=clock.now(),
        event=event.value,
        person_id=current_user.id if signed_in else None,
        who=current_user.name if signed_in else NOBODY if has_request_context() else OPERATOR,
        subject=subject,
        facts=facts,
    )
    db.session.add(entry)


def about(subject: str, *, limit: int = 200) -> list[Line]:
    """The newest `limit` entries about a subject, oldest first."""
    query = select(AuditEntry).where(AuditEntry.subject == subject)
    order = AuditEntry.at.desc(), AuditEntry.id.desc()
    newest = db.session.scalars(query.order_by(*order).limit(written_out(limit))).all()
    return [line_of(entry) for entry in reversed(newest)]


def newest(*, before: int | None, limit: int) -> tuple[list[Line], int | None]:
    """The newest `limit` entries with an id below `before`, newest first.

    Also returns the `before` of the next page, or None on the last one.
    """
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(written_out(limit + 1))
    if before is not None:
        query = query.where(AuditEntry.id < min(before, HIGHEST))
    entries = db.session.scalars(query).all()
    page = entries[:limit]
    older = page[-1].id if len(entries) > limit else None
    return [line_of(entry) for entry in page], older


def line_of(entry: AuditEntry) -> Line:
    """The entry as a page shows it."""
    text = sentences.sentence(entry.event, entry.who, entry.facts)
    return Line(at=entry.at, sentence=text, event=entry.event, who=entry.who, facts=entry.facts)
