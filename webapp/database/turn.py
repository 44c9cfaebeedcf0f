"""Turns that transactions take, on PostgreSQL as on SQLite, whose writers are one at a time."""

from enum import IntEnum

from sqlalchemy import Connection, text


class Turn(IntEnum):
    """Work that one transaction does at a time. The numbers only have to differ."""

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
