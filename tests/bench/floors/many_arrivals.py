"""A database with a million arrivals in it, made by the database itself."""

from sqlalchemy import Connection, text

from tests.bench.engines import connected

INTO = "INSERT INTO arrival (id, digest, raw, code, received_at, saved_at, build, status)"
REST = "'stored', :received_at, '2026-01-01T10:00:00.000Z', '0123456789ab', 'opened'"

# Ids in the order of their time, as UUIDv7 are; digests in no order.
SQLITE = f"""
WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :count)
{INTO} SELECT printf('01920000-0000-7000-8000-%012x', n),
    substr(hex(randomblob(22)), 1, 43), :raw, {REST} FROM number
"""
POSTGRESQL = f"""
{INTO} SELECT '01920000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'),
    substr(md5(n::text) || md5(n::text || 'x'), 1, 43), :raw, {REST}
FROM generate_series(1, :count) AS n
"""


def fill(database_url: str, *, raw: bytes, count: int) -> None:
    """Add `count` opened arrivals, each of them `raw` under an id of its own."""
    values = {"raw": raw, "count": count, "received_at": "2026-01-01 10:00:00.000000"}
    with connected(database_url) as connection:
        if connection.dialect.name == "sqlite":
            _fill_sqlite(connection, values)
        else:
            _fill_postgresql(connection, values)


def _fill_sqlite(connection: Connection, values: dict[str, object]) -> None:
    connection.execute(text("PRAGMA synchronous=OFF"))
    connection.execute(text(SQLITE), values)
    connection.commit()
    connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _fill_postgresql(connection: Connection, values: dict[str, object]) -> None:
    connection.execute(text(POSTGRESQL.replace(":received_at", "now()")), values)
    connection.commit()
    alone = connection.execution_options(isolation_level="AUTOCOMMIT")
    alone.execute(text("VACUUM ANALYZE arrival"))
