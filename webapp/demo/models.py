"""The tables of what a demonstration brought in. Nothing that a phone can say marks an arrival."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.arrivals.models import Arrival
from webapp.extensions import Base
from webapp.organisations.models import Organisation


class Demonstration(Base):
    """This arrival was made up by `esafety demo load`."""

    __tablename__ = "demonstration"

    arrival_id: Mapped[int] = mapped_column(
        ForeignKey(Arrival.sequence), primary_key=True, autoincrement=False
    )


class DemonstrationOrganisation(Base):
    """This organisation of the register was made up by `esafety demo load`."""

    __tablename__ = "demonstration_organisation"

    organisation_id: Mapped[int] = mapped_column(
        ForeignKey(Organisation.id), primary_key=True, autoincrement=False
    )
