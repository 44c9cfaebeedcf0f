"""One transaction at a time changes incidents, on PostgreSQL as on SQLite (docs/decisions/0044)."""

from sqlalchemy import Connection, text

LOCK = 7_245_332  # any number, if every process uses the same, and migrations another


def take_turn(connection: Connection) -> None:
    """Wait until no other transaction changes incidents; hold the turn until this one ends.

    On SQLite `writing` has seen to it. Raises what `lock_timeout` raises.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK})
