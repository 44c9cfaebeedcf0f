"""The table of drafts. What was typed is a sealed text beside it (keeping.py)."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.people.models import User


class Draft(Base):
    """What one person typed into one form, or that they sent it: then no text is left.

    `number` is that of the report whose page has the form; 0 for a form of its own. `at` is when
    it was typed last, or sent.
    """

    __tablename__ = "draft"
    # What a text is sealed for is its number, so none is given again.
    __table_args__ = (
        UniqueConstraint("person_id", "form", "number"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    form: Mapped[str] = mapped_column(String(20))
    number: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    is_sent: Mapped[bool]
