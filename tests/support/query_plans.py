"""Reads the plans of the queries that an act makes: which scan a table, or sort."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event, text

from webapp.extensions import db

PARAMETER = re.compile(r"%\((\w+)\)s")
SCANS = {"sqlite": ("SCAN ", "TEMP B-TREE"), "postgresql": ("Seq Scan", "Sort Key")}
# Not a table: one row, a query inside the query, or an index of the few that are counted.
HARMLESS = ("SCAN CONSTANT ROW", "SCAN anon_", "SCAN hidden", "USING COVERING INDEX", "USING INDEX")


@contextmanager
def recorded() -> Iterator[list[tuple[str, Any]]]:
    asked: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    yield asked
    event.remove(db.engine, "before_cursor_execute", note)


def plan(statement: str, parameters: Any) -> list[str]:
    """The lines of its plan; on PostgreSQL also of the one that it may use from the sixth time."""
    kind = db.engine.dialect.name
    with db.engine.connect() as connection:
        if kind == "postgresql":
            connection.execute(text("BEGIN"))
            # As if the tables were large: where an index can be used, it is.
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        explain = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}[kind]
        rows = connection.exec_driver_sql(explain + statement, parameters)
        lines = [str(row[-1]) for row in rows]
        return lines + (_generic(connection, statement) if kind == "postgresql" else [])


def _generic(connection: Connection, statement: str) -> list[str]:
    """The plan for whatever parameters come: a prepared statement may be switched to it."""
    names = [*dict.fromkeys(PARAMETER.findall(statement))]
    numbered = PARAMETER.sub(lambda found: f"${names.index(found[1]) + 1}", statement)
    nothing = f"({', '.join(['NULL'] * len(names))})" if names else ""
    connection.execute(text("SET LOCAL plan_cache_mode = force_generic_plan"))
    connection.exec_driver_sql("PREPARE asked AS " + numbered)
    rows = connection.exec_driver_sql(f"EXPLAIN EXECUTE asked{nothing}").all()
    connection.exec_driver_sql("DEALLOCATE asked")
    return [str(row[-1]) for row in rows]


def find_scans(ask: Callable[[], object]) -> list[tuple[str, str]]:
    """The lines of plans that scan a table or sort, each with its statement. It must read."""
    with recorded() as asked:
        ask()
    reads = [(one, parameters) for one, parameters in asked if one.startswith(("SELECT", "WITH"))]
    assert reads
    return [(line, one) for one, given in reads for line in plan(one, given) if is_scan(line)]


def is_scan(line: str) -> bool:
    """Whether this line of a plan scans a table or sorts."""
    is_bad = any(bad in line for bad in SCANS[db.engine.dialect.name])
    return is_bad and not any(good in line for good in HARMLESS)


def is_sort(line: str) -> bool:
    """Whether this line of a plan only sorts."""
    return SCANS[db.engine.dialect.name][1] in line
