"""The tables of what phones send other than reports of incidents."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.arrivals.models import Arrival
from webapp.extensions import Base


class NilReturn(Base):
    """An arrival in which an organisation says that it has nothing to report for a quarter.

    `quarter` is as an address has it: 2026-q3. `spelling` stands for what was typed as the
    organisation (organisations/aliases.py), which is sealed beside it as a report's text is. No
    incident, and in no inbox.
    """

    __tablename__ = "nil_return"
    __table_args__ = (Index("ix_nil_return_quarter", "quarter", "spelling"),)

    arrival_id: Mapped[int] = mapped_column(
        ForeignKey(Arrival.sequence), primary_key=True, autoincrement=False
    )
    quarter: Mapped[str] = mapped_column(String(7))
    spelling: Mapped[str | None] = mapped_column(String(24))


class Drill(Base):
    """An arrival with which a phone was tried out: it says nothing, and nobody reads it.

    `month` is that of its arrival in the UK, as YYYY-MM: how many came is counted by it.
    """

    __tablename__ = "drill"
    __table_args__ = (Index("ix_drill_month", "month"),)

    arrival_id: Mapped[int] = mapped_column(
        ForeignKey(Arrival.sequence), primary_key=True, autoincrement=False
    )
    month: Mapped[str] = mapped_column(String(7))
