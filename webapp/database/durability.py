"""How long a commit waits: for the disk, unless what it holds can be done again."""

from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

# SQLite's: with WAL and FULL each commit is on the disk when it returns, with NORMAL in its order.
DURABLE = "synchronous=FULL"
HURRIED = "synchronous=NORMAL"
IS_HURRIED = "is_hurried"


def begin(connection: Connection, *, hurried: bool = False, wait: bool = True) -> None:
    """Begin to write. A `hurried` transaction does not wait for the disk; no other one.

    Without `wait` it fails where it would wait for a lock: on SQLite its caller holds that of all
    writers.

    If the power fails it may be undone, whole. It is not once any later commit has waited: both
    databases make commits durable in their order.
    """
    if connection.dialect.name == "sqlite":
        if hurried:
            connection.connection.info[IS_HURRIED] = True
            connection.exec_driver_sql(f"PRAGMA {HURRIED}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    connection.exec_driver_sql("BEGIN")
    if hurried:
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
    if not wait:
        connection.exec_driver_sql("SET LOCAL lock_timeout = '1ms'")


@event.listens_for(Engine, "checkin")
def _wait_again(connection: Any, record: Any) -> None:
    """Before another can take the connection from the pool."""
    if record.info.pop(IS_HURRIED, False) and connection is not None:
        connection.execute(f"PRAGMA {DURABLE}")
