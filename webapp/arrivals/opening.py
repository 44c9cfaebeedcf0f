"""Opens the arrivals that wait: each once, in batches, one transaction a batch."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Table, bindparam, insert, select, text, update

from webapp.arrivals.database_errors import is_failure
from webapp.arrivals.models import Arrival, Status, extract_sealed
from webapp.database.sqlite import write_lock
from webapp.extensions import db
from webapp.keys import keyring
from webapp.keys.sealing import CannotUnseal

SET_STATUS = (
    update(Arrival.__table__)  # type: ignore[arg-type]
    .where(Arrival.__table__.c.sequence == bindparam("of"))
    .values({name: bindparam(name) for name in ("status", "reason", "opened_at")})
)

log = logging.getLogger(__name__)


class WaitingArrival(NamedTuple):
    """What is known of an arrival before it is opened; named like its columns."""

    sequence: int
    id: str
    received_at: datetime
    saved_at: str


class NewRow(NamedTuple):
    """The row that an arrival becomes, and its table."""

    table: Table
    row: dict[str, Any]


Receive = Callable[[WaitingArrival, bytes], NewRow]
Unsealed = bytes | CannotUnseal
Batch = dict[WaitingArrival, Unsealed]


class Unreadable(Exception):
    """What was sealed cannot be read as a report; the text is the reason as a code."""


def open_pending(receive: Receive, limit: int = 100) -> int:
    """Open the oldest waiting arrivals, up to `limit`. Returns how many were opened or quarantined.

    `receive` returns the row that an arrival becomes, or raises Unreadable. Two openers at once
    still open each arrival once. A database failure is raised, and all arrivals go on waiting.
    """
    batch = _unseal(limit)
    try:
        return _store(receive, batch)
    except Exception as error:
        db.session.rollback()
        if is_failure(error):
            raise
    return sum(_store_alone(receive, arrival, unsealed) for arrival, unsealed in batch.items())


def _unseal(limit: int) -> Batch:
    """Unseal the arrivals that wait, before anything is locked."""
    waiting = db.session.execute(
        select(*(getattr(Arrival, name) for name in WaitingArrival._fields), Arrival.raw)
        .where(Arrival.status == Status.WAITING)
        .order_by(Arrival.sequence)
        .limit(limit)
    ).all()
    db.session.rollback()
    return {WaitingArrival(*columns): _try_to_unseal(raw) for *columns, raw in waiting}


def _try_to_unseal(raw: bytes) -> Unsealed:
    try:
        return keyring.unseal(extract_sealed(raw))[1]
    except CannotUnseal as reason:
        return reason


def _store(receive: Receive, batch: Batch) -> int:
    """Open or quarantine, in one transaction, those of a batch that still wait."""
    if not batch:
        return 0
    reasons: dict[int, str] = {}
    rows: dict[Table, list[dict[str, Any]]] = {}
    with write_lock(db.engine):
        locked = _lock_waiting(batch)
        for arrival, unsealed in batch.items():
            if arrival.sequence in locked:
                try:
                    table, row = receive(arrival, _require_plaintext(unsealed))
                    rows.setdefault(table, []).append(row)
                except (CannotUnseal, Unreadable) as reason:
                    reasons[arrival.sequence] = str(reason)
        for table, new in rows.items():
            db.session.connection().execute(insert(table), new)
        _set_statuses(locked, reasons)
        db.session.commit()
    for sequence, why in reasons.items():
        log.warning("arrival %s is quarantined: %s", sequence, why)
    return len(locked)


def _store_alone(receive: Receive, arrival: WaitingArrival, unsealed: Unsealed) -> int:
    """Retry one arrival of a batch that failed; the one that made it fail is quarantined."""
    try:
        return _store(receive, {arrival: unsealed})
    except Exception as error:
        db.session.rollback()
        if is_failure(error):
            raise
        log.error("arrival %s could not be stored: %s", arrival.sequence, type(error).__name__)
    return _store(receive, {arrival: CannotUnseal("not_taken_in")})


def _lock_waiting(batch: Batch) -> set[int]:
    """Lock the arrivals that still wait and that no other opener has locked. Returns them."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("BEGIN IMMEDIATE"))
    sequences = [arrival.sequence for arrival in batch]
    return set(sequences).intersection(
        db.session.scalars(
            select(Arrival.sequence)
            .where(Arrival.sequence.between(min(sequences), max(sequences)))
            .where(Arrival.status == Status.WAITING)
            .with_for_update(skip_locked=True)
        )
    )


def _require_plaintext(unsealed: Unsealed) -> bytes:
    if isinstance(unsealed, CannotUnseal):
        raise unsealed
    return unsealed


def _set_statuses(sequences: set[int], reasons: dict[int, str]) -> None:
    """Mark each as opened, or as quarantined if it has a reason."""
    now = datetime.now(UTC)
    opened = {"status": Status.OPENED, "opened_at": now, "reason": None}
    quarantined = {"status": Status.QUARANTINED, "opened_at": None}
    statuses = [
        {"of": sequence, **quarantined, "reason": reasons[sequence]}
        if sequence in reasons
        else {"of": sequence, **opened}
        for sequence in sequences
    ]
    if statuses:
        db.session.connection().execute(SET_STATUS, statuses)
