"""The table of proposals."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base

IS_OPEN = text("state = 'open'")


class State(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    EXPIRED = "expired"
    ENDED = "ended"


class Proposal(Base):
    """What one person proposes and another decides. `payload` never changes: `digest` is its hash.

    `subject` names what it is about, within its kind; `person_id` is the person concerned.
    `decided_by` is None also where the command line decided, `proposed_by` where it did it without
    a proposal. Start pages show it up to `shown_until`. Only the people in `known_to` may know of
    it, if it is given; its number is then below zero and random, so that those of others have no
    gap.
    """

    __tablename__ = "proposal"
    __table_args__ = (
        CheckConstraint("decided_by <> proposed_by OR alone", name="another_decides"),
        Index(
            "uq_proposal_open",
            "kind",
            "subject",
            unique=True,
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(260))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(String(64))
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(String(20))
    alone: Mapped[bool]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str | None] = mapped_column(String(300))
    shown_until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    known_to: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
