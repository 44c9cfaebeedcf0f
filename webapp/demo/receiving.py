"""Marks the older reports of a demonstration as received, as a unit would have."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, or_, select

from webapp.arrivals.models import Demonstration
from webapp.database.writing import writing
from webapp.demo.person import find_or_make
from webapp.extensions import db
from webapp.incidents.models import Chain, Incident, Received
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank

BATCH = 100
# Nobody has marked a newer one yet.
WAITS = {
    Rank.NOW: timedelta(hours=8),
    Rank.TODAY: timedelta(days=6),
    Rank.ROUTINE: timedelta(days=14),
}


def receive_older(until: datetime) -> Iterator[int]:
    """Mark those that have waited long enough by `until`. Yields how many so far. Idempotent."""
    person, after, received = find_or_make(), 0, 0
    while rows := _next(after, until):
        with writing(repeatable=True):
            _receive(rows, person)
        after, received = rows[-1].id, received + len(rows)
        yield received


def _next(after: int, until: datetime) -> Sequence[Row[Any]]:
    """By the rank of the incident: what corrects a grave report waits no longer than that."""
    is_due = [
        (Incident.rank == place) & (Report.arrived_at < until - WAITS[rank])
        for place, rank in enumerate(Rank)
    ]
    query = (
        select(Report.id, Incident.rank, Report.arrived_at, Report.chain_id)
        .join(Demonstration, Demonstration.arrival_id == Report.id)
        .join(Chain, Chain.id == Report.chain_id)
        .join(Incident, Incident.id == Chain.incident_id)
        .where(Report.id > after, or_(*is_due))
        .where(~select(Received).where(Received.report_number == Report.id).exists())
    )
    return [*db.session.execute(query.order_by(Report.id).limit(BATCH))]


def _receive(rows: Sequence[Row[Any]], person: int) -> None:
    connection = db.session.connection()
    take_turn(connection)
    marks = [
        {
            "report_number": row.id,
            "person_id": person,
            "at": row.arrived_at + _waited(row),
            "closed": False,
        }
        for row in rows
    ]
    connection.execute(insert(Received), marks)
    of_these = select(Chain.incident_id).where(Chain.id.in_({row.chain_id for row in rows}))
    refold(connection, set(connection.scalars(of_these)))


def _waited(row: Row[Any]) -> timedelta:
    """Some of the time that such a report may wait; by its number, so the same each time."""
    share: int = row.id * 7 % 19 + 1
    return WAITS[[*Rank][row.rank]] * share / 20
