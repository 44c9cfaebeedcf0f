"""The one statement that keeps a batch, as each database takes it fastest."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection

COLUMNS = "id, digest, raw, code, reason, sent_id, received_at, saved_at, build"

INSERT = f"""
INSERT INTO arrival ({COLUMNS}, status)
SELECT id, digest, raw,
    CASE WHEN code = 'stored' AND EXISTS (SELECT 1 FROM arrival WHERE arrival.id = sent.id)
        THEN 'variant_stored' ELSE code END,
    reason, sent_id, received_at, saved_at, build,
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
    sent=f"""unnest(%b::text[], %b::text[], %b::bytea[], %b::text[], %b::text[], %b::text[],
    %b::timestamptz[], %b::text[], %b::text[]) AS sent ({COLUMNS})"""
)


class Row(NamedTuple):
    """One arrival to insert; the fields are COLUMNS."""

    id: str
    digest: str
    raw: bytes
    code: str
    reason: str | None
    sent_id: str | None
    received_at: datetime
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


def insert(connection: Connection, rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    """Insert what is neither there nor erased before; its code under its id and digest."""
    run = _insert_sqlite if connection.dialect.name == "sqlite" else _insert_postgresql
    return run(connection, rows)


def _insert_sqlite(connection: Connection, rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    values = [
        value.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value
        for row in rows
        for value in row
    ]
    inserted = connection.exec_driver_sql(_sqlite_insert(len(rows)), tuple(values))
    return {(id_, digest): code for id_, digest, code in inserted}


def _insert_postgresql(connection: Connection, rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    columns = tuple(list(column) for column in zip(*rows, strict=True))
    inserted = connection.exec_driver_sql(POSTGRESQL_INSERT, columns)
    return {(id_, digest): code for id_, digest, code in inserted}


@lru_cache(maxsize=64)
def _sqlite_insert(rows: int) -> str:
    marks = ", ".join(["(?, ?, ?, ?, ?, ?, ?, ?, ?)"] * rows)
    return f"WITH sent ({COLUMNS}) AS (VALUES {marks})" + INSERT.format(sent="sent")
