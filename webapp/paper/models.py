"""The table of printed papers. Rows are only ever inserted."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base


class EditionPaper(Base):
    """One paper of one edition as it was printed; `body` is the PDF, `digest` its SHA-256 in hex.

    `status` is what the paper says of its approval: an edition that is approved after it was
    printed is printed once more, and both stay.
    """

    __tablename__ = "edition_paper"
    __table_args__ = (UniqueConstraint("edition", "name", "status"),)

    sequence: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[str] = mapped_column(ForeignKey("edition.name"))
    name: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime)
