"""Opens the arrivals that wait: each once, oldest first (docs/decisions/0032).

All that can be done with nothing locked comes first; then short transactions store.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, func, literal, select, update

from webapp.arrivals.models import Arrival, Status, extract_sealed
from webapp.arrivals.readers import (
    Opened,
    PlanFiling,
    Receive,
    ReportRow,
    Unreadable,
    WaitingArrival,
)
from webapp.arrivals.storage import KEPT_WHEN_TRIMMED
from webapp.database.bulk import update_many
from webapp.database.failures import is_failure
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.keys import keyring
from webapp.keys.keyring import KeysUnreadable
from webapp.keys.sealing import CannotUnseal, KeyAway
from webapp.secret_files import stamped_once
from webapp.texts import name_tokens, sealing, storage_keys
from webapp.texts.name_tokens import Hashed
from webapp.texts.sealing import Sealed

# What one transaction stores, and rewrites: so the lock is held for a few milliseconds.
MAX_ROWS = 25
MAX_BYTES = 256 * 1024

# Their seal proves that they are not reports of any release: their beginning is enough to keep.
# What is more than this release's form can make may be the report of a later form.
PROVEN_FALSE: tuple[str, ...] = ("damaged", "bomb")

# A literal in the statement, so that both databases can use their partial index.
IS_WAITING = Arrival.status == literal(Status.WAITING.value, literal_execute=True)

LOCK_WAITING = (
    select(Arrival.sequence)
    .where(Arrival.sequence.between(bindparam("first"), bindparam("last")), IS_WAITING)
    .with_for_update(skip_locked=True)
)
ARRIVAL = cast(Table, Arrival.__table__)
OF_ARRIVAL = update(ARRIVAL).where(ARRIVAL.c.sequence == bindparam("of"))
QUARANTINE = OF_ARRIVAL.values(
    status=Status.QUARANTINED, reason=bindparam("reason"), opened_at=None
)
TRIM = QUARANTINE.values(raw=func.substr(Arrival.raw, 1, KEPT_WHEN_TRIMMED), trimmed=True)

log = logging.getLogger(__name__)


class Stored(NamedTuple):
    """What is stored of an arrival: its row; its text and its own bytes, sealed; its tokens."""

    row: ReportRow
    sealed: Sealed
    tokens: Hashed


class Read(NamedTuple):
    """An arrival that was read: what is stored of it, or the reason why nothing is."""

    sequence: int
    becomes: Stored | str
    size: int
    """Bytes that storing it moves: the arrival's own, which change with its status, and inside."""


def open_pending(receive: Receive, plan_filing: PlanFiling, limit: int = 100) -> int:
    """Open the oldest waiting arrivals, up to `limit`. Returns how many were opened or quarantined.

    One whose key is not here goes on waiting, and is in nobody's way. Two openers at once still
    open each arrival once. Raises StorageKeyAway or a database failure: then all go on waiting.
    """
    with stamped_once():
        read = _read_waiting(receive, limit)
    return sum(_store_or_part(part, plan_filing) for part in _parts(read))


def _read_waiting(receive: Receive, limit: int) -> list[Read]:
    waiting = db.session.execute(
        select(Arrival.sequence, Arrival.id, Arrival.received_at, Arrival.saved_at, Arrival.raw)
        .where(Arrival.sequence.in_(oldest_with_a_key(limit)))
        .order_by(Arrival.sequence)
    ).all()
    db.session.rollback()
    if waiting:
        storage_keys.require()
    # Step by step for all: in turns, each step would drive the others out of the processor's cache.
    unsealed = [(row, _unseal(row.id, row.raw)) for row in waiting]
    opened = [
        (row, inside, _receive(receive, WaitingArrival(*row[:-1]), inside))
        for row, inside in unsealed
        if inside is not None
    ]
    return [_seal(row.sequence, becomes, inside, row.raw) for row, inside, becomes in opened]


def oldest_with_a_key(limit: int) -> list[int]:
    """The numbers of the oldest that wait and whose key is here: a query a key, on the index."""
    found = [
        db.session.scalars(
            select(Arrival.sequence)
            .where(IS_WAITING, Arrival.kid == kid)
            .order_by(Arrival.sequence)
            .limit(limit)
        ).all()
        for kid in keyring.private_kids()
    ]
    return sorted(chain.from_iterable(found))[:limit]


def _unseal(report_id: str, raw: bytes) -> bytes | Exception | None:
    """The plaintext, or what went wrong. None if its key has gone a moment ago."""
    try:
        header, plaintext = keyring.unseal(extract_sealed(raw))
    except KeyAway:
        return None
    except Exception as error:
        return error
    if header.get("rid") != report_id:
        return Unreadable("other_id_inside")  # the door does not look if it lacks the key
    return plaintext


def _receive(receive: Receive, arrival: WaitingArrival, inside: bytes | Exception) -> Opened | str:
    """What it becomes, or the reason why it becomes nothing."""
    try:
        if isinstance(inside, Exception):
            raise inside
        return receive(arrival, inside)
    except (CannotUnseal, Unreadable) as reason:
        return str(reason)
    except Exception as error:
        return _not_taken_in(arrival.sequence, error)


def _seal(sequence: int, opened: Opened | str, inside: bytes | Exception, raw: bytes) -> Read:
    if isinstance(opened, str) or isinstance(inside, Exception):
        return Read(sequence, str(opened), len(raw))
    try:
        sealed = sealing.seal_report(sequence, text=opened.text, raw=raw)
        tokens = name_tokens.hash_names(opened.names)
    except Exception as error:
        return Read(sequence, _not_taken_in(sequence, error), len(raw))
    row = {**opened.row, "tokens_by": tokens.by}
    return Read(sequence, Stored(row, sealed, tokens), len(raw) + len(inside))


def _not_taken_in(sequence: int, error: Exception) -> str:
    """Raises the error again if it is not the report's own: then it goes on waiting."""
    if is_failure(error) or isinstance(error, KeysUnreadable):
        raise error
    log.error("arrival %s could not be stored: %s", sequence, type(error).__name__)
    return "not_taken_in"


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


def _store_or_part(part: list[Read], plan_filing: PlanFiling) -> int:
    """Store a part; if the database rejects it, each alone: only what it rejects is quarantined."""
    try:
        return _store(part, plan_filing)
    except Exception as error:
        if is_failure(error):
            raise
        if len(part) == 1:
            alone = part[0]
            reason = _not_taken_in(alone.sequence, error)
            return _store([alone._replace(becomes=reason)], plan_filing)
    return sum(_store_or_part([one], plan_filing) for one in part)


def _store(part: Sequence[Read], plan_filing: PlanFiling) -> int:
    """Open or quarantine, in one transaction, those that still wait."""
    rows = [one.becomes.row for one in part if not isinstance(one.becomes, str)]
    file_reports = plan_filing(db.session.connection(), rows)
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
    for one in mine:
        if isinstance(one.becomes, str):
            log.warning("arrival %s is quarantined: %s", one.sequence, one.becomes)
    return len(mine)


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
    update_many(connection, ARRIVAL, opened, key="sequence")
    for statement, rows in ((QUARANTINE, whole), (TRIM, trimmed)):
        if rows:
            connection.execute(statement, rows)


def _as_opened(sequence: int, stored: Stored, now: datetime) -> dict[str, Any]:
    """From now on the report's own key rules what arrived, too; odd texts go from its envelope."""
    return {
        "sequence": sequence,
        "status": Status.OPENED.value,
        "reason": None,
        "opened_at": now,
        "raw": stored.sealed.raw,
        "saved_at": stored.row["saved_at"],
        "build": stored.row["build"],
    }
