"""Multiplies a year inside the database, so that a list is as long as a measurement needs.

The rows of one year are copied with other numbers and ids: the product made each of them once.
"""

from sqlalchemy import Connection, Table, func, select, text, update

from webapp.arrivals.models import Arrival
from webapp.counting.models import Rollup
from webapp.extensions import Base, db
from webapp.incidents.models import Chain, Incident, IncidentFact, Received
from webapp.reports.models import Report
from webapp.texts.models import DataKey, NameToken, SealedText

# Parents first.
TABLES = (Incident, Arrival, Chain, Report, IncidentFact, Received, NameToken)
SEALED = (DataKey, SealedText)
OF_INCIDENTS = {"incident.id", "incident.joined_into", "chain.incident_id"}
OF_INCIDENTS |= {"incident_fact.incident_id"}
OF_ARRIVALS = {"arrival.sequence", "report.id", "report.chain_id", "chain.id"}
OF_ARRIVALS |= {f"incident.{name}_sequence" for name in ("first", "last", "next")}
OF_ARRIVALS |= {"received.report_number", "name_token.report_number"}
OF_ARRIVALS |= {"data_key.owner_id", "sealed_text.owner_id"}
IDS = {"arrival.id", "report.report_id", "report.amends"}

TIMES = {
    "sqlite": "RECURSIVE times(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM times WHERE k < {k})",
    "postgresql": "times AS (SELECT k FROM generate_series(1, {k}) AS k)",
}
HEX = {"sqlite": "printf('%04x', k)", "postgresql": "lpad(to_hex(k), 4, '0')"}


def multiply(times: int) -> None:
    """Copy what is there so often, at most 65,535 times."""
    with db.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA foreign_keys=OFF"))
        steps = _highest(connection)
        for model in (*TABLES, *SEALED):
            _copy(connection, Base.metadata.tables[model.__tablename__], times - 1, steps)
        connection.execute(update(Rollup).values(n=Rollup.n * times))
    with db.engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        alone.execute(text("ANALYZE"))
        if connection.dialect.name == "postgresql":
            alone.execute(text("VACUUM ANALYZE"))


def _highest(connection: Connection) -> dict[str, int]:
    highest = {"incident": Incident.id, "arrival": Arrival.sequence}
    return {name: connection.scalar(select(func.max(key))) or 0 for name, key in highest.items()}


def _copy(connection: Connection, table: Table, times: int, steps: dict[str, int]) -> None:
    kind, names = connection.dialect.name, [column.name for column in table.columns]
    values = ", ".join(_value(f"{table.name}.{name}", steps, kind) for name in names)
    numbers = TIMES[kind].format(k=times)
    into = f"INSERT INTO {table.name} ({', '.join(names)})"
    connection.execute(text(f"WITH {numbers} {into} SELECT {values} FROM {table.name}, times"))


def _value(column: str, steps: dict[str, int], kind: str) -> str:
    if column in OF_INCIDENTS:
        return f"{column} + k * {steps['incident']}"
    if column in OF_ARRIVALS:
        return f"{column} + k * {steps['arrival']}"
    if column in IDS:
        # No id of the product has this letter there (the variant of a UUID), so none is met twice.
        start = f"substr({column}, 1, 19) || 'c' || substr({column}, 21, 4)"
        return f"{start} || {HEX[kind]} || substr({column}, 29)"
    return column
