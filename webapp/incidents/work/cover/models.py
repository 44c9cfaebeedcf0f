"""The table of absences: at most one a person. Nothing deletes one when its last day is over."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Base
from webapp.people.models import User


class Absence(Base):
    """A person is away from `first_on` until `last_on`, both included; another covers for them."""

    __tablename__ = "absence"

    person_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    cover_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    first_on: Mapped[date]
    last_on: Mapped[date]
