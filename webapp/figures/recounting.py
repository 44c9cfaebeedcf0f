"""Counts all incidents again and compares: what the rollup should be, and by how much it is not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, select

from webapp.counting.cells import Cell, cells_of
from webapp.counting.models import Tally
from webapp.counting.rollup import Change, read_kept
from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.incidents.tallying import find_facts
from webapp.incidents.turn import take_turn

INCIDENT = cast(Table, Incident.__table__)
BATCH = 500


def find_differences() -> dict[Cell, int]:
    """What must be added to each cell of the rollup that is wrong. The product may serve meanwhile.

    What was kept of erased incidents cannot be counted again, and is believed.
    """
    with _one_moment() as connection:
        stored, true = read_kept(connection)
        for rows in _batches(connection):
            facts = find_facts(connection, [row.id for row in rows])
            for row in rows:
                true.update(cells_of(row._asdict(), facts.get(row.id, frozenset())))
    return {
        cell: true[cell] - stored[cell]
        for cell in sorted({*stored, *true})
        if true[cell] != stored[cell]
    }


def repair(differences: dict[Cell, int]) -> None:
    """Add these to the rollup. What changed since they were found is counted already."""
    change = Change()
    change.counts = Counter(differences)
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        change.apply(connection)


@contextmanager
def _one_moment() -> Iterator[Connection]:
    """A connection that sees everything as it was at one moment."""
    with db.engine.connect() as connection:
        is_postgresql = connection.dialect.name == "postgresql"
        level = " ISOLATION LEVEL REPEATABLE READ READ ONLY" if is_postgresql else ""
        connection.exec_driver_sql(f"BEGIN{level}")
        try:
            yield connection
        finally:
            connection.exec_driver_sql("ROLLBACK")


def _batches(connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    live = select(INCIDENT).where(INCIDENT.c.tally == Tally.LIVE.value).order_by(INCIDENT.c.id)
    after = 0
    while rows := connection.execute(
        live.where(INCIDENT.c.id > after).limit(written_out(BATCH))
    ).all():
        yield rows
        after = rows[-1].id
