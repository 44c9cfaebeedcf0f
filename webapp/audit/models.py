"""Tables of the audit log, and of which lists a person was shown."""

from datetime import datetime
from typing import cast

from sqlalchemy import JSON, ForeignKey, Index, String, Table, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.audit.append_only import make_append_only
from webapp.database.columns import UtcDateTime
from webapp.extensions import Base

BY_NOBODY = text("person_id IS NULL")


class AuditEntry(Base):
    """One event. `who` copies the person's name, so that the line outlives the account.

    An index for each way to filter, each in the order of the page.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_at", "at", "id"),
        Index("ix_audit_entry_subject", "subject", "at", "id"),
        Index("ix_audit_entry_event", "event", "at", "id"),
        Index("ix_audit_entry_person", "person_id", "at", "id"),
        Index("ix_audit_entry_person_event", "person_id", "event", "at", "id"),
        Index(
            "ix_audit_entry_nobody", "at", "id", sqlite_where=BY_NOBODY, postgresql_where=BY_NOBODY
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    event: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None]
    who: Mapped[str] = mapped_column(String(120))
    subject: Mapped[str | None] = mapped_column(String(36))
    facts: Mapped[dict[str, str]] = mapped_column(JSON)


make_append_only(cast(Table, AuditEntry.__table__))


class ListShown(Base):
    """A person was shown a list; the log has an entry of `at`."""

    __tablename__ = "list_shown"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    list: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
