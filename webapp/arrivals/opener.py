"""The opener's loop: a process of its own beside the web server."""

import logging
import os
import signal
from threading import Event

from webapp.arrivals.opening import Receive, open_pending
from webapp.arrivals.trouble import is_trouble
from webapp.extensions import db

BATCH = 100
LOOK_EVERY_SECONDS = 1.0
BREATH_SECONDS = 0.01
AFTER_TROUBLE_SECONDS = 5.0

log = logging.getLogger(__name__)


def work(receive: Receive) -> None:
    """Open what arrives until told to stop (SIGTERM, SIGINT) or left alone by what started it.

    A batch in hand is finished first. Database trouble is waited out.
    """
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    parent = os.getppid()
    while not stopping.is_set() and os.getppid() == parent:
        stopping.wait(_open_some(receive))


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
