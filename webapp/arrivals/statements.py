"""The one statement that keeps a batch, as each database takes it fastest."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection, CursorResult

COLUMNS = "id, digest, raw, code, reason, sent_id, saved_at, build"

INSERT = f"""
INSERT INTO arrival ({COLUMNS}, received_at, status)
SELECT id, digest, raw,
    CASE WHEN code = 'stored' AND EXISTS (SELECT 1 FROM arrival WHERE arrival.id = sent.id)
        THEN 'variant_stored' ELSE code END,
    reason, sent_id, saved_at, build, {{now}},
    CASE WHEN code = 'quarantined' THEN code ELSE 'waiting' END
FROM {{sent}}
WHERE NOT EXISTS (
    SELECT 1 FROM erased_before AS gone WHERE gone.id = sent.id AND gone.digest = sent.digest)
ON CONFLICT (id, digest) DO NOTHING
RETURNING id, digest, code
"""  # noqa: S608 - only our own names are put in

POSTGRESQL_LOCK = """
SELECT pg_advisory_xact_lock(number) FROM (
    SELECT DISTINCT hashtextextended(id, 0) AS number FROM unnest(%b::text[]) AS id ORDER BY 1
) AS sorted
"""

POSTGRESQL_INSERT = INSERT.format(
    now="%(now)b",
    sent=f"""unnest(
    %(id)b::text[], %(digest)b::text[], %(raw)b::bytea[], %(code)b::text[],
    %(reason)b::text[], %(sent_id)b::text[], %(saved_at)b::text[], %(build)b::text[]
) AS sent ({COLUMNS})""",
)

Inserted = dict[tuple[str, str], str]


class Row(NamedTuple):
    """One arrival to insert; the fields are COLUMNS."""

    id: str
    digest: str
    raw: bytes
    code: str
    reason: str | None
    sent_id: str | None
    saved_at: str
    build: str


def lock(connection: Connection, ids: Collection[str]) -> None:
    """Begin, and let nobody else keep these ids until the commit.

    So two at once with one id and other digests are told apart, and no two batches wait for
    each other crosswise. SQLite has one writer; it must be us before anything is read.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(POSTGRESQL_LOCK, (list(ids),))


def insert(connection: Connection, rows: Sequence[Row], now: datetime) -> Inserted:
    """Insert what is neither there nor erased before; its code under its id and digest."""
    run = _insert_sqlite if connection.dialect.name == "sqlite" else _insert_postgresql
    return {(id_, digest): code for id_, digest, code in run(connection, rows, now)}


def _insert_sqlite(
    connection: Connection, rows: Sequence[Row], now: datetime
) -> CursorResult[*tuple[Any, ...]]:
    values = (*chain.from_iterable(rows), f"{now:%Y-%m-%d %H:%M:%S.%f}")
    return connection.exec_driver_sql(_sqlite_insert(len(rows)), values)


def _insert_postgresql(
    connection: Connection, rows: Sequence[Row], now: datetime
) -> CursorResult[*tuple[Any, ...]]:
    columns = zip(Row._fields, map(list, zip(*rows, strict=True)), strict=True)
    return connection.exec_driver_sql(POSTGRESQL_INSERT, {**dict(columns), "now": now})


@lru_cache(maxsize=64)
def _sqlite_insert(rows: int) -> str:
    marks = ", ".join(["(?, ?, ?, ?, ?, ?, ?, ?)"] * rows)
    return f"WITH sent ({COLUMNS}) AS (VALUES {marks})" + INSERT.format(now="?", sent="sent")
