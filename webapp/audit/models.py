"""The audit log's table."""

from datetime import datetime
from typing import cast

from sqlalchemy import JSON, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from webapp.audit.append_only import make_append_only
from webapp.database.columns import UtcDateTime
from webapp.extensions import Base


class AuditEntry(Base):
    """One event. `who` copies the person's name, so that the line outlives the account."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    event: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None]
    who: Mapped[str] = mapped_column(String(120))
    subject: Mapped[str | None] = mapped_column(String(36), index=True)
    facts: Mapped[dict[str, str]] = mapped_column(JSON)


make_append_only(cast(Table, AuditEntry.__table__))
