"""The table of the counts of each month, and how far an incident is in them."""

from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.extensions import Base


class Tally(StrEnum):
    """Whether an incident is in the rollup."""

    NONE = "none"
    """Not yet: it is about to be folded for the first time, in the same transaction."""
    LIVE = "live"
    """As it is folded."""
    KEPT = "kept"
    """As it was when a report of it was erased, whatever it is folded to since."""


class Rollup(Base):
    """How many incidents are in a cell (cells.py). `kept` of the `n` can never be counted again,
    as what they were counted by was erased.
    """

    __tablename__ = "rollup"
    __table_args__ = {"sqlite_with_rowid": False}

    basis: Mapped[str] = mapped_column(String(8), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    figure: Mapped[str] = mapped_column(String(20), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    n: Mapped[int]
    kept: Mapped[int]
