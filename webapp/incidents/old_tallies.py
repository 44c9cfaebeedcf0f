"""Counts the incidents of earlier versions, in batches, while the unit works."""

from collections.abc import Collection
from typing import cast

from sqlalchemy import Connection, Table, func, select

from webapp.arrivals.models import Demonstration
from webapp.counting.cells import cells_of
from webapp.counting.models import Tally
from webapp.counting.rollup import Change
from webapp.database.bulk import update_many
from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import IS_UNTALLIED, Chain, Incident
from webapp.incidents.tallying import find_facts
from webapp.incidents.turn import take_turn
from webapp.reports.models import Report

# So that the lock is held for a few hundredths of a second.
BATCH = 100
INCIDENT = cast(Table, Incident.__table__)


def count_old_incidents() -> bool:
    """The opener's task: count a batch of those that are not counted yet. True if more are left.

    They are not folded again: a closed one keeps the rank that it was closed with.
    """
    query = select(INCIDENT).where(IS_UNTALLIED).order_by(INCIDENT.c.id).limit(written_out(BATCH))
    if not db.session.scalar(query.with_only_columns(INCIDENT.c.id)):
        return False
    with writing(repeatable=True):
        connection = db.session.connection()
        take_turn(connection)
        rows = connection.execute(query).all()
        numbers = [row.id for row in rows]
        facts, made_up = find_facts(connection, numbers), _find_made_up(connection, numbers)
        erased = _find_erased(connection, numbers)
        change, marks = Change(), []
        for row in rows:
            columns = {**row._asdict(), "made_up": row.id in made_up}
            cells = cells_of(columns, facts.get(row.id, frozenset()))
            change.add(cells)
            if row.id in erased:
                change.keep(cells)
            tally = Tally.KEPT if row.id in erased else Tally.LIVE
            marks.append({"id": row.id, "tally": tally.value, "made_up": row.id in made_up})
        change.apply(connection)
        update_many(connection, INCIDENT, marks, key="id")
    return len(rows) == BATCH


def _find_made_up(connection: Connection, incidents: Collection[int]) -> set[int]:
    """Those of which every report is made up."""
    query = (
        select(Chain.incident_id)
        .join(Report, Report.chain_id == Chain.id)
        .outerjoin(Demonstration, Demonstration.arrival_id == Report.id)
        .where(Chain.incident_id.in_(incidents))
        .group_by(Chain.incident_id)
        .having(func.count() == func.count(Demonstration.arrival_id))
    )
    return set(connection.scalars(query))


def _find_erased(connection: Connection, incidents: Collection[int]) -> set[int]:
    query = select(Chain.incident_id).join(Report, Report.chain_id == Chain.id)
    these = Chain.incident_id.in_(incidents), Report.erased_at.is_not(None)
    return set(connection.scalars(query.where(*these)))
