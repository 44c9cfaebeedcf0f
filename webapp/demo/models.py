"""The table of what a demonstration brought in. Nothing that a phone can say marks an arrival."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.arrivals.models import Arrival
from webapp.extensions import Base


class Demonstration(Base):
    """This arrival was made up by `esafety demo load`."""

    __tablename__ = "demonstration"

    arrival_id: Mapped[int] = mapped_column(
        ForeignKey(Arrival.sequence), primary_key=True, autoincrement=False
    )
