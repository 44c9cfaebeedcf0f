"""The table of arrivals in quarantine that a person has set aside."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.arrivals.models import Arrival
from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.people.models import User


class SetAside(Base):
    """A person has looked at an arrival in quarantine and moved it off the main list.

    Taking it back deletes the row; the audit log keeps both acts.
    """

    __tablename__ = "set_aside"

    arrival_number: Mapped[int] = mapped_column(
        ForeignKey(Arrival.sequence), primary_key=True, autoincrement=False
    )
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    person: Mapped[User] = relationship()
