"""Each list comes from an index of its lane: no table is scanned and nothing is sorted."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, text

from tests.support.cast import make_accounts
from tests.support.unit_reports import add_copies, deliver
from webapp.extensions import db
from webapp.incidents import inbox
from webapp.incidents.news import Shown, news_since
from webapp.vocabulary.lane import Lane

AFTER = {Lane.NEW: [1, True, 7], Lane.CLOSED: [datetime.now(UTC).isoformat(), 7]}
ASKS = {
    "new": lambda: inbox.find_rows(1, lane=Lane.NEW, after=None),
    "new, a later page": lambda: inbox.find_rows(1, lane=Lane.NEW, after=AFTER[Lane.NEW]),
    "received": lambda: inbox.find_rows(1, lane=Lane.CLOSED, after=None),
    "received, a later page": lambda: inbox.find_rows(
        1, lane=Lane.CLOSED, after=AFTER[Lane.CLOSED]
    ),
    "news": lambda: news_since(Shown(incidents=(1,), newest=5, unopened=0), unopened=0),
    "figures": inbox.figures,
}
SCANS = {"sqlite": ("SCAN ", "TEMP B-TREE"), "postgresql": ("Seq Scan", "Sort Key")}
# Not a table: one row, or an index of the few that are counted.
HARMLESS = ("SCAN CONSTANT ROW", "USING COVERING INDEX", "USING INDEX")


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


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
def test_no_list_scans_a_table_or_sorts(app: Flask, ask: Any) -> None:
    make_accounts()
    add_copies(deliver(app), 5)
    with recorded() as asked:
        ask()
    assert asked
    for statement, parameters in asked:
        if not statement.startswith("SELECT"):
            continue
        for line in plan(statement, parameters):
            is_bad = any(bad in line for bad in SCANS[db.engine.dialect.name])
            assert not is_bad or any(good in line for good in HARMLESS), (line, statement)
