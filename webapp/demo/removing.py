"""Removes a demonstration: every row that came with it, and nothing of a real report."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, cast

from sqlalchemy import Column, Connection, Table, delete, select

from webapp.database.writing import writing
from webapp.demo.loading import ARRIVAL, DEMONSTRATION
from webapp.demo.receiving import EMAIL
from webapp.extensions import Base, db
from webapp.incidents.models import Chain, Incident
from webapp.incidents.refolding import INCIDENT, refold
from webapp.incidents.turn import take_turn
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.texts.models import DataKey, SealedText

REPORT, CHAIN = cast(Table, Report.__table__), cast(Table, Chain.__table__)
OURS = {REPORT, CHAIN, INCIDENT, ARRIVAL}
BATCH = 200


def remove() -> Iterator[int]:
    """Remove it, batch by batch, while the product serves. Yields how many reports so far.

    What people did is still in the audit log. Interrupted, it can be run again.
    """
    removed = 0
    while numbers := _next():
        with writing():
            _remove(db.session.connection(), numbers)
        removed += len(numbers)
        yield removed
    with writing():
        db.session.execute(delete(User).where(User.email == EMAIL))


def _next() -> list[int]:
    query = select(DEMONSTRATION.c.arrival_id).order_by(DEMONSTRATION.c.arrival_id).limit(BATCH)
    found = [*db.session.scalars(query)]
    db.session.rollback()
    return found


def _remove(connection: Connection, numbers: Collection[int]) -> None:
    take_turn(connection)
    in_these = select(REPORT.c.chain_id).where(REPORT.c.id.in_(numbers)).distinct()
    chains = [chain for chain in connection.scalars(in_these) if chain is not None]
    _remove_from(connection, REPORT, numbers)
    incidents = _remove_chains(connection, chains)
    _remove_incidents(connection, incidents)
    _remove_from(connection, ARRIVAL, numbers)


def _remove_chains(connection: Connection, chains: Collection[int]) -> set[int]:
    """Remove the chains without a report. Returns the incidents that all these belonged to."""
    of_these = select(CHAIN.c.incident_id).where(CHAIN.c.id.in_(chains))
    incidents = set(connection.scalars(of_these))
    with_reports = select(REPORT.c.chain_id).where(REPORT.c.chain_id.in_(chains))
    _remove_from(connection, CHAIN, set(chains).difference(connection.scalars(with_reports)))
    return incidents


def _remove_incidents(connection: Connection, incidents: Collection[int]) -> None:
    """Remove those without a chain, with what was joined into them; fold the others again."""
    with_chains = select(CHAIN.c.incident_id).where(CHAIN.c.incident_id.in_(incidents))
    real = set(connection.scalars(with_chains))
    gone = list(set(incidents) - real)
    refold(connection, real)
    joined = select(Incident.id).where(Incident.joined_into.in_(gone))
    if joined_into := [*connection.scalars(joined)] if gone else []:
        _remove_incidents(connection, joined_into)
    _remove_from(connection, INCIDENT, gone)


def _remove_from(connection: Connection, table: Table, numbers: Iterable[int]) -> None:
    """Delete these rows, after the rows of other tables that refer to them or belong to them."""
    these = [*numbers]
    if not these:
        return
    for column in _columns_that_refer_to(table):
        connection.execute(delete(column.table).where(column.in_(these)))
    for owned in (SealedText, DataKey):
        of_these = (owned.owner == table.name) & owned.owner_id.in_(these)
        connection.execute(delete(owned).where(of_these))
    key = next(iter(table.primary_key.columns))
    connection.execute(delete(table).where(key.in_(these)))


def _columns_that_refer_to(table: Table) -> list[Column[Any]]:
    return [
        key.parent
        for other in Base.metadata.tables.values()
        if other not in OURS
        for key in other.foreign_keys
        if key.column.table is table
    ]
