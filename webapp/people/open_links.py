"""The one-time links that still work: who made them, for whom, and how they are withdrawn."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Row, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people.links import mark_used
from webapp.people.models import AccountLink, User

OpenLink = Row[AccountLink, str | None]
"""A link, and the name of whoever made it."""


def list_open(*, person: int | None = None) -> Sequence[OpenLink]:
    """Those that work now, or those of them for this person; the newest first."""
    query = (
        select(AccountLink, User.name)
        .outerjoin(User, AccountLink.made_by == User.id)
        .where(AccountLink.used_at.is_(None), AccountLink.expires_at > datetime.now(UTC))
    )
    if person is not None:
        query = query.where(AccountLink.person_id == person)
    found = db.session.execute(query).all()
    return sorted(found, key=lambda row: row[0].id, reverse=True)


def withdraw(number: int) -> bool:
    """Let this link work no more. False if it did not work. Commits."""
    with writing():
        link = db.session.get(AccountLink, number) if number <= HIGHEST else None
        if link is None or not mark_used(AccountLink.id == number):
            return False
        trail.record(Event.LINK_WITHDRAWN, name=link.name or "")
        return True
