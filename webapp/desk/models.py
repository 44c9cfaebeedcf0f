"""The table of saved filters."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Base
from webapp.organisations.models import Organisation
from webapp.people.models import User


class SavedFilter(Base):
    """A filter that a person opens in one press. `asked` is the query of its address: codes only.

    It has no name but its own words: one that is typed could be a child's.
    """

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("person_id", "asked"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    asked: Mapped[str] = mapped_column(String(300))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
