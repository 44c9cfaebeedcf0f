"""Opens the arrivals that wait: each once, oldest first (docs/decisions/0032).

Reports are read with nothing locked; then short transactions store and file them.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, select, update

from webapp.arrivals.models import Arrival, Status
from webapp.arrivals.readers import FileReports, ReadReport
from webapp.arrivals.storage import KEPT_WHEN_TRIMMED
from webapp.arrivals.waiting import IS_WAITING, Read, Stored, not_taken_in, read_waiting
from webapp.database.failures import is_failure
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.secret_files import stamped_once
from webapp.texts import name_tokens, sealing

# What one transaction stores, and rewrites: so the lock is held for a few milliseconds.
MAX_ROWS = 25
MAX_BYTES = 256 * 1024

# Their seal proves that they are not reports of any release: their beginning is enough to keep.
# What is more than this release's form can make may be the report of a later form.
PROVEN_FALSE: tuple[str, ...] = ("damaged", "bomb")

LOCK_WAITING = (
    select(Arrival.sequence)
    .where(Arrival.sequence.between(bindparam("first"), bindparam("last")), IS_WAITING)
    .with_for_update(skip_locked=True)
)
ARRIVAL = cast(Table, Arrival.__table__)
OF_ARRIVAL = update(ARRIVAL).where(ARRIVAL.c.sequence == bindparam("of"))
OPEN = OF_ARRIVAL.values(status=Status.OPENED, reason=None)
QUARANTINE = OF_ARRIVAL.values(
    status=Status.QUARANTINED, reason=bindparam("reason"), opened_at=None
)
TRIM = QUARANTINE.values(raw=func.substr(Arrival.raw, 1, KEPT_WHEN_TRIMMED), trimmed=True)

log = logging.getLogger(__name__)


def open_pending(read_report: ReadReport, file_reports: FileReports, limit: int = 100) -> int:
    """Open the oldest waiting arrivals, up to `limit`. Returns how many were opened or quarantined.

    One whose key is not here goes on waiting, and is in nobody's way. Two openers at once still
    open each arrival once. Raises StorageKeyAway or a database failure: then all go on waiting.
    """
    with stamped_once():
        read = read_waiting(read_report, limit)
    return sum(_store_or_part(part, file_reports) for part in _parts(read))


def _parts(read: Sequence[Read]) -> Iterator[list[Read]]:
    """Split what was read into what one transaction stores."""
    part: list[Read] = []
    size = 0
    for one in read:
        size += one.size
        if part and (len(part) == MAX_ROWS or size > MAX_BYTES):
            yield part
            part, size = [], one.size
        part.append(one)
    if part:
        yield part


def _store_or_part(part: list[Read], file_reports: FileReports) -> int:
    """Store a part; if the database rejects it, each alone: only what it rejects is quarantined."""
    try:
        return _store(part, file_reports)
    except Exception as error:
        if is_failure(error):
            raise
        if len(part) == 1:
            alone = part[0]
            reason = not_taken_in(alone.sequence, error)
            return _store([alone._replace(becomes=reason)], file_reports)
    return sum(_store_or_part([one], file_reports) for one in part)


def _store(part: Sequence[Read], file_reports: FileReports) -> int:
    """Open or quarantine, in one transaction, those that still wait."""
    with writing(repeatable=True):  # what is undone waits still, and is opened again
        locked = _lock_waiting([one.sequence for one in part])
        mine = [one for one in part if one.sequence in locked]
        stored = [one.becomes for one in mine if not isinstance(one.becomes, str)]
        if stored:
            connection = db.session.connection()
            file_reports(connection, [one.row for one in stored])
            sealing.keep(connection, [one.sealed for one in stored])
            name_tokens.keep(connection, {one.row["id"]: one.tokens for one in stored})
        _set_statuses(mine)
    _log_quarantined(mine)
    return len(mine)


def _log_quarantined(read: Sequence[Read]) -> None:
    """A line for each reason, as strangers can send much that is quarantined."""
    numbers = defaultdict[str, list[int]](list)
    for one in read:
        if isinstance(one.becomes, str):
            numbers[one.becomes].append(one.sequence)
    for reason, these in numbers.items():
        log.warning("quarantined as %s: arrivals %s", reason, ", ".join(map(str, these)))


def _lock_waiting(sequences: Sequence[int]) -> set[int]:
    """Lock the arrivals that still wait and that no other opener has locked."""
    these = {"first": min(sequences), "last": max(sequences)}
    return {*sequences}.intersection(db.session.connection().scalars(LOCK_WAITING, these))


def _set_statuses(read: Sequence[Read]) -> None:
    """Mark each as opened, or as quarantined if it has a reason."""
    now = datetime.now(UTC)
    opened = list[dict[str, Any]]()
    whole, trimmed = list[dict[str, Any]](), list[dict[str, Any]]()
    for one in read:
        if isinstance(one.becomes, str):
            same = trimmed if one.becomes in PROVEN_FALSE else whole
            same.append({"of": one.sequence, "reason": one.becomes})
        else:
            opened.append(_as_opened(one.sequence, one.becomes, now))
    connection = db.session.connection()
    for statement, rows in ((OPEN, opened), (QUARANTINE, whole), (TRIM, trimmed)):
        if rows:
            connection.execute(statement, rows)


def _as_opened(sequence: int, stored: Stored, now: datetime) -> dict[str, Any]:
    """From now on the report's own key rules what arrived, too; odd texts go from its envelope."""
    return {
        "of": sequence,
        "opened_at": now,
        "raw": stored.sealed.raw,
        "saved_at": stored.row["saved_at"],
        "build": stored.row["build"],
    }
