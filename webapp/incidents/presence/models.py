"""The table of who has an incident open now. A row is forgotten within minutes."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.incidents.models import Incident
from webapp.people.models import User


class Presence(Base):
    """A person's browser has a report of this incident open, and asked last at `seen_at`."""

    __tablename__ = "presence"

    incident_id: Mapped[int] = mapped_column(
        ForeignKey(Incident.id, ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
