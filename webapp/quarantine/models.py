"""What a person has set aside among the arrivals that could not be opened."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.arrivals.models import Arrival
from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.people.models import User


class SetAside(Base):
    """A person has looked at what could not be opened and put it out of the way of the rest.

    The row goes when it is taken back; the audit log keeps both.
    """

    __tablename__ = "set_aside"

    arrival_number: Mapped[int] = mapped_column(
        ForeignKey(Arrival.sequence), primary_key=True, autoincrement=False
    )
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    person: Mapped[User] = relationship()
