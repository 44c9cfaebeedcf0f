"""Opens what was kept: each arrival once, in batches of one transaction each."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Table, bindparam, insert, select, text, update

from webapp.arrivals.database_errors import is_trouble
from webapp.arrivals.models import Arrival, Status, sealed_in
from webapp.database.sqlite import write_lock
from webapp.extensions import db
from webapp.keys import keyring
from webapp.keys.sealing import CannotUnseal

MARK = (
    update(Arrival.__table__)  # type: ignore[arg-type]
    .where(Arrival.__table__.c.sequence == bindparam("of"))
    .values({name: bindparam(name) for name in ("status", "reason", "opened_at")})
)

log = logging.getLogger(__name__)


class Waiting(NamedTuple):
    """What is known of an arrival before it is opened; as its columns are named."""

    sequence: int
    id: str
    received_at: datetime
    saved_at: str


class Becomes(NamedTuple):
    """What an arrival becomes: a row of a table."""

    table: Table
    row: dict[str, Any]


Receive = Callable[[Waiting, bytes], Becomes]
Inside = bytes | CannotUnseal
Unsealed = dict[Waiting, Inside]


class Unreadable(Exception):
    """What was sealed cannot be read as a report; the text is the reason as a code."""


def open_pending(receive: Receive, limit: int = 100) -> int:
    """Open the oldest waiting arrivals, up to `limit`; how many were opened or quarantined.

    `receive` says which row one becomes, or raises Unreadable. Two openers at once still open
    each arrival once. Where the database has trouble its error is raised, and all go on waiting.
    """
    unsealed = _unseal(limit)
    try:
        return _take_in(receive, unsealed)
    except Exception as error:
        db.session.rollback()
        if is_trouble(error):
            raise
    return sum(_take_in_alone(receive, one, inside) for one, inside in unsealed.items())


def _unseal(limit: int) -> Unsealed:
    """What is inside the arrivals that wait; found out before anything is locked."""
    waiting = db.session.execute(
        select(*(getattr(Arrival, name) for name in Waiting._fields), Arrival.raw)
        .where(Arrival.status == Status.WAITING)
        .order_by(Arrival.sequence)
        .limit(limit)
    ).all()
    db.session.rollback()
    return {Waiting(*known): _inside(raw) for *known, raw in waiting}


def _inside(raw: bytes) -> Inside:
    try:
        return keyring.unseal(sealed_in(raw))[1]
    except CannotUnseal as reason:
        return reason


def _take_in(receive: Receive, unsealed: Unsealed) -> int:
    """One transaction: what still waits becomes opened or quarantined."""
    if not unsealed:
        return 0
    reasons: dict[int, str] = {}
    rows: dict[Table, list[dict[str, Any]]] = {}
    with write_lock(db.engine):
        still = _locked(unsealed)
        for arrival, inside in unsealed.items():
            if arrival.sequence in still:
                try:
                    table, row = receive(arrival, _readable(inside))
                    rows.setdefault(table, []).append(row)
                except (CannotUnseal, Unreadable) as reason:
                    reasons[arrival.sequence] = str(reason)
        for table, some in rows.items():
            db.session.connection().execute(insert(table), some)
        _mark(still, reasons)
        db.session.commit()
    for sequence, why in reasons.items():
        log.warning("arrival %s is quarantined: %s", sequence, why)
    return len(still)


def _take_in_alone(receive: Receive, arrival: Waiting, inside: Inside) -> int:
    """After a batch failed: the one that made it fail is quarantined, its neighbours are not."""
    try:
        return _take_in(receive, {arrival: inside})
    except Exception as error:
        db.session.rollback()
        if is_trouble(error):
            raise
        log.error("arrival %s failed to be taken in: %s", arrival.sequence, type(error).__name__)
    return _take_in(receive, {arrival: CannotUnseal("not_taken_in")})


def _locked(unsealed: Unsealed) -> set[int]:
    """Those that still wait and that no other opener has in hand."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("BEGIN IMMEDIATE"))
    sequences = [arrival.sequence for arrival in unsealed]
    return set(sequences).intersection(
        db.session.scalars(
            select(Arrival.sequence)
            .where(Arrival.sequence.between(min(sequences), max(sequences)))
            .where(Arrival.status == Status.WAITING)
            .with_for_update(skip_locked=True)
        )
    )


def _readable(inside: Inside) -> bytes:
    if isinstance(inside, CannotUnseal):
        raise inside
    return inside


def _mark(sequences: set[int], reasons: dict[int, str]) -> None:
    """Say how far each has come. What is quarantined is for a person: the unit's pages show it."""
    now = datetime.now(UTC)
    opened = {"status": Status.OPENED, "opened_at": now, "reason": None}
    quarantined = {"status": Status.QUARANTINED, "opened_at": None}
    marks = [
        {"of": sequence, **quarantined, "reason": reasons[sequence]}
        if sequence in reasons
        else {"of": sequence, **opened}
        for sequence in sequences
    ]
    if marks:
        db.session.connection().execute(MARK, marks)
