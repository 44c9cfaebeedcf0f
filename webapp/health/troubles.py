"""Finds what is wrong with a running product, for the start page and for monitors. Names nobody."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from sync.memoise import memoise
from webapp.arrivals import storage
from webapp.arrivals.models import Arrival
from webapp.arrivals.storage import Room
from webapp.arrivals.waiting import oldest_with_a_key
from webapp.database.failures import is_failure
from webapp.database.sqlite import require_same_file
from webapp.extensions import db
from webapp.guidance.corrections import were_made_on_another_release
from webapp.health import key_away
from webapp.health.heartbeat import OPENER, SERVER, Pulse, last_beat
from webapp.keys import keyring
from webapp.notices import outbox
from webapp.texts import storage_keys
from webapp.triage.misfit import find_misfit

OPENER_SILENT = timedelta(minutes=1)
WAITS_LONG = timedelta(minutes=10)
CLOCK_BACK = timedelta(minutes=2)

_PULSE, RECENT = "esafety-pulse", "esafety-troubles"


class Trouble(StrEnum):
    """What can be wrong; the text is what a monitor reads."""

    DATABASE = "the database does not answer"
    WRITES = "nothing can be written"
    NO_ROOM = "the disk is full: reports stay on the phones"
    LITTLE_ROOM = "little room is left: large reports stay on the phones"
    OPENER = "reports are not being opened"
    BACKLOG = "reports have been waiting to be opened for more than ten minutes"
    KEYS = "a key is missing: some reports cannot be opened until it is back"
    STORAGE_KEYS = (
        "the storage keys are missing: no report can be opened or read until they are back"
    )
    KEY_FILES = "the folder of keys holds a file that is not a key"
    CLOCK = "the clock of this machine has gone back"
    MISFIT = (
        "a lead’s corrections do not fit this release, so phones keep the words that they have: "
        "run `esafety guidance check`"
    )
    GUIDANCE = (
        "this release changed the guidance under a lead’s corrections: compare and publish again"
    )
    NOTICES = "mails cannot be sent, so the unit is not told of reports: try `esafety notices test`"


def find_troubles() -> list[Trouble]:
    """What is wrong now, the gravest first; empty if all is well."""
    try:
        require_same_file(db.session.connection())
        found = [trouble for trouble, is_so in CHECKS.items() if is_so()]
    except keyring.KeysUnreadable:
        return [Trouble.KEY_FILES]
    except (SQLAlchemyError, OSError) as error:
        if not is_failure(error):
            raise
        return [Trouble.DATABASE]
    return found


def recent_troubles() -> list[Trouble]:
    """The same, as of ten seconds ago: a page that is opened often costs little."""
    ask = current_app.extensions.setdefault(RECENT, memoise(find_troubles, seconds=10))
    found: list[Trouble] = ask()
    return found


def _cannot_write() -> bool:
    """Tries, once in ten seconds a process."""
    pulse: Pulse = current_app.extensions.setdefault(_PULSE, Pulse(SERVER))
    try:
        pulse()
    except (SQLAlchemyError, OSError) as error:
        if not is_failure(error):
            raise
        return True
    return False


def _opener_is_silent() -> bool:
    """None has ever beaten where this machine has no key: that is as it should be."""
    beat = last_beat(OPENER)
    return beat is not None and datetime.now(UTC) - beat > OPENER_SILENT


def _is_waiting_long() -> bool:
    oldest = select(Arrival.received_at).where(Arrival.sequence.in_(oldest_with_a_key(1)))
    since = db.session.scalar(oldest)
    return since is not None and datetime.now(UTC) - since > WAITS_LONG


def _clock_went_back() -> bool:
    """Beats tell for some seconds only: each replaces the one before. The newest arrival stays."""
    arrived = select(Arrival.received_at).order_by(Arrival.sequence.desc()).limit(1)
    latest = [last_beat(OPENER), last_beat(SERVER), db.session.scalar(arrived)]
    limit = datetime.now(UTC) + CLOCK_BACK
    return any(at > limit for at in latest if at)


CHECKS: dict[Trouble, Callable[[], bool]] = {
    Trouble.WRITES: _cannot_write,
    Trouble.NO_ROOM: lambda: storage.room() is Room.NONE,
    Trouble.LITTLE_ROOM: lambda: storage.room() is Room.LITTLE,
    Trouble.OPENER: _opener_is_silent,
    Trouble.BACKLOG: _is_waiting_long,
    Trouble.KEYS: key_away.is_away,
    Trouble.STORAGE_KEYS: lambda: not storage_keys.are_here(),
    Trouble.CLOCK: _clock_went_back,
    Trouble.MISFIT: lambda: bool(find_misfit()),
    Trouble.GUIDANCE: were_made_on_another_release,
    Trouble.NOTICES: lambda: outbox.is_stuck(datetime.now(UTC)),
}
