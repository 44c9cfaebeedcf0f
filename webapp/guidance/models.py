"""Tables of the editions, their approvals, and confirmed contacts. Rows are only ever inserted."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base


class Edition(Base):
    """The guidance as phones had it from `published_at` on. Never deleted."""

    __tablename__ = "edition"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(32), unique=True)
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = mapped_column(Text, deferred=True)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)


class EditionApproval(Base):
    """Somebody approved an edition's words; `words` is their hash. The newest row counts."""

    __tablename__ = "edition_approval"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[str] = mapped_column(String(32))
    words: Mapped[str] = mapped_column(String(64), index=True)
    approved_by: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(120))
    approved_on: Mapped[date]
    review_due: Mapped[date]
    entered_by: Mapped[str] = mapped_column(String(120))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ApprovalWithdrawal(Base):
    """A lead took back an approval that was entered by mistake; `approval` is its number."""

    __tablename__ = "approval_withdrawal"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    approval: Mapped[int] = mapped_column(ForeignKey("edition_approval.sequence"), unique=True)
    reason: Mapped[str] = mapped_column(String(300))
    withdrawn_by: Mapped[str] = mapped_column(String(120))
    withdrawn_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Correction(Base):
    """Every text whose words a lead corrected. The newest row counts.

    `texts`: by the id of the text, the release's words and those that replace them.
    """

    __tablename__ = "guidance_correction"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    texts: Mapped[dict[str, list[str]]] = mapped_column(JSON, deferred=True)
    approved_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ProposedCorrection(Base):
    """Corrected texts that are to be published once somebody at the unit approves them.

    `after`: the number of the correction with which they were compared; `texts` as there.
    """

    __tablename__ = "guidance_proposed"

    number: Mapped[int] = mapped_column(primary_key=True)
    texts: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    after: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ContactConfirmation(Base):
    """A lead rang the number or opened the site, and vouches for it. The newest row counts.

    `hours`: JSON of `webapp.opening_hours`; null where nobody gave any.
    """

    __tablename__ = "contact_confirmation"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    contact: Mapped[str] = mapped_column(String(40), index=True)
    number: Mapped[str] = mapped_column(String(200))
    confirmed_by: Mapped[str] = mapped_column(String(120))
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_check: Mapped[date]
    hours: Mapped[str | None] = mapped_column(Text)
