"""The table of organisations that a demonstration brought in."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Base
from webapp.organisations.models import Organisation


class DemonstrationOrganisation(Base):
    """This organisation of the register was made up by `esafety demo load`."""

    __tablename__ = "demonstration_organisation"

    organisation_id: Mapped[int] = mapped_column(
        ForeignKey(Organisation.id), primary_key=True, autoincrement=False
    )
