"""The mark of a demonstration: a row of its database, written before anything else is in it.

Nothing else makes one: no setting, no report and no file. Pages read it once in a process, as a
database that has it never loses it, and one without it never gets it.
"""

from datetime import datetime

from flask import current_app
from sqlalchemy import CheckConstraint, inspect, select
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.database.failures import has_failed, is_failure
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import Base, db

SENTENCE = "Demonstration: nobody reads this"
_FOUND = "esafety-demonstration"


class Demonstration(Base):
    """The one row of a demonstration: its year ends `until`. `complete` once all of it is there."""

    __tablename__ = "demonstration"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    complete: Mapped[bool]


class IsDemonstration(AppError):
    """A demonstration is not served as the real product."""

    sentence = (
        "The database in INSTANCE_DIR or DATABASE_URL is a demonstration's. Start it with "
        "`esafety demo`, or name another. Nothing was started."
    )


def is_demonstration() -> bool:
    """Whether this database is a demonstration's; False where it fails, and then it is asked again.

    A page that needs no database is shown without one: it has a connection of its own here.
    """
    found: bool | None = current_app.extensions.get(_FOUND)
    if found is None and not has_failed():
        try:
            with db.engine.connect() as connection:
                found = connection.scalar(select(Demonstration.id)) is not None
        except Exception as error:
            if not is_failure(error):
                raise
            return False
        current_app.extensions[_FOUND] = found
    return bool(found)


def find_mark() -> Demonstration | None:
    """The mark as it is in the database, which has its tables."""
    return db.session.scalar(select(Demonstration))


def write_mark(until: datetime) -> None:
    """Make this database a demonstration's: the caller has just made its tables. Commits."""
    with writing():
        db.session.add(Demonstration(id=1, until=until, complete=False))


def note_complete() -> None:
    """Note that all of its year is there. Commits."""
    with writing():
        db.session.execute(select(Demonstration)).scalar_one().complete = True


def require_real() -> None:
    """Raise IsDemonstration where the database is a demonstration's; it may have no tables yet."""
    if inspect(db.engine).has_table(Demonstration.__tablename__) and find_mark():
        raise IsDemonstration
