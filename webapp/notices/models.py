"""The outbox of notices, and which reports the second address has been told of."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.reports.models import Report

# Written as a literal wherever a query uses the index.
UNSENT = text("sent_at IS NULL")


class Notice(Base):
    """Something that the unit is told by mail: written with what causes it, sent later.

    `counts` has numbers by rank, and nothing of a report (words.py). An attempt is counted before
    it is made, so that a mail is sent again if the process is killed meanwhile.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_unsent", "id", sqlite_where=UNSENT, postgresql_where=UNSENT),
        Index("ix_notice_kind", "kind", "noted_at"),
        Index("ix_notice_sent", "kind", "sent_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    tried_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ToldLate(Base):
    """A report that was not received in time, and of which the second address has been told."""

    __tablename__ = "told_late"

    report_number: Mapped[int] = mapped_column(ForeignKey(Report.id), primary_key=True)


class ToldNotRung(Base):
    """A report of an incident that nobody rang about, or that did not answer twice (`kind`), and of
    which readers, or a lead, have been told.
    """

    __tablename__ = "told_not_rung"

    report_number: Mapped[int] = mapped_column(ForeignKey(Report.id), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
