"""Tables of the register and of spellings. How to reach an organisation is a sealed text."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base

# Where somebody lives: the name may be a person's own.
NEVER_PUBLISHED = ("childminder", "foster_home", "home", "residential_home")
PUBLISHED = text("published")


class Organisation(Base):
    """An organisation that reports. `kind` is a Setting; `until` is its last day.

    Nobody outside the unit sees the register, but for names that are `published`
    (publishing.py): never that of a home, whatever the code does.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        Index("ix_organisation_name", "name", "id"),
        Index(
            "ix_organisation_published",
            "name",
            sqlite_where=PUBLISHED,
            postgresql_where=PUBLISHED,
        ),
        CheckConstraint(f"NOT published OR kind NOT IN {NEVER_PUBLISHED}", name="never_published"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(40))
    area: Mapped[str] = mapped_column(String(80))
    since: Mapped[date | None]
    until: Mapped[date | None]
    published: Mapped[bool] = mapped_column(default=False)


COUNTS = text("undone_at IS NULL")


class OrganisationAlias(Base):
    """A spelling means this organisation: somebody confirmed it, and perhaps undid it.

    `spelling` is a keyed hash (aliases.py). Of those that count, one means one organisation.
    """

    __tablename__ = "organisation_alias"
    __table_args__ = (
        Index(
            "ix_organisation_alias_counts",
            "spelling",
            unique=True,
            sqlite_where=COUNTS,
            postgresql_where=COUNTS,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    spelling: Mapped[str] = mapped_column(String(24))
    organisation_id: Mapped[int] = mapped_column(ForeignKey(Organisation.id))
    confirmed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
