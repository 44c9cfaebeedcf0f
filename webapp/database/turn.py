"""Turns that transactions take, on PostgreSQL as on SQLite, whose writers are one at a time."""

from enum import IntEnum

from sqlalchemy import Connection, text


class Turn(IntEnum):
    """What one transaction at a time does. Any numbers, if every process uses the same."""

    MIGRATING = 7_245_331
    INCIDENTS = 7_245_332
    KEYS = 7_245_334
    ARRIVALS = 7_245_335


def wait_for_turn(connection: Connection, turn: Turn) -> None:
    """Wait until no other transaction has this turn; hold it until this one ends.

    On SQLite the lock of writers has seen to it. Raises what `lock_timeout` raises.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": int(turn)})
