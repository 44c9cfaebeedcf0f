"""One transaction at a time changes incidents, on PostgreSQL as on SQLite (docs/decisions/0044)."""

from sqlalchemy import Connection

from webapp.database.turn import Turn, wait_for_turn


def take_turn(connection: Connection) -> None:
    """Wait until no other transaction changes incidents; hold the turn until this one ends.

    Raises what `lock_timeout` raises.
    """
    wait_for_turn(connection, Turn.INCIDENTS)
