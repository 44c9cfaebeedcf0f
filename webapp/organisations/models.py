"""The register's table. How to reach an organisation is a sealed text of its own."""

from datetime import date

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Base


class Organisation(Base):
    """An organisation that reports. `kind` is a Setting; `until` is its last day.

    Nobody outside the unit sees the register: some names are a home, or a foster carer's own.
    """

    __tablename__ = "organisation"
    __table_args__ = (Index("ix_organisation_name", "name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(40))
    area: Mapped[str] = mapped_column(String(80))
    since: Mapped[date | None]
    until: Mapped[date | None]
