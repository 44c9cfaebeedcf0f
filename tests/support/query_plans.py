"""Reads the plans of the queries that an act makes: which scan a table, or sort."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, text

from webapp.extensions import db

SCANS = {"sqlite": ("SCAN ", "TEMP B-TREE"), "postgresql": ("Seq Scan", "Sort Key")}
# Not a table: one row, a query inside the query, or an index of the few that are counted.
HARMLESS = ("SCAN CONSTANT ROW", "SCAN anon_", "USING COVERING INDEX", "USING INDEX")


@contextmanager
def recorded() -> Iterator[list[tuple[str, Any]]]:
    asked: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    yield asked
    event.remove(db.engine, "before_cursor_execute", note)


def plan(statement: str, parameters: Any) -> list[str]:
    kind = db.engine.dialect.name
    with db.engine.connect() as connection:
        if kind == "postgresql":
            # As if the tables were large: where an index can be used, it is.
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        explain = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}[kind]
        rows = connection.exec_driver_sql(explain + statement, parameters)
        return [str(row[-1]) for row in rows]


def find_scans(ask: Callable[[], object]) -> list[tuple[str, str]]:
    """The lines of plans that scan a table or sort, each with its statement. It must read."""
    with recorded() as asked:
        ask()
    reads = [(one, parameters) for one, parameters in asked if one.startswith("SELECT")]
    assert reads
    return [(line, one) for one, given in reads for line in plan(one, given) if is_scan(line)]


def is_scan(line: str) -> bool:
    """Whether this line of a plan scans a table or sorts."""
    is_bad = any(bad in line for bad in SCANS[db.engine.dialect.name])
    return is_bad and not any(good in line for good in HARMLESS)
