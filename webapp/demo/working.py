"""Works on what a demonstration has received, as a unit would have: has it, waits, closes it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Row, func, insert, or_, select

from webapp.arrivals.models import Demonstration
from webapp.database.writing import writing
from webapp.demo.person import find_or_make
from webapp.extensions import db
from webapp.incidents.models import IN_OPEN, Act, Chain, Incident, Received
from webapp.incidents.naming_readers import CAN_READ
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.waiting_for import WaitingFor

BATCH = 100
A_DAY = timedelta(days=1)
# What was received since then is in hand still; of what is older few wait for long.
IN_HAND = timedelta(days=24)
LONG = timedelta(days=90)


class Readers(NamedTuple):
    """The demonstration's account, and those at the unit who may read what it gives them."""

    demonstration: int
    others: list[int]


def work_on_all(until: datetime) -> Iterator[int]:
    """Add acts, until `until`, to what nobody has worked on. Yields how many so far. Idempotent."""
    people = Readers(find_or_make(), [*db.session.scalars(select(User.id).where(CAN_READ))])
    after, worked = 0, 0
    while rows := _next(after):
        with writing(repeatable=True):
            connection = db.session.connection()
            take_turn(connection)
            connection.execute(
                insert(Act), [act for row in rows for act in _acts(row, people, until)]
            )
            refold(connection, [row.id for row in rows])
        after, worked = rows[-1].id, worked + len(rows)
        yield worked


def _next(after: int) -> Sequence[Row[Any]]:
    """All of them is received, and there is no act on them yet."""
    query = (
        select(Incident.id, Incident.last_sequence, func.count().label("reports"))
        .add_columns(func.max(Received.at).label("received_at"))
        .join(Demonstration, Demonstration.arrival_id == Incident.first_sequence)
        .join(Chain, Chain.incident_id == Incident.id)
        .join(Report, Report.chain_id == Chain.id)
        .join(Received, Received.report_number == Report.id)
        .add_columns(Incident.not_rung_since.is_not(None).label("is_not_rung"))
        .add_columns(func.min(Chain.id).label("chain"))
        .where(or_(IN_OPEN, Incident.not_rung_since.is_not(None)))
        .where(Incident.version == 0, Incident.id > after)
        .group_by(Incident.id, Incident.last_sequence, Incident.not_rung_since)
    )
    return [*db.session.execute(query.order_by(Incident.id).limit(BATCH))]


def _acts(row: Row[Any], people: Readers, until: datetime) -> Iterator[dict[str, Any]]:
    """By the number of the incident, so the same each time."""
    age = until - row.received_at
    has = {"incident_id": row.id, "person_id": people.demonstration, "undoes": None}
    yield {**has, **_owned(row, people, is_old=age > IN_HAND)}
    if row.is_not_rung:
        yield {**has, **_rang(row)}
    if row.id % 3 == 0 and age <= IN_HAND or row.id % 16 == 0 and age <= LONG:
        yield {**has, **_waits(row, until)}
    elif age > IN_HAND:
        yield {**has, **_closed(row)}


def _owned(row: Row[Any], people: Readers, *, is_old: bool) -> dict[str, Any]:
    if is_old or row.id % 2 or not people.others:
        return _act(ActKind.TAKEN, row.received_at)
    to = people.others[row.id // 2 % len(people.others)]
    return _act(ActKind.GIVEN, row.received_at, to=to)


def _rang(row: Row[Any]) -> dict[str, Any]:
    """Social care: the worker had told nobody, and nothing is closed before somebody knows."""
    coded = {
        "report": row.last_sequence,
        "whom": WaitingFor.SOCIAL_CARE.value,
        "spoke": True,
        "result": CallResult.SPOKE.value,
        "at": row.received_at.isoformat(timespec="minutes"),
        "chains": [row.chain],
    }
    return {"kind": ActKind.CALL.value, "at": row.received_at, "coded": coded}


def _waits(row: Row[Any], until: datetime) -> dict[str, Any]:
    """Until a day of the next two weeks; some should have had an answer by now."""
    whom = [*WaitingFor][row.id % len(WaitingFor)]
    day = until.date() + (row.id % 17 - 3) * A_DAY
    return _act(ActKind.WAITS, row.received_at, **{"for": whom.value, "until": day.isoformat()})


def _closed(row: Row[Any]) -> dict[str, Any]:
    outcome = [*Outcome][row.id * 5 % len(Outcome)]
    at = row.received_at + (row.id % 12 + 1) * A_DAY
    extent = {"newest": row.last_sequence, "reports": row.reports}
    return _act(ActKind.CLOSED, at, outcome=outcome.value, **extent)


def _act(kind: ActKind, at: datetime, **coded: Any) -> dict[str, Any]:
    return {"kind": kind.value, "at": at, "coded": coded}
