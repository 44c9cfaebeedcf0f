"""Tables of the unit's acts on reports. A report itself never changes."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.people.models import User
from webapp.reports.models import Report


class Received(Base):
    """An officer has marked the report as received; one row for each report."""

    __tablename__ = "receipt"

    report_number: Mapped[int] = mapped_column(ForeignKey(Report.id), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    person: Mapped[User] = relationship()


class Reading(Base):
    """A person has opened the report; until then their inbox shows it in bold."""

    __tablename__ = "reading"

    report_number: Mapped[int] = mapped_column(ForeignKey(Report.id), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
