"""Ends a proposal to close an incident once it cannot be closed like that any more."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.incidents import acts
from webapp.proposals.models import Proposal
from webapp.proposals.proposing import IS_OPEN, end_because
from webapp.vocabulary.lane import Lane

NAME = "close-incident"
BECAUSE = "another report of it came, one was erased, or somebody changed it or added a task."


def end_outdated(
    connection: Connection,
    folded: Mapping[int, Mapping[str, Any]],
    tasks: Mapping[int, Collection[int]],
) -> None:
    """End those on incidents with these columns that are not open, or have other reports now.

    Or open tasks, by number, of which the proposal does not say that they may stay open.

    In the transaction that changed them. One that somebody decides at this moment is left to them.
    """
    outdated = [
        row.id
        for row in _find_open(connection, folded)
        if _is_outdated(connection, row, folded)
        or not set(tasks.get(int(row.subject), ())) <= set(row.payload.get("tasks", ()))
    ]
    end_because(connection, outdated, BECAUSE)


def end_all(connection: Connection, incidents: Collection[int]) -> None:
    """End those on incidents that were joined into others."""
    end_because(connection, [row.id for row in _find_open(connection, incidents)], BECAUSE)


def _find_open(connection: Connection, incidents: Collection[int]) -> list[Row[Any]]:
    """Whoever decides one holds it, and waits for the turn that this transaction has taken."""
    subjects = [str(incident) for incident in incidents]
    query = select(Proposal.id, Proposal.subject, Proposal.payload)
    query = query.where(IS_OPEN, Proposal.kind == NAME, Proposal.subject.in_(subjects))
    return [*connection.execute(query.with_for_update(skip_locked=True))]


def _is_outdated(
    connection: Connection, row: Row[Any], folded: Mapping[int, Mapping[str, Any]]
) -> bool:
    incident = int(row.subject)
    columns, payload = folded[incident], row.payload
    is_new = columns["lane"] == Lane.NEW and ("aside" in payload or columns["not_rung_since"])
    if columns["lane"] not in (Lane.OPEN, Lane.WAITING) and not is_new:
        return True
    count = acts.count_reports(connection, incident)
    return (columns["last_sequence"], count) != (row.payload["newest"], row.payload["reports"])
