"""Makes SQLite durable (WAL, synchronous=FULL) and serialises its writers with a file lock."""

import errno
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

from webapp.database.durability import DURABLE
from webapp.turns import going_first

FILE = "file"
SIDE_FILES = ("-wal", "-shm", "-turn")
# What is deleted is overwritten: not even a page that is free still holds it.
GONE = "secure_delete=ON"
PRAGMAS = ("journal_mode=WAL", DURABLE, "busy_timeout=10000", "foreign_keys=ON", GONE)


@event.listens_for(Engine, "connect")
def _configure(connection: Any, record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        record.info[FILE] = _identity(connection.execute("PRAGMA database_list").fetchone()[2])


def require_same_file(connection: Connection) -> None:
    """Raise OSError if the database's file was deleted or replaced since the connection opened.

    An open file can still be written after its name is gone, but what is written there is lost.
    A no-op on PostgreSQL.
    """
    opened = connection.connection.info.get(FILE)
    path = connection.engine.url.database
    if opened and path and _identity(path) != opened:
        connection.invalidate()
        raise FileNotFoundError(errno.ENOENT, "the database's file was replaced")


def _identity(path: str) -> tuple[int, int] | None:
    """The file's device and inode; None for a database in memory."""
    if not path:
        return None
    found = os.stat(path)  # noqa: PTH116 - before each receipt; pathlib takes ten times as long
    return found.st_dev, found.st_ino


@contextmanager
def write_lock(engine: Engine, *, wait: bool = True) -> Iterator[None]:
    """Hold the exclusive lock of writers during a short write transaction. A no-op on PostgreSQL.

    SQLite has one writer, and a second polls for its turn at intervals of up to 100 ms. A lock on
    a file of our own wakes the next writer at once, across threads and processes. Raises OSError
    if the disk fails; without `wait` BlockingIOError, which is one, while another holds it.
    """
    path = engine.url.database
    if engine.dialect.name != "sqlite" or not path:
        yield
        return
    # Not the database's own file: closing that would drop SQLite's locks on it.
    lock = os.open(f"{path}-turn", os.O_RDWR | os.O_CREAT, mode=0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        with going_first():
            yield
    finally:
        os.close(lock)


def make_private(database_url: str, folder: Path) -> None:
    """Set mode 600 on the files of a database inside our own `folder`.

    A file that was copied there may be readable by everybody. A file in another folder, of another
    owner or of another kind is left alone: somebody chose that.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        return
    if folder.resolve() not in Path(url.database).resolve().parents:
        return
    for name in (url.database, *(url.database + end for end in SIDE_FILES)):
        with suppress(FileNotFoundError):
            found = os.lstat(name)
            if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid():
                Path(name).chmod(0o600)
