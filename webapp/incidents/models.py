"""Tables of incidents, and of the unit's acts on reports. A report itself never changes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.database.columns import UtcDateTime
from webapp.extensions import Base
from webapp.organisations.models import Organisation
from webapp.people.models import User
from webapp.reports.models import Report


class Received(Base):
    """An officer has marked the report as received; one row for each report."""

    __tablename__ = "received"

    report_number: Mapped[int] = mapped_column(ForeignKey(Report.id), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    person: Mapped[User] = relationship()


class Reading(Base):
    """A person has opened the report, last at `at`; until then their inbox shows it in bold."""

    __tablename__ = "reading"

    report_number: Mapped[int] = mapped_column(ForeignKey(Report.id), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


# Written as a literal wherever a query uses an index of one lane.
IN_NEW, IN_CLOSED = text("lane = 'new'"), text("lane = 'closed'")
IN_SET_ASIDE = text("lane = 'set_aside'")
IN_OPEN, IN_WAITING = text("lane = 'open'"), text("lane = 'waiting'")
HAS_OWNER, IS_DUE = text("owner_id IS NOT NULL"), text("due_on IS NOT NULL")
# Received, not done with, and nobody has it.
UNOWNED = text("owner_id IS NULL AND lane IN ('open', 'waiting')")
WAS_JOINED = text("joined_into IS NOT NULL")
TO_LOOK_AT = text("to_look_at")
WITHOUT_ORGANISATION = text("organisation_id IS NULL")
IS_RESTRICTED = text("restricted")
IS_COUNTED = text("lane NOT IN ('joined', 'set_aside')")


def _of_lane(name: str, *columns: str, lane: Any) -> Index:
    return Index(name, *columns, sqlite_where=lane, postgresql_where=lane)


class Incident(Base):
    """What happened: what the unit works on, and what is counted.

    Every column but `id`, `joined_into`, `restricted`, `stacked` and `tally` is a fold of its
    reports and of the acts on them (fold.py), so none is written anywhere else. `rank` is 0 for
    now, 1 for today, 2 for routine; `reached`: somebody who can act was spoken to. While it is of
    rank now and nobody is reached, `called` says how far the unit is with ringing whoever reported,
    and `not_rung_since` since when all of it is received all the same. `counted_on` is
    the UK day of its first arrival, or of paper that came before; `closed_at` is when it was closed
    or set aside. `owner_id` is who has it in hand (`owned`: somebody), and `due_on` the day of the
    next task, or until when it waits: nobody has what is done with. `to_look_at`: by a lead, since
    it was closed. `to_save`, `to_arrive` and `to_receive`: how long its first report took
    (webapp/counting/delays.py). `version` is the number of the latest act on it. `tally` is a
    Tally (webapp/counting). `stacked`: it came as
    one of many, and nothing has happened to it since (stacking/rule.py).
    """

    __tablename__ = "incident"
    __table_args__ = (
        _of_lane("ix_incident_new", "stacked", "rank", "reached", "first_sequence", lane=IN_NEW),
        _of_lane("ix_incident_new_last", "last_sequence", lane=IN_NEW),
        _of_lane("ix_incident_open", "owned", "rank", "reached", "first_sequence", lane=IN_OPEN),
        _of_lane("ix_incident_unowned", "lane", "id", lane=UNOWNED),
        _of_lane("ix_incident_waiting", "waiting_until", "id", lane=IN_WAITING),
        _of_lane(
            "ix_incident_owner",
            "owner_id",
            "given_seen",
            "rank",
            "first_sequence",
            lane=HAS_OWNER,
        ),
        _of_lane("ix_incident_due", "due_on", "id", lane=IS_DUE),
        _of_lane("ix_incident_joined_into", "joined_into", lane=WAS_JOINED),
        _of_lane("ix_incident_closed", "closed_at", "id", lane=IN_CLOSED),
        _of_lane("ix_incident_to_look_at", "closed_at", "id", lane=TO_LOOK_AT),
        _of_lane("ix_incident_set_aside", "closed_at", "id", lane=IN_SET_ASIDE),
        _of_lane("ix_incident_closed_day", "counted_on", "id", lane=IN_CLOSED),
        _of_lane("ix_incident_set_aside_day", "counted_on", "id", lane=IN_SET_ASIDE),
        Index("ix_incident_organisation", "organisation_id", "id"),
        Index(
            "ix_incident_unmatched",
            "id",
            sqlite_where=WITHOUT_ORGANISATION,
            postgresql_where=WITHOUT_ORGANISATION,
        ),
        _of_lane("ix_incident_restricted", "lane", "id", lane=IS_RESTRICTED),
        _of_lane("ix_incident_counted_day", "counted_on", "id", lane=IS_COUNTED),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    first_sequence: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"))
    last_sequence: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"))
    next_sequence: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"))
    counted_on: Mapped[date]
    rank: Mapped[int] = mapped_column(SmallInteger)
    fell_from: Mapped[int | None] = mapped_column(SmallInteger)
    reached: Mapped[bool]
    about_lead: Mapped[bool]
    incomplete: Mapped[bool]
    ranked_by: Mapped[str] = mapped_column(String(12))
    setting: Mapped[str | None] = mapped_column(String(40))
    intent: Mapped[str | None] = mapped_column(String(40))
    origin: Mapped[str | None] = mapped_column(String(40))
    incident_date: Mapped[str | None] = mapped_column(String(20))
    to_save: Mapped[str | None] = mapped_column(String(12))
    to_arrive: Mapped[str | None] = mapped_column(String(12))
    to_receive: Mapped[str | None] = mapped_column(String(12))
    lane: Mapped[str] = mapped_column(String(10))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[str | None] = mapped_column(String(20))
    to_look_at: Mapped[bool] = mapped_column(default=False)
    reopened: Mapped[bool] = mapped_column(default=False)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    owned: Mapped[bool] = mapped_column(default=False)
    given_seen: Mapped[bool] = mapped_column(default=True)
    waiting_for: Mapped[str | None] = mapped_column(String(20))
    waiting_until: Mapped[date | None]
    due_on: Mapped[date | None]
    called: Mapped[str | None] = mapped_column(String(10))
    not_rung_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=0)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(Organisation.id))
    joined_into: Mapped[int | None] = mapped_column(ForeignKey("incident.id"))
    restricted: Mapped[bool] = mapped_column(default=False)
    tally: Mapped[str] = mapped_column(String(4))
    stacked: Mapped[bool] = mapped_column(default=False)


class RestrictedTo(Base):
    """A person who may be shown a restricted incident (visible.py, naming_readers.py)."""

    __tablename__ = "restricted_to"

    incident_id: Mapped[int] = mapped_column(
        ForeignKey(Incident.id, ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)


class Chain(Base):
    """A report with its corrections and variants: what joins incidents, and could be split off.

    Its number is that of the report it began with.
    """

    __tablename__ = "chain"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    incident_id: Mapped[int] = mapped_column(ForeignKey(Incident.id), index=True)


class IncidentFact(Base):
    """A code that answers a question with several answers (facts.py)."""

    __tablename__ = "incident_fact"
    __table_args__ = {"sqlite_with_rowid": False}

    incident_id: Mapped[int] = mapped_column(ForeignKey(Incident.id), primary_key=True)
    question: Mapped[str] = mapped_column(String(20), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)


class Act(Base):
    """What somebody at the unit did with an incident (ActKind). Rows are added and never change.

    `coded` has codes and numbers and nothing that was typed. An act that takes another back names
    it in `undoes`, which nobody can do twice. What names a report goes where that report goes when
    incidents join.
    """

    __tablename__ = "act"
    __table_args__ = (
        Index("ix_act_incident", "incident_id", "id"),
        Index("ix_act_report", "report_number", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey(Incident.id, ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    coded: Mapped[dict[str, Any]] = mapped_column(JSON)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("act.id"), unique=True)
    report_number: Mapped[int | None] = mapped_column(ForeignKey(Report.id))
    person: Mapped[User] = relationship()
