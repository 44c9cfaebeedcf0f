"""The tables of arrivals, of those on paper, and of what was lawfully erased."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from sync import strict
from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.people.models import User


class Status(StrEnum):
    """How far an arrival has come."""

    WAITING = "waiting"
    OPENED = "opened"
    QUARANTINED = "quarantined"
    ERASED = "erased"
    """Before it was ever opened: it is empty."""


class Arrival(Base):
    """One sealed report, or what should have been one. Only its status changes, until it is opened:
    then `raw` is the same bytes under the report's own data key (webapp/texts).

    `sequence` orders arrivals, clocks never do. `code` is the first answer to the phone. Only a
    quarantined arrival has a `reason`; one quarantined at the door has an id made from its bytes,
    and `sent_id` is the phone's id for it. `saved_at` is whatever the phone sent. `kid` names the
    key of its seal: None if it has none. `size` is how many bytes came; where it is `trimmed`, only
    the first of them were kept, because it cannot be a report.
    """

    __tablename__ = "arrival"
    __table_args__ = (
        UniqueConstraint("id", "digest"),
        Index(
            "ix_arrival_waiting",
            "kid",
            "sequence",
            sqlite_where=text("status = 'waiting'"),
            postgresql_where=text("status = 'waiting'"),
        ),
        Index(
            "ix_arrival_quarantined",
            "code",
            "sequence",
            sqlite_where=text("status = 'quarantined'"),
            postgresql_where=text("status = 'quarantined'"),
        ),
        Index(
            "ix_arrival_unopened",
            "trimmed",
            "size",
            sqlite_where=text("status <> 'opened'"),
            postgresql_where=text("status <> 'opened'"),
        ),
        Index(
            "ix_arrival_sent_id",
            "sent_id",
            sqlite_where=text("sent_id IS NOT NULL"),
            postgresql_where=text("sent_id IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True
    )
    id: Mapped[str] = mapped_column(String(36))
    digest: Mapped[str] = mapped_column(String(43))
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    code: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(40))
    sent_id: Mapped[str | None] = mapped_column(String(100))
    arrived_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_at: Mapped[str] = mapped_column(String(80))
    build: Mapped[str] = mapped_column(String(80))
    kid: Mapped[str | None] = mapped_column(String(100))
    size: Mapped[int]
    trimmed: Mapped[bool]
    status: Mapped[str] = mapped_column(String(20))
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def extract_sealed(raw: bytes) -> str:
    """Return the sealed report inside an item's slice that was judged sound when it arrived."""
    return str(strict.read(raw)["sealed"])


class PaperForm(Base):
    """An officer keyed this arrival in from a paper form: nothing inside a seal can say so.

    `came_on` is the day on which the paper arrived; `came_by` is a CameBy.
    """

    __tablename__ = "paper_form"

    arrival_id: Mapped[int] = mapped_column(
        ForeignKey(Arrival.sequence), primary_key=True, autoincrement=False
    )
    came_on: Mapped[date]
    came_by: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))


class LastAsked(Base):
    """When the phone that sent an arrival last asked for news of it (last_asked.py)."""

    __tablename__ = "last_asked"

    arrival_id: Mapped[int] = mapped_column(
        ForeignKey(Arrival.sequence), primary_key=True, autoincrement=False
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ErasedBefore(Base):
    """The mark of a report that was lawfully erased: sent again, it is not brought back.

    It is committed first, and the report is erased in another transaction: so one that was killed
    in between is erased by the next (incidents/erasing.py), as is what a restore brings back.
    """

    __tablename__ = "erased_before"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    digest: Mapped[str] = mapped_column(String(43), primary_key=True)
    erased_at: Mapped[datetime] = mapped_column(UtcDateTime)
