"""Deletes rows with all that refers to them, read from the tables: a new table needs no line."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Column, Connection, Table, delete

from webapp.arrivals.models import Arrival
from webapp.extensions import Base
from webapp.incidents.models import Chain, Incident
from webapp.reports.models import Report
from webapp.texts.models import DataKey, SealedText

ARRIVAL, REPORT = cast(Table, Arrival.__table__), cast(Table, Report.__table__)
CHAIN, INCIDENT = cast(Table, Chain.__table__), cast(Table, Incident.__table__)
# Deleted one after the other, by their own rules (removing.py).
STEPS = {ARRIVAL, REPORT, CHAIN, INCIDENT}


def delete_rows(connection: Connection, table: Table, numbers: Iterable[int]) -> None:
    """Delete these rows, after the rows of other tables that refer to them or belong to them."""
    these = [*numbers]
    if not these:
        return
    for column in columns_that_refer_to(table):
        if column.table not in STEPS:
            connection.execute(delete(column.table).where(column.in_(these)))
    for owned in (SealedText, DataKey):
        of_these = (owned.owner == table.name) & owned.owner_id.in_(these)
        connection.execute(delete(owned).where(of_these))
    key = next(iter(table.primary_key.columns))
    connection.execute(delete(table).where(key.in_(these)))


def columns_that_refer_to(table: Table) -> list[Column[Any]]:
    """The columns of all tables whose values are numbers of this table."""
    keys = [key for other in Base.metadata.tables.values() for key in other.foreign_keys]
    return [key.parent for key in keys if key.column.table is table]
