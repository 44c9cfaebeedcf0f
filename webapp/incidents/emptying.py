"""Empties reports for good, with everything that holds or leads to what they said.

A feature with a table of its own for that adds a function to EMPTIERS. A test asks of every table
whether erasing empties it or why its rows stay.
"""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, func, select, update

from webapp.arrivals import last_asked
from webapp.arrivals.models import Arrival, Status
from webapp.drafts import keeping as drafts
from webapp.incidents.erasable import NEVER_OPENED
from webapp.incidents.models import Act, Chain, Incident
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.proposals.proposing import forget_reasons
from webapp.reports.models import Report
from webapp.texts import destroying, name_tokens
from webapp.texts.sealing import INCIDENT, REPORT

ARRIVAL, ROW = cast(Table, Arrival.__table__), cast(Table, Report.__table__)
NOTHING: dict[str, Any] = {"path": None, "coded": {}, "flags": {}, "spelling": None}
# Whatever a phone wrote on the envelope, too. It takes no room any more.
NO_COPY: dict[str, Any] = {
    "raw": b"",
    "saved_at": "",
    "build": "",
    "sent_id": None,
    "reason": None,
    "size": 0,
    "status": Status.ERASED,
}


def empty_reports(connection: Connection, numbers: Collection[int]) -> None:
    """Empty these reports, in the caller's transaction. Idempotent."""
    take_turn(connection)
    for empty in EMPTIERS:
        empty(connection, numbers)
    refold(connection, _incidents_of(connection, numbers), erasing=True)


def empty_copies(connection: Connection, numbers: Collection[int]) -> None:
    """Empty these arrivals, but not one that was opened meanwhile: that is a report."""
    copies = update(ARRIVAL).where(ARRIVAL.c.sequence.in_(numbers), NEVER_OPENED)
    connection.execute(copies.values(NO_COPY))


def _destroy_key(connection: Connection, numbers: Collection[int]) -> None:
    destroying.destroy(connection, REPORT, numbers, datetime.now(UTC))


def _empty_arrival(connection: Connection, numbers: Collection[int]) -> None:
    arrivals = update(ARRIVAL).where(ARRIVAL.c.sequence.in_(numbers))
    connection.execute(arrivals.values(raw=b""))


def _empty_row(connection: Connection, numbers: Collection[int]) -> None:
    erased_at = func.coalesce(ROW.c.erased_at, datetime.now(UTC))
    rows = update(ROW).where(ROW.c.id.in_(numbers))
    connection.execute(rows.values(**NOTHING, erased_at=erased_at))


def _delete_choices(connection: Connection, numbers: Collection[int]) -> None:
    """What somebody chose for the report: its organisation."""
    connection.execute(delete(Act).where(Act.report_number.in_(numbers)))


def _destroy_work(connection: Connection, numbers: Collection[int]) -> None:
    """What the unit wrote about incidents of which no report is left."""
    of_these = _incidents_of(connection, numbers)
    left = select(Chain.incident_id).join(Report, Report.chain_id == Chain.id)
    left = left.where(Chain.incident_id.in_(of_these), Report.erased_at.is_(None))
    gone = set(of_these).difference(connection.scalars(left))
    joined = connection.scalars(select(Incident.id).where(Incident.joined_into.in_(gone)))
    every = [*gone, *joined]
    destroying.destroy(connection, INCIDENT, every, datetime.now(UTC))
    forget_reasons(connection, lambda payload: payload.get("incident") in every)


EMPTIERS: tuple[Callable[[Connection, Collection[int]], object], ...] = (
    _destroy_key,
    _empty_arrival,
    _empty_row,
    # After the rows are locked: whoever makes tokens meanwhile (reindexing.py) locks them, too.
    name_tokens.remove,
    _delete_choices,
    _destroy_work,
    drafts.erase,
    last_asked.forget,
)


def _incidents_of(connection: Connection, numbers: Collection[int]) -> list[int]:
    query = select(Chain.incident_id).join(Report, Report.chain_id == Chain.id)
    return [*connection.scalars(query.where(Report.id.in_(numbers)).distinct())]
