"""The table of the keys that there have ever been: which, and since when; no secret."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base


class KnownKey(Base):
    """One key that this database was used with; `gone_at`: when it was destroyed."""

    __tablename__ = "known_key"

    kind: Mapped[str] = mapped_column(String(7), primary_key=True)
    kid: Mapped[str] = mapped_column(String(43), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    gone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
