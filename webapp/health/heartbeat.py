"""Heartbeats: a part of the product writes now and then, so that others see that it can."""

import time
from datetime import UTC, datetime

from webapp.database.writing import writing
from webapp.extensions import db
from webapp.health.models import Heartbeat
from webapp.keys import keyring

OPENER, SERVER = "opener", "server"
EVERY_SECONDS = 10.0


class Pulse:
    """One part's heartbeat: called often, it writes every ten seconds."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._due = 0.0

    def __call__(self) -> None:
        """Write if it is time. Raises what a database that fails raises; then it is due again."""
        if time.monotonic() < self._due:
            return
        with writing():
            db.session.merge(Heartbeat(name=self._name, at=datetime.now(UTC)))
        self._due = time.monotonic() + EVERY_SECONDS


class OpenerPulse(Pulse):
    """The opener's heartbeat. A machine that only receives reports has an opener without any."""

    def __init__(self) -> None:
        super().__init__(OPENER)

    def __call__(self) -> None:
        """Write if it is time, where there is a key to open with."""
        if keyring.can_open():
            super().__call__()


def last_beat(name: str) -> datetime | None:
    """When this part last wrote; None if it never did."""
    found = db.session.get(Heartbeat, name, populate_existing=True)
    return found.at if found else None
