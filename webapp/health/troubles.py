"""Finds what is wrong with a running product, for the start page and for monitors. Names nobody."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from sync.memoise import memoise
from webapp.approvals.correcting import find_misfit
from webapp.arrivals import storage
from webapp.arrivals.models import Arrival
from webapp.arrivals.storage import Room
from webapp.arrivals.waiting import oldest_with_a_key
from webapp.database.failures import is_failure
from webapp.database.sqlite import require_same_file
from webapp.extensions import db
from webapp.health import key_away
from webapp.health.heartbeat import OPENER, SERVER, Pulse, last_beat
from webapp.incidents.naming_readers import find_blindness
from webapp.keys import keyring
from webapp.notices import outbox
from webapp.texts import storage_keys
from webapp.vocabulary.times import format_duration

OPENER_SILENT = timedelta(minutes=1)
WAITS_LONG = timedelta(minutes=10)
CLOCK_BACK = timedelta(minutes=2)

_PULSE, RECENT = "esafety-pulse", "esafety-troubles"


class Trouble(StrEnum):
    """What can be wrong; the text is what a monitor reads."""

    DATABASE = "the database does not answer"
    WRITES = "nothing can be written"
    NO_ROOM = "the disk is full but for the unit’s reserve: reports stay on the phones"
    LITTLE_ROOM = "little room is left: large reports stay on the phones"
    OPENER = "reports are not being opened"
    BACKLOG = "reports are waiting to be opened"
    KEYS = "a key is missing: some reports cannot be opened until it is back"
    STORAGE_KEYS = "storage keys are missing: reports cannot be opened or read until they are back"
    KEY_FILES = "a folder of keys holds a file that is not a key, or that cannot be read"
    CLOCK = "the clock of this machine has gone back"
    MISFIT = (
        "a lead’s corrections do not fit this release, so phones keep the words that they have: "
        "run `esafety guidance check`"
    )
    NOBODY_READS = "nobody can read reports: no account that reads them is open and not locked"
    UNREAD = "a restricted incident has nobody who can read it"
    NOTICES = "mails cannot be sent, so the unit is not told of reports: try `esafety notices test`"


def find_troubles() -> list[str]:
    """What is wrong now and how bad it is, the gravest first; empty if all is well.

    Ages and megabytes only: strangers may read it, and how many reports wait is not theirs to know.
    The session can be used afterwards, whatever failed.
    """
    try:
        require_same_file(db.session.connection())
        return [*_each_line()]
    except (SQLAlchemyError, OSError) as error:
        if not is_failure(error):
            raise
        db.session.rollback()
        return [Trouble.DATABASE]


def recent_troubles() -> list[str]:
    """The same, as of ten seconds ago: a page that is opened often costs little."""
    ask = current_app.extensions.setdefault(RECENT, memoise(find_troubles, seconds=10))
    found: list[str] = ask()
    return found


def _each_line() -> Iterator[str]:
    """A check that meets a key file that is none says nothing: the one of KEY_FILES does."""
    for trouble, check in CHECKS.items():
        with suppress(keyring.KeysUnreadable):
            if how_bad := check():
                yield trouble if how_bad is True else f"{trouble} ({how_bad})"


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


def _room_left(judged: Room) -> str | None:
    """What is free, and what nobody has opened, if the room is judged so."""
    if storage.room() is not judged:
        return None
    disk = storage.database_disk()
    free = f"{_megabytes(disk.free)} of {_megabytes(disk.size)} MB free, " if disk else ""
    budget = _megabytes(storage.UNOPENED_BUDGET)
    return f"{free}unopened {_begun_megabytes(storage.unopened_bytes())} of {budget} MB"


def _opener_silence() -> str | None:
    """If it is too long. None has ever beaten where this machine has no key: so it should be."""
    beat = last_beat(OPENER)
    if beat is None or (silence := datetime.now(UTC) - beat) <= OPENER_SILENT:
        return None
    return f"the opener last worked {format_duration(silence)} ago"


def _longest_wait() -> str | None:
    """Of those whose key is here, if it is too long."""
    oldest = select(Arrival.arrived_at).where(Arrival.sequence.in_(oldest_with_a_key(1)))
    since = db.session.scalar(oldest)
    if since is None or (wait := datetime.now(UTC) - since) <= WAITS_LONG:
        return None
    return f"the oldest for {format_duration(wait)}"


def _clock_went_back() -> bool:
    """Beats tell for some seconds only: each replaces the one before. The newest arrival stays."""
    arrived = select(Arrival.arrived_at).order_by(Arrival.sequence.desc()).limit(1)
    latest = [last_beat(OPENER), last_beat(SERVER), db.session.scalar(arrived)]
    limit = datetime.now(UTC) + CLOCK_BACK
    return any(at > limit for at in latest if at)


def _megabytes(size: int) -> str:
    return f"{size // storage.MEGABYTE:,}"


def _begun_megabytes(size: int) -> str:
    return f"{-(-size // storage.MEGABYTE):,}"


# Each says whether it is so, or how bad it is.
CHECKS: dict[Trouble, Callable[[], bool | str | None]] = {
    Trouble.WRITES: _cannot_write,
    Trouble.NO_ROOM: lambda: _room_left(Room.NONE),
    Trouble.LITTLE_ROOM: lambda: _room_left(Room.LITTLE),
    Trouble.OPENER: _opener_silence,
    Trouble.BACKLOG: _longest_wait,
    Trouble.KEYS: key_away.is_away,
    Trouble.STORAGE_KEYS: key_away.is_a_storage_key_away,
    Trouble.KEY_FILES: lambda: not (keyring.are_readable() and storage_keys.are_readable()),
    Trouble.CLOCK: _clock_went_back,
    Trouble.MISFIT: lambda: bool(find_misfit()),
    Trouble.NOBODY_READS: lambda: find_blindness().nobody_reads,
    Trouble.UNREAD: lambda: find_blindness().unread > 0,
    Trouble.NOTICES: lambda: outbox.is_stuck(datetime.now(UTC)),
}
