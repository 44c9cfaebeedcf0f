"""How SQLite must behave: what is committed survives a power cut, and writers wait their turn."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON")


@event.listens_for(Engine, "connect")
def _be_careful(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


@contextmanager
def turn_to_write(engine: Engine) -> Iterator[None]:
    """Stand in line before a short transaction that writes. Nothing of the kind on PostgreSQL.

    SQLite has one writer; who finds it busy naps and tries again, at worst for 100 ms. A lock on
    a file of our own wakes the next at once, across threads and processes. (Never lock the
    database's own file: closing it would drop SQLite's locks.) Raises OSError on a sick disk.
    """
    path = engine.url.database
    if engine.dialect.name != "sqlite" or not path:
        yield
        return
    with Path(f"{path}-turn").open("ab") as line:
        fcntl.flock(line, fcntl.LOCK_EX)
        yield
