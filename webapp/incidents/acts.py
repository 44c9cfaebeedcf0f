"""Reads the acts on incidents: which were set aside as not a report, by whom and why."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import aliased

from webapp.extensions import db
from webapp.incidents.fold import LeftOut
from webapp.incidents.models import Act, Chain
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind, LeftOutReason
from webapp.vocabulary.term import label_of

_Undoing = aliased(Act)


class LeftOutBy(NamedTuple):
    """An incident was set aside as not a report: by which act, by whom, when, and why in words."""

    act: int
    who: str
    at: datetime
    reason: str


def find_left_out(connection: Connection, incidents: Collection[int]) -> dict[int, LeftOut]:
    """The latest act of each incident that set it aside and was not taken back."""
    query = _in_force(select(Act.incident_id, Act.at, Act.coded), incidents)
    return {row.incident_id: _left_out(row.at, row.coded) for row in connection.execute(query)}


def _left_out(at: datetime, coded: Mapping[str, int]) -> LeftOut:
    return LeftOut(at, coded["newest"], coded["reports"])


def count_reports(connection: Connection, incident: int) -> int:
    """How many reports an incident has."""
    query = select(func.count()).select_from(Report).join(Chain, Chain.id == Report.chain_id)
    return connection.scalar(query.where(Chain.incident_id == incident)) or 0


def who_left_out(incidents: Collection[int]) -> dict[int, LeftOutBy]:
    """By incident: who set it aside, and why, if nobody took it back."""
    query = select(Act.incident_id, Act.id, User.name, Act.at, Act.coded)
    query = _in_force(query.join(User, User.id == Act.person_id), incidents)
    return {
        row.incident_id: LeftOutBy(
            row.id, row.name, row.at, label_of(LeftOutReason, row.coded["reason"])
        )
        for row in db.session.execute(query)
    }


def _in_force(query: "Select[*tuple[object, ...]]", incidents: Collection[int]) -> Select:  # type: ignore[type-arg]
    """In the order in which they were made, so that of several the latest counts."""
    undone = select(_Undoing.id).where(_Undoing.undoes == Act.id).exists()
    return query.where(
        Act.incident_id.in_(incidents), Act.kind == ActKind.LEFT_OUT.value, ~undone
    ).order_by(Act.incident_id, Act.id)
