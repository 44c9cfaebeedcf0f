"""Counts confirmed leads and accounts without a second factor, and finds the newest backup."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import exists, func, select

from webapp.access import permissions
from webapp.audit.events import Event
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people.models import Role, User
from webapp.people.second_factor.models import Authenticator, Passkey
from webapp.people.unit import IS_CONFIRMED

ACTIVE = select(func.count()).select_from(User).where(User.active)
IS_LEAD = User.roles.any(Role.name == permissions.Role.LEAD.value)
HAS_FACTOR = (
    exists().where(Authenticator.person_id == User.id),
    exists().where(Passkey.person_id == User.id),
)
BACKUP = select(func.max(AuditEntry.at)).where(AuditEntry.event == Event.BACKUP_MADE.value)
# Columns of one row: a query that must be asked anyway takes them along.
COLUMNS = (
    ACTIVE.where(IS_LEAD, IS_CONFIRMED).scalar_subquery(),
    ACTIVE.where(*(~has for has in HAS_FACTOR)).scalar_subquery(),
    BACKUP.scalar_subquery(),
)


class Office(NamedTuple):
    """`backup_at` is None if no backup is in the audit log."""

    leads: int
    without_factor: int
    backup_at: datetime | None


def find_office() -> Office:
    """What is so now."""
    return Office(*db.session.execute(select(*COLUMNS)).one())
