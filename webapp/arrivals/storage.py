"""How much room there is for what strangers send (docs/decisions/0033).

Anybody can send anything, so what nobody has opened may fill only a part of the disk, and the last
part of all is for the unit's own writes.
"""

import os
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from flask import current_app
from sqlalchemy import case, func, literal, select

from sync.contract import CannotKeep
from sync.memoise import memoise
from webapp.arrivals.models import Arrival, Status
from webapp.extensions import db

KEPT_WHEN_TRIMMED = 2 * 1024
MEGABYTE = 1024 * 1024

# Above the budget, or with less of the disk free, only small and soundly sealed items are kept.
UNOPENED_BUDGET = 500 * MEGABYTE
LITTLE_FREE = 0.10
SMALL_ITEM = 8 * 1024
# What a row takes beside its bytes, with its places in five indexes: measured on SQLite.
ROW_BYTES = 450
# The reserve: nothing is kept that would leave less of the disk than the smaller of these.
RESERVE, RESERVED = 200 * MEGABYTE, 0.05
# What is written to SQLite lies in its log first, and then in the database too.
WRITTEN_TWICE = 2

_CACHE = "esafety-unopened-bytes"


class Room(IntEnum):
    """How much room there is."""

    NONE = 0
    LITTLE = 1
    PLENTY = 2


class Disk(NamedTuple):
    """Bytes of the disk that the database lies on."""

    size: int
    free: int

    @property
    def reserve(self) -> int:
        """What is kept free for the unit's own writes."""
        return min(RESERVE, int(self.size * RESERVED))


def room(*, wanted: int = 0) -> Room:
    """The room there is if as many bytes as `wanted` were kept."""
    disk = database_disk()
    if disk and disk.free - wanted * WRITTEN_TWICE < disk.reserve:
        return Room.NONE
    if disk and disk.free < disk.size * LITTLE_FREE:
        return Room.LITTLE
    return Room.LITTLE if unopened_bytes() + wanted > UNOPENED_BUDGET else Room.PLENTY


def require_room(*, wanted: int) -> Room:
    """The same; raises CannotKeep where there is none."""
    found = room(wanted=wanted)
    if found is Room.NONE:
        raise CannotKeep("the reserve of the disk")
    return found


def only_for_the_log() -> bool:
    """Whether half of the reserve is used: the rest is for what people do, and the record of it."""
    disk = database_disk()
    return disk is not None and disk.free < disk.reserve / 2


def unopened_bytes() -> int:
    """How many bytes nobody has opened, as of a second ago."""
    if _CACHE not in current_app.extensions:
        current_app.extensions[_CACHE] = memoise(_count_unopened_bytes, seconds=1)
    found: int = current_app.extensions[_CACHE]()
    return found


def database_disk() -> Disk | None:
    """The disk that the database lies on; None if it does not tell, or is another machine's."""
    path = db.engine.url.database
    if db.engine.dialect.name != "sqlite" or not path:
        return None
    found = os.statvfs(Path(path).parent)
    if not found.f_blocks:
        return None  # some file systems have no size of their own
    return Disk(found.f_blocks * found.f_frsize, found.f_bavail * found.f_frsize)


def _count_unopened_bytes() -> int:
    """Counts on the partial index, in a connection of its own."""
    is_unopened = Arrival.status != literal(Status.OPENED.value, literal_execute=True)
    kept = case((Arrival.trimmed, KEPT_WHEN_TRIMMED), else_=Arrival.size) + ROW_BYTES
    with db.engine.connect() as connection:
        return connection.execute(select(func.sum(kept)).where(is_unopened)).scalar() or 0
