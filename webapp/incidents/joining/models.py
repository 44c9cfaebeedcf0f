"""Table of judgements that two chains are not about the same incident."""

from datetime import datetime
from typing import cast

from sqlalchemy import CheckConstraint, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.incidents.models import Chain
from webapp.people.models import User


class NotSame(Base):
    """Somebody compared two chains, and they are not about the same incident."""

    __tablename__ = "not_same"
    __table_args__ = (CheckConstraint("lower < higher", name="in_order"),)

    lower: Mapped[int] = mapped_column(
        ForeignKey(Chain.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    higher: Mapped[int] = mapped_column(
        ForeignKey(Chain.id, ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    )
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


NOT_SAME = cast(Table, NotSame.__table__)
