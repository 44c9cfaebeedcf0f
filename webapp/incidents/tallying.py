"""Keeps the counts of each month in step with incidents, wherever an incident changes.

What was counted of an incident when a report of it was erased stays so for good.
"""

from collections.abc import Collection, Mapping
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, select

from webapp.counting.cells import Cell, cells_of
from webapp.counting.models import Tally
from webapp.counting.rollup import Change
from webapp.incidents.facts import Facts
from webapp.incidents.fold import Folded
from webapp.incidents.models import Incident, IncidentFact

INCIDENT, FACT = cast(Table, Incident.__table__), cast(Table, IncidentFact.__table__)
Cells = frozenset[Cell]


class Before:
    """What incidents were when a transaction began to fold them again."""

    def __init__(self, connection: Connection, incidents: Collection[int]) -> None:
        found = connection.execute(select(INCIDENT).where(INCIDENT.c.id.in_(incidents)))
        self.rows: dict[int, Row[Any]] = {row.id: row for row in found}
        self._facts = find_facts(connection, incidents)

    def tally_of(self, incident: int) -> str:
        """How far it was in the counts."""
        tally: str = self.rows[incident].tally
        return tally

    def cells_of(self, incident: int) -> Cells:
        """Where it would be counted as it was."""
        return cells_of(self.rows[incident]._asdict(), self._facts.get(incident, frozenset()))


def find_facts(connection: Connection, incidents: Collection[int]) -> dict[int, Facts]:
    """The facts of each that has any."""
    facts: dict[int, set[tuple[str, str]]] = {}
    for row in connection.execute(select(FACT).where(FACT.c.incident_id.in_(incidents))):
        facts.setdefault(row.incident_id, set()).add((row.question, row.code))
    return {incident: frozenset(found) for incident, found in facts.items()}


def count_new(folded: Collection[Folded]) -> Change:
    """What new incidents add to the counts."""
    change = Change()
    for one in folded:
        change.add(cells_of(one.columns, one.facts))
    return change


def tally(
    connection: Connection,
    before: Before,
    after: Mapping[int, Folded],
    *,
    erased: Collection[int],
    erasing: bool,
) -> dict[int, str]:
    """Count these as they are now. Returns the tally of each.

    `erased`: those with an erased report; `erasing`: one of each is being erased.
    """
    change = Change()
    tallies: dict[int, str] = {
        incident: _tally_one(change, before, incident, one, incident in erased, erasing)
        for incident, one in after.items()
    }
    change.apply(connection)
    return tallies


def take_off(connection: Connection, incidents: Collection[int]) -> None:
    """Count these no more: their chains are elsewhere."""
    before, change = Before(connection, incidents), Change()
    for incident in before.rows:
        if before.tally_of(incident) == Tally.LIVE:
            change.take_off(before.cells_of(incident))
    change.apply(connection)


def _tally_one(
    change: Change, before: Before, incident: int, after: Folded, is_erased: bool, erasing: bool
) -> Tally:
    was = before.tally_of(incident)
    if was == Tally.KEPT:
        return Tally.KEPT
    if was == Tally.LIVE:
        change.take_off(before.cells_of(incident))
    if not is_erased and not erasing:
        change.add(cells_of(after.columns, after.facts))
        return Tally.LIVE
    # One that was live and is joined with what was erased is counted already, as that was.
    if erasing or was == Tally.NONE:
        last = before.cells_of(incident) if erasing else cells_of(after.columns, after.facts)
        change.add(last)
        change.keep(last)
    return Tally.KEPT
