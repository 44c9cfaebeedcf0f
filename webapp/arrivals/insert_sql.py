"""Inserts a batch of arrivals and commits it, in the fastest way for each database."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection

from webapp.database.sqlite import require_same_file, write_lock

Key = tuple[str, str]


class Row(NamedTuple):
    """One arrival to insert: the fields of a ArrivingItem, and what the keeper makes of it."""

    id: str
    digest: str
    raw: bytes
    saved_at: str
    build: str
    reason: str | None
    sent_id: str | None
    kid: str | None
    size: int
    trimmed: bool
    code: str
    status: str


COLUMNS = ", ".join(Row._fields)

# Numbered in the order they came but inserted in the order of their ids, so that two batches with
# the same reports cannot deadlock. A second `stored` row for an id is a conflict too: see
# `ix_arrival_stored`.
POSTGRESQL_INSERT = f"""
INSERT INTO arrival (arrived_at, sequence, {COLUMNS})
SELECT %b, * FROM (
    SELECT nextval('arrival_sequence_seq'), * FROM unnest(
        %b::text[], %b::text[], %b::bytea[], %b::text[], %b::text[], %b::text[], %b::text[],
        %b::text[], %b::int[], %b::boolean[], %b::text[], %b::text[]
    ) AS came ({COLUMNS})
) AS sent
WHERE NOT EXISTS (
    SELECT 1 FROM erased_before AS gone WHERE gone.id = sent.id AND gone.digest = sent.digest)
ORDER BY id, digest
ON CONFLICT DO NOTHING
RETURNING id, digest
"""  # noqa: S608 - only our own names are interpolated

SQLITE_INSERT = f"INSERT INTO arrival ({COLUMNS}, arrived_at) VALUES {{rows}}"  # noqa: S608 - as above

# Inserts all rows, or none if any of their ids is known. A statement that commits itself waits for
# the interpreter once while it holds the lock; four in a transaction would wait four times.
SQLITE_INSERT_NEW = f"""
INSERT INTO arrival ({COLUMNS}, arrived_at) SELECT * FROM (VALUES {{rows}})
WHERE NOT EXISTS (SELECT 1 FROM arrival WHERE id IN ({{ids}}))
AND NOT EXISTS (SELECT 1 FROM erased_before WHERE id IN ({{ids}}))
"""  # noqa: S608 - as above

SQLITE_KNOWN = """
SELECT id, digest, code FROM arrival WHERE id IN ({ids})
UNION ALL SELECT id, digest, 'erased_before' FROM erased_before WHERE id IN ({ids})
"""  # noqa: S608 - only our own placeholders are interpolated


def with_autocommit(connection: Connection) -> Connection:
    """Return the connection for `insert`, on which each statement commits itself."""
    return connection.execution_options(isolation_level="AUTOCOMMIT")


def insert(connection: Connection, rows: Sequence[Row], now: datetime) -> Sequence[Row]:
    """Insert and commit what is new. Returns the rows inserted.

    Skips known (id, digest) pairs, erased reports, and a second `stored` row for an id.
    """
    if not rows:
        return rows
    run = _insert_sqlite if connection.dialect.name == "sqlite" else _insert_postgresql
    return run(connection, rows, now)


def _insert_postgresql(connection: Connection, rows: Sequence[Row], now: datetime) -> Sequence[Row]:
    columns = map(list, zip(*rows, strict=True))
    with connection.exec_driver_sql(POSTGRESQL_INSERT, (now, *columns)) as inserted:
        if inserted.rowcount == len(rows):
            return rows  # as nearly always; reading them all back would be slow
        keys = {(row.id, row.digest) for row in inserted}
    return [row for row in rows if (row.id, row.digest) in keys]


def _insert_sqlite(connection: Connection, rows: Sequence[Row], now: datetime) -> Sequence[Row]:
    """Insert all rows in one statement, or where some are known only the others."""
    # Everything that needs no lock is done before the turn, or after it.
    statement, values = _sqlite_insert_new(len(rows)), _values(rows, now)
    with write_lock(connection.engine):
        if connection.exec_driver_sql(statement, values).rowcount < len(rows):
            rows = _insert_unknown(connection, rows, now)
    require_same_file(connection)
    return rows


def _insert_unknown(connection: Connection, rows: Sequence[Row], now: datetime) -> Sequence[Row]:
    """Insert those that are not known. The caller holds the lock, so nothing comes between."""
    ids = [row.id for row in rows]
    known = connection.exec_driver_sql(_sqlite_select(len(ids)), (*ids, *ids)).all()
    rows = _drop_known(rows, known)
    if rows:
        connection.exec_driver_sql(_sqlite_insert(len(rows)), _values(rows, now))
    return rows


def _values(rows: Sequence[Row], now: datetime) -> tuple[Any, ...]:
    moment = f"{now:%Y-%m-%d %H:%M:%S.%f}"
    return tuple(chain.from_iterable((*row, moment) for row in rows))


def _drop_known(rows: Sequence[Row], known: Sequence[Any]) -> Sequence[Row]:
    keys = {(row.id, row.digest) for row in known}
    stored = {(row.id, row.code) for row in known if row.code == "stored"}
    return [
        row for row in rows if (row.id, row.digest) not in keys and (row.id, row.code) not in stored
    ]


@lru_cache(maxsize=256)
def _sqlite_select(ids: int) -> str:
    return SQLITE_KNOWN.format(ids=_placeholders(ids))


@lru_cache(maxsize=256)
def _sqlite_insert(rows: int) -> str:
    return SQLITE_INSERT.format(rows=_sqlite_rows(rows))


@lru_cache(maxsize=256)
def _sqlite_insert_new(rows: int) -> str:
    width = len(Row._fields) + 1
    first = Row._fields.index("id") + 1
    ids = ", ".join(f"?{first + width * number}" for number in range(rows))
    return SQLITE_INSERT_NEW.format(rows=_sqlite_rows(rows), ids=ids)


def _sqlite_rows(count: int) -> str:
    return ", ".join([f"({_placeholders(len(Row._fields) + 1)})"] * count)


def _placeholders(count: int) -> str:
    return ", ".join("?" * count)
