"""Runs inside the attacked product: times the write lock, limits the disk, removes a defence.

Each is asked for by an environment variable, so that the product's own code knows nothing of it.
"""

import os
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from webapp.database import sqlite

HOLDS, QUOTA, WITHOUT = "ATTACK_HOLDS", "ATTACK_QUOTA", "ATTACK_WITHOUT"
PAGE = 4096
WRITES = ("BEGIN", "INSERT", "UPDATE", "DELETE")
FULL = "database or disk is full"
NOT_HOLDERS = ("contextlib", "instruments.py", "writing.py")

_write_lock = sqlite.write_lock


def time_the_write_lock(file: str) -> None:
    """Append a line to `file` each time: milliseconds held, those of the processor, and by whom.

    Must come before the product's modules import the lock. PostgreSQL has none.
    """
    to = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    @contextmanager
    def timed(engine: Engine, *, wait: bool = True) -> Iterator[None]:
        with _write_lock(engine, wait=wait):
            if engine.dialect.name != "sqlite":
                yield
                return
            began, worked = time.perf_counter(), time.thread_time()
            try:
                yield
            finally:
                held, work = time.perf_counter() - began, time.thread_time() - worked
                line = f"{held * 1000:.2f} {work * 1000:.2f} {_holder()}\n"
                os.write(to, line.encode())

    sqlite.write_lock = timed


def _holder() -> str:
    """The function of the product that asked for the lock."""
    frame = sys._getframe(1)
    while frame.f_back and any(part in frame.f_code.co_filename for part in NOT_HOLDERS):
        frame = frame.f_back
    return frame.f_code.co_name


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


def _without_address() -> None:
    """The pattern that took minutes for a long text, and no look at its length before."""
    from webapp.reports import checks, validation

    checks.ADDRESS = re.compile(r"[^@ \t\n]+@[^@ \t\n]+\.[^@ \t\n]+")
    validation._failing = lambda name, answers, field, now="": checks.CHECKS[name](
        answers, field, now
    )


def _without_bounds() -> None:
    """A seal may hold whatever fits, and all that was read is stored in one transaction."""
    from webapp.arrivals import opening
    from webapp.reports import bounds

    bounds.MAX_BYTES, bounds.MAX_EXTRA = 1 << 30, 1 << 30
    bounds.has_long_list = lambda *_: False
    opening.MAX_ROWS, opening.MAX_BYTES = 1000, 1 << 30


def _without_reserve() -> None:
    """Strangers may fill the disk to its last byte."""
    from webapp.arrivals import storage

    storage.database_disk = lambda: None


def _without_trimming() -> None:
    """Junk is kept whole for ever."""
    from webapp.arrivals import opening

    opening.PROVEN_FALSE = ()


def _without_failures() -> None:
    """A database that fails is an error of ours."""
    from webapp.database import failures

    failures.is_failure = lambda error: False


def _without_tokens() -> None:
    """Forms of the unit are taken without a token."""
    from webapp.web.form_tokens import csrf

    csrf.protect = lambda **_: None  # type: ignore[method-assign]


def _without_pauses() -> None:
    """Passwords may be tried for ever."""
    from webapp.people import attempts

    attempts.MOST_FAILURES = 1 << 30


def _without_ends() -> None:
    """A link works after its use and its day, and a cookie after signing out."""
    from webapp.people import links, server_sessions

    links.link_for = _find_any_link
    links.mark_used = lambda which: 1
    server_sessions.end = lambda: None


def _find_any_link(token: str) -> Any:
    from webapp.extensions import db
    from webapp.people import links
    from webapp.people.models import AccountLink

    this = AccountLink.token_hash == links._hash(token)
    found = db.session.query(AccountLink).filter(this).one_or_none()
    if found is None:
        raise links.LinkDoesNotWork
    return found


DEFENCES: dict[str, Callable[[], None]] = {
    "address": _without_address,
    "bounds": _without_bounds,
    "ends": _without_ends,
    "failures": _without_failures,
    "pauses": _without_pauses,
    "reserve": _without_reserve,
    "tokens": _without_tokens,
    "trimming": _without_trimming,
}

if HOLDS in os.environ:
    time_the_write_lock(os.environ[HOLDS])
if QUOTA in os.environ:
    limit_the_disk(int(os.environ[QUOTA]))
for name in os.environ.get(WITHOUT, "").split():
    DEFENCES[name]()
