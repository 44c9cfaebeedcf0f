"""How SQLite must behave: what is committed survives a power cut, and writers wait their turn."""

import fcntl
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine, make_url

FILE = "file"
BESIDE_IT = ("-wal", "-shm", "-turn")
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON")


@event.listens_for(Engine, "connect")
def _be_careful(connection: Any, record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        record.info[FILE] = _identity(connection.execute("PRAGMA database_list").fetchone()[2])


def must_still_be_there(connection: Connection) -> None:
    """Raise OSError where the database's file was taken away: what is written there is lost.

    An open file can be written for as long as one likes after its name is gone. Nothing on
    PostgreSQL.
    """
    opened = connection.connection.info.get(FILE)
    path = connection.engine.url.database
    if opened and path and _identity(path) != opened:
        connection.invalidate()
        raise FileNotFoundError("the database's file is another")


def _identity(path: str) -> tuple[int, int] | None:
    """Which file this is; None for a database in memory."""
    if not path:
        return None
    found = os.stat(path)  # noqa: PTH116 - before each receipt, and pathlib takes ten times as long
    return found.st_dev, found.st_ino


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
    line = os.open(f"{path}-turn", os.O_RDWR | os.O_CREAT, mode=0o600)
    try:
        fcntl.flock(line, fcntl.LOCK_EX)
        yield
    finally:
        os.close(line)


def make_private(database_url: str, folder: Path) -> None:
    """Let nobody else read a database that lies in our own `folder`, whoever wrote it and how.

    An earlier version wrote its files readable to everybody. Another folder, another owner or
    another kind of file is left alone: somebody meant it so.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        return
    if folder.resolve() not in Path(url.database).resolve().parents:
        return
    for name in (url.database, *(url.database + end for end in BESIDE_IT)):
        with suppress(FileNotFoundError):
            found = os.lstat(name)
            if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid():
                Path(name).chmod(0o600)
