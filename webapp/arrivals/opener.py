"""The opener's loop: a process of its own beside the web server."""

import logging
import os
import signal
import time
from collections.abc import Callable
from threading import Event

from sqlalchemy.exc import SQLAlchemyError

from webapp.arrivals.database_errors import is_trouble
from webapp.arrivals.opening import Receive, open_pending
from webapp.extensions import db

BATCH = 100
LOOK_EVERY_SECONDS = 1.0
BREATH_SECONDS = 0.01
AFTER_TROUBLE_SECONDS = 5.0
AFTER_A_FAILED_CHORE_SECONDS = 60.0

Chore = Callable[[], object]

log = logging.getLogger(__name__)


def work(receive: Receive, *, chore: Chore) -> None:
    """Open what arrives until told to stop (SIGTERM, SIGINT) or left alone by what started it.

    A batch in hand is finished first. Database trouble is waited out. About once a second the
    `chore` is done too; where it fails the opening goes on, and it is tried again later.
    """
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    parent = os.getppid()
    chore_is_due = 0.0
    while not stopping.is_set() and os.getppid() == parent:
        pause = _open_some(receive)
        if time.monotonic() >= chore_is_due:
            chore_is_due = _do(chore) + time.monotonic()
        stopping.wait(pause)


def _open_some(receive: Receive) -> float:
    """Open a batch; how many seconds to wait before the next, so that keepers get their turn."""
    try:
        opened = open_pending(receive, BATCH)
    except Exception as trouble:
        db.session.remove()
        if not is_trouble(trouble):
            raise
        log.error("the database has trouble: %s", type(trouble).__name__)
        return AFTER_TROUBLE_SECONDS
    db.session.remove()
    return BREATH_SECONDS if opened == BATCH else LOOK_EVERY_SECONDS


def _do(chore: Chore) -> float:
    """Do the chore; how many seconds to wait before the next time."""
    try:
        chore()
    except Exception as fault:
        # The text of a database error holds what was written: it stays out of the log.
        why = "" if isinstance(fault, SQLAlchemyError) else f": {fault}"
        log.error("a chore failed: %s%s", type(fault).__name__, why)
        return AFTER_A_FAILED_CHORE_SECONDS
    finally:
        db.session.remove()
    return LOOK_EVERY_SECONDS
