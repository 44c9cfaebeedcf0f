"""The table of opened reports. A report never changes; the unit's acts are rows of other tables.

What was typed is in none of its columns: it is sealed beside them (split.py, webapp/texts).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column, synonym

from webapp.arrivals.models import Arrival
from webapp.database.columns import UtcDateTime
from webapp.extensions import Base


class Report(Base):
    """One opened arrival; its number is the arrival's.

    `report_id` is the phone's id: variants share it, and a correction `amends` another report.
    `path` and `coded`, which are of the answers, hold codes, numbers, days and moments (split.py).
    `edition`, `build` and `saved_at` are empty where they do not look like one. `flags` maps a
    field to what is odd about it (flags.py). `rank` (a Rank), `reached` (a Reached), `about_lead`
    follow from the rest by the rules that `ranked_by` names (derived.py, ranking_again.py).
    `spelling` stands for what was typed as the organisation (organisations/aliases.py).
    `tokens_by` is the number of the key of its name tokens (webapp/texts/name_tokens.py); None
    while it has none. `chain_id` says with which other reports it belongs together.
    """

    __tablename__ = "report"
    __table_args__ = (
        Index("ix_report_chain", "chain_id", "id"),
        Index("ix_report_spelling", "spelling", "chain_id"),
        Index("ix_report_tokens_by", "tokens_by", "id"),
    )

    id: Mapped[int] = mapped_column(
        ForeignKey(Arrival.sequence), primary_key=True, autoincrement=False
    )
    arrival_sequence: Mapped[int] = synonym("id")
    chain_id: Mapped[int] = mapped_column(ForeignKey("chain.id"))
    report_id: Mapped[str] = mapped_column(String(36), index=True)
    reference: Mapped[str] = mapped_column(String(12), index=True)
    form_version: Mapped[int]
    edition: Mapped[str] = mapped_column(String(80))
    build: Mapped[str] = mapped_column(String(80))
    path: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    coded: Mapped[dict[str, Any]] = mapped_column(JSON)
    flags: Mapped[dict[str, str]] = mapped_column(JSON)
    rank: Mapped[str] = mapped_column(String(8))
    reached: Mapped[int] = mapped_column(SmallInteger)
    about_lead: Mapped[bool]
    ranked_by: Mapped[str] = mapped_column(String(12))
    incomplete: Mapped[bool]
    amends: Mapped[str | None] = mapped_column(String(36), index=True)
    saved_at: Mapped[str] = mapped_column(String(80))
    arrived_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    spelling: Mapped[str | None] = mapped_column(String(24))
    tokens_by: Mapped[int | None]
