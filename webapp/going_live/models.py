"""The table of what people noted as done before going live. Rows are only ever inserted."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base


class GoingLiveNote(Base):
    """Somebody noted that a step is done, or took that back. The newest row of a step counts."""

    __tablename__ = "going_live_note"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[str] = mapped_column(String(40))
    done: Mapped[bool]
    noted_by: Mapped[str] = mapped_column(String(120))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
