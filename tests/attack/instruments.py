"""Runs inside the attacked product: times the write lock, counts hashes, limits the disk.

It also switches defences off.

Each is asked for by an environment variable, so that the product's own code knows nothing of it.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from tests.attack.defences import DEFENCES
from webapp.database import sqlite
from webapp.people import hashing

HOLDS, HASHES = "ATTACK_HOLDS", "ATTACK_HASHES"
QUOTA, WITHOUT = "ATTACK_QUOTA", "ATTACK_WITHOUT"
PAGE = 4096
WRITES = ("BEGIN", "INSERT", "UPDATE", "DELETE")
FULL = "database or disk is full"
APPENDING = os.O_WRONLY | os.O_APPEND | os.O_CREAT
NOT_HOLDERS = ("contextlib", "instruments.py", "writing.py")

_write_lock = sqlite.write_lock


def time_the_write_lock(file: str) -> None:
    """Append a line to `file` each time: milliseconds held, at work and in line, and by whom.

    Must come before the product's modules import the lock. PostgreSQL has none.
    """
    to = os.open(file, APPENDING)

    @contextmanager
    def timed(engine: Engine, *, wait: bool = True) -> Iterator[None]:
        with _write_lock(engine, wait=wait):
            if engine.dialect.name != "sqlite":
                yield
                return
            began = _clocks()
            try:
                yield
            finally:
                took = (f"{now - then:.2f}" for now, then in zip(_clocks(), began, strict=True))
                os.write(to, f"{' '.join(took)} {_holder()}\n".encode())

    sqlite.write_lock = timed


def _clocks() -> tuple[float, float, float]:
    """Milliseconds: of the day, of this thread at work, and in line for a processor (Linux)."""
    in_line = 0
    with suppress(OSError):
        in_line = int(Path("/proc/thread-self/schedstat").read_text().split()[1])
    return time.perf_counter() * 1e3, time.thread_time() * 1e3, in_line / 1e6


def _holder() -> str:
    """The function of the product that asked for the lock."""
    frame = sys._getframe(1)
    while frame.f_back and any(part in frame.f_code.co_filename for part in NOT_HOLDERS):
        frame = frame.f_back
    return frame.f_code.co_name


def count_the_hashes(file: str) -> None:
    """Append a line to `file` for each password: how many this process hashes at that moment."""
    to, limited = os.open(file, APPENDING), hashing.LimitedContext
    hashing.LimitedContext = lambda context: limited(_Counted(context, to))  # type: ignore[assignment,misc]


class _Counted:
    """A passlib context that counts."""

    def __init__(self, context: Any, to: int) -> None:
        self._context, self._to = context, to
        self._counting, self._now = Lock(), 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)

    def hash(self, *args: Any, **kwargs: Any) -> Any:
        with self._counted():
            return self._context.hash(*args, **kwargs)

    def verify(self, *args: Any, **kwargs: Any) -> Any:
        with self._counted():
            return self._context.verify(*args, **kwargs)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def _add(self, one: int) -> None:
        with self._counting:
            self._now += one
            if one > 0:
                os.write(self._to, f"{self._now}\n".encode())


def limit_the_disk(size: int) -> None:
    """Let the disk of the database look, and behave, as if it had `size` bytes in all.

    No write begins once the files beside the database have that size: SQLite's own error says so.
    """
    statvfs = os.statvfs

    def limited(path: Any) -> os.statvfs_result:
        found, blocks = statvfs(path), size // PAGE
        free = max(0, size - _used(Path(path))) // PAGE
        return os.statvfs_result((PAGE, PAGE, blocks, free, free, *found[5:]))

    @event.listens_for(Engine, "before_cursor_execute")
    def _refuse_writes(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        folder = Path(connection.engine.url.database).parent
        if statement.lstrip().upper().startswith(WRITES) and _used(folder) >= size:
            raise OperationalError(statement, None, sqlite3.OperationalError(FULL))

    os.statvfs = limited


def _used(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir() if file.is_file())


if HOLDS in os.environ:
    time_the_write_lock(os.environ[HOLDS])
if HASHES in os.environ:
    count_the_hashes(os.environ[HASHES])
if QUOTA in os.environ:
    limit_the_disk(int(os.environ[QUOTA]))
for name in os.environ.get(WITHOUT, "").split():
    DEFENCES[name]()
