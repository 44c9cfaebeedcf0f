"""Turns that transactions take, on PostgreSQL as on SQLite, whose writers are one at a time."""

from collections.abc import Iterable
from enum import IntEnum

from sqlalchemy import Connection, func, select, text

from webapp.database.statements import ASKED, asked


class Turn(IntEnum):
    """Work that one transaction does at a time, or one for each name. Its number is its own."""

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


def wait_for_turn_with(connection: Connection, turn: Turn, names: Iterable[str]) -> None:
    """Wait until no other transaction has this turn with any of these names; hold it with each.

    They are taken in their order, so two transactions with the same names never wait for
    each other in a circle. The same is true of SQLite, and the same is raised.
    """
    if connection.dialect.name == "postgresql":
        each = func.pg_advisory_xact_lock(int(turn), func.hashtext(ASKED.c.key))
        connection.execute(select(each), asked(sorted(names)))
