"""Removes the reports of a demonstration with all that came of them, and nothing of a real one."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from webapp.arrivals.models import Demonstration
from webapp.counting.rollup import forget_made_up
from webapp.database.writing import writing
from webapp.demo.deleting import ARRIVAL, CHAIN, INCIDENT, REPORT, delete_rows
from webapp.demo.registered import mark_registered
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.incidents.refolding import refold
from webapp.incidents.restriction.proposing import end_those_about
from webapp.incidents.tallying import take_off
from webapp.incidents.turn import take_turn
from webapp.incidents.work.closing_proposals import end_all

BATCH = 200
# Why a proposal about an incident of it ends.
BECAUSE = "it was of the demonstration, which was removed."


def remove() -> Iterator[int]:
    """Remove them, batch by batch, while the product serves. Yields how many so far.

    What people did is still in the audit log. Interrupted, it can be run again.
    """
    mark_registered()
    removed = 0
    while numbers := _next():
        with writing():
            _remove(db.session.connection(), numbers)
        removed += len(numbers)
        yield removed
    with writing():
        forget_made_up(db.session.connection())


def _next() -> list[int]:
    query = select(Demonstration.arrival_id).order_by(Demonstration.arrival_id).limit(BATCH)
    found = [*db.session.scalars(query)]
    db.session.rollback()
    return found


def _remove(connection: Connection, numbers: Collection[int]) -> None:
    take_turn(connection)
    in_these = select(REPORT.c.chain_id).where(REPORT.c.id.in_(numbers)).distinct()
    chains = [chain for chain in connection.scalars(in_these) if chain is not None]
    delete_rows(connection, REPORT, numbers)
    incidents = _remove_chains(connection, chains)
    _remove_incidents(connection, incidents)
    delete_rows(connection, ARRIVAL, numbers)


def _remove_chains(connection: Connection, chains: Collection[int]) -> set[int]:
    """Remove the chains without a report. Returns the incidents that all these belonged to."""
    of_these = select(CHAIN.c.incident_id).where(CHAIN.c.id.in_(chains))
    incidents = set(connection.scalars(of_these))
    with_reports = select(REPORT.c.chain_id).where(REPORT.c.chain_id.in_(chains))
    delete_rows(connection, CHAIN, set(chains).difference(connection.scalars(with_reports)))
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
    take_off(connection, gone)
    end_all(connection, gone, because=BECAUSE)
    end_those_about(connection, gone, because=BECAUSE)
    delete_rows(connection, INCIDENT, gone)
