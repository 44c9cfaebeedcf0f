"""Runs the opener: a process of its own that opens what arrives (docs/decisions/0013)."""

import logging
import os
import signal
import time
from collections.abc import Callable, Iterable
from threading import Event

from sqlalchemy.exc import SQLAlchemyError

from webapp.arrivals import storage
from webapp.arrivals.opening import open_pending
from webapp.arrivals.readers import FileReports, ReadReport
from webapp.database.failures import is_failure
from webapp.extensions import db
from webapp.keys.keyring import KeysUnreadable

BATCH = 100
POLL_SECONDS = 1.0
BREATH_SECONDS = 0.01  # so that threads that keep reports get their turn
AFTER_FAILURE_SECONDS = 5.0
RETRY_CHORE_SECONDS = 60.0

Chore = Callable[[], object]
"""Returns True if it has more to do at once."""

log = logging.getLogger(__name__)


def run(read_report: ReadReport, file_reports: FileReports, *, chores: Iterable[Chore]) -> None:
    """Open what arrives until SIGTERM or SIGINT, or until the parent process is gone.

    Finishes the current batch first, and waits out database failures. Does each of the `chores`
    about once a second, or at once if it has more to do; if one raises, opening and the others go
    on and it is retried later.
    """
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    parent = os.getppid()
    due = dict.fromkeys(chores, 0.0)
    while not stopping.is_set() and os.getppid() == parent:
        pause = _open_batch(read_report, file_reports)
        for chore in [chore for chore, at in due.items() if time.monotonic() >= at]:
            due[chore] = _do_chore(chore) + time.monotonic()
        if pause == POLL_SECONDS:
            pause = max(0.0, min([time.monotonic() + pause, *due.values()]) - time.monotonic())
        stopping.wait(pause)


def _open_batch(read_report: ReadReport, file_reports: FileReports) -> float:
    """Open a batch. Returns how many seconds to wait before the next."""
    try:
        if storage.only_for_the_log():
            log.error("the disk is full: what is left is for the log")
            return AFTER_FAILURE_SECONDS
        opened = open_pending(read_report, file_reports, BATCH)
    except KeysUnreadable as error:
        log.error("%s", error)
        return AFTER_FAILURE_SECONDS
    except Exception as error:
        db.session.remove()
        if not is_failure(error):
            raise
        log.error("the database failed: %s", type(error).__name__)
        return AFTER_FAILURE_SECONDS
    db.session.remove()
    return BREATH_SECONDS if opened == BATCH else POLL_SECONDS


def _do_chore(chore: Chore) -> float:
    """Do the chore. Returns how many seconds to wait before the next time."""
    try:
        has_more = chore() is True
    except Exception as error:
        # The text of a database error holds what was written: it stays out of the log.
        why = "" if isinstance(error, SQLAlchemyError) else f": {error}"
        log.error("a chore failed: %s%s", type(error).__name__, why)
        return RETRY_CHORE_SECONDS
    finally:
        db.session.remove()
    return BREATH_SECONDS if has_more else POLL_SECONDS
