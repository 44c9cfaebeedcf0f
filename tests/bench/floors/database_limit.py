"""The database's own limit: inserts the same batches directly through the driver.

Each batch is one idempotent insert that returns the new rows, for their receipts, and is committed
before the next.
"""

import sqlite3
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import psycopg

from tests.bench import prepared
from tests.bench.engines import connect
from webapp.arrivals.models import Arrival
from webapp.database.sqlite import PRAGMAS

Batch = Sequence[tuple[Any, ...]]
KID = "k" * 43
NOW = datetime(2026, 11, 24, 14, 2, 31, tzinfo=UTC)

COLUMNS = "id, digest, raw, code, arrived_at, saved_at, build, status, kid, size, trimmed"
RECEIPTS = "ON CONFLICT DO NOTHING RETURNING id, digest"
SQLITE = f"INSERT INTO arrival ({COLUMNS}) VALUES {{rows}} {RECEIPTS}"
POSTGRESQL = f"""
INSERT INTO arrival ({COLUMNS}) SELECT * FROM unnest(%b::text[], %b::text[], %b::bytea[],
    %b::text[], %b::timestamptz[], %b::text[], %b::text[], %b::text[], %b::text[], %b::int[],
    %b::boolean[]) {RECEIPTS}
"""


def make_table(database_url: str) -> None:
    """Create the product's table of arrivals, empty."""
    with connect(database_url) as connection:
        Arrival.__table__.create(connection)  # type: ignore[attr-defined]
        connection.commit()


def batches(envelopes: Sequence[prepared.Envelope], size: int) -> list[Batch]:
    """The rows that the product would insert for these envelopes, in batches."""
    rows = [_row(envelope) for envelope in envelopes]
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def seconds(database_url: str, batches: Sequence[Batch], connections: int) -> float:
    """The seconds to insert the batches, one after another on each connection."""
    if database_url.startswith("sqlite"):
        return _seconds_sqlite(database_url.removeprefix("sqlite:///"), batches)
    return _seconds_postgresql(database_url, batches, connections)


def _row(envelope: prepared.Envelope) -> tuple[Any, ...]:
    raw = prepared.raw(envelope)
    kept = (envelope["id"], envelope["digest"], raw, "stored", NOW)
    return (*kept, envelope["saved_at"], envelope["build"], "waiting", KID, len(raw), False)


def _seconds_sqlite(path: str, batches: Sequence[Batch]) -> float:
    """On one connection, since SQLite has one writer; as durable as the product's."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    statement = SQLITE.format(
        rows=", ".join([f"({','.join('?' * len(batches[0][0]))})"] * len(batches[0]))
    )
    ready = [[str(v) if v is NOW else v for row in batch for v in row] for batch in batches]
    start = time.perf_counter()
    for batch in ready:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(statement, batch).fetchall()
        connection.execute("COMMIT")
    elapsed = time.perf_counter() - start
    connection.close()
    return elapsed


def _seconds_postgresql(url: str, batches: Sequence[Batch], connections: int) -> float:
    """On as many connections as the product has senders: PostgreSQL commits concurrently."""
    ready = [tuple(list(column) for column in zip(*batch, strict=True)) for batch in batches]
    shares = [ready[number::connections] for number in range(connections)]
    with ThreadPoolExecutor(connections) as threads:
        opened = [psycopg.connect(url) for _ in shares]
        start = time.perf_counter()
        list(threads.map(_insert_all, opened, shares))
        elapsed = time.perf_counter() - start
        for connection in opened:
            connection.close()
    return elapsed


def _insert_all(connection: psycopg.Connection, batches: Sequence[Any]) -> None:
    for batch in batches:
        connection.execute(POSTGRESQL, batch).fetchall()
        connection.commit()
