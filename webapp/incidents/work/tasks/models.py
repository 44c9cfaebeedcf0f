"""The table of open tasks: a fold of the acts on incidents, so that lists find them by person."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Base
from webapp.incidents.models import Act, Incident
from webapp.people.models import User


class OpenTask(Base):
    """A task that is not done, on an incident that is not done with. Its number is its act's.

    Without a person it is nobody's.
    """

    __tablename__ = "open_task"
    __table_args__ = (Index("ix_open_task_person", "person_id", "due_on", "act_id"),)

    act_id: Mapped[int] = mapped_column(
        ForeignKey(Act.id, ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    incident_id: Mapped[int] = mapped_column(
        ForeignKey(Incident.id, ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    due_on: Mapped[date]
