"""The table of searches. What somebody typed is a sealed text beside it (searching.py)."""

from datetime import datetime

from sqlalchemy import ForeignKey, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.people.models import User


class Search(Base):
    """Somebody searched for words: `token` is in the address of what they found, for an hour.

    `way` says in which of the ways of reading what was typed something was found (typed.py).
    """

    __tablename__ = "search"
    # The audit log names a search by its number for ever, so none is given again.
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(24), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    way: Mapped[int] = mapped_column(SmallInteger)
