"""Opens what was kept: each arrival once, in batches of one transaction each."""

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy import select, text, update
from sqlalchemy.orm import defer

from webapp.arrivals.models import Arrival, Status, sealed_in
from webapp.arrivals.trouble import is_trouble
from webapp.extensions import db
from webapp.keys import keyring
from webapp.keys.sealing import CannotUnseal
from webapp.sqlite import turn_to_write

Receive = Callable[[Arrival, bytes], None]
Inside = bytes | CannotUnseal

log = logging.getLogger(__name__)


class Unreadable(Exception):
    """What was sealed cannot be read as a report; the text is the reason as a code."""


def open_pending(receive: Receive, limit: int = 100) -> int:
    """Open the oldest waiting arrivals, up to `limit`; how many were opened or quarantined.

    `receive` puts one into db.session, or raises Unreadable before it adds anything. Two openers
    at once still open each arrival once. Where the database has trouble its error is raised, and
    all go on waiting.
    """
    insides = _unseal(limit)
    try:
        with turn_to_write(db.engine):
            return _take_in(receive, insides)
    except Exception as error:
        db.session.rollback()
        if is_trouble(error):
            raise
    return sum(_take_in_alone(receive, one, inside) for one, inside in insides.items())


def _unseal(limit: int) -> dict[int, Inside]:
    """What is inside the waiting arrivals, by sequence; read before anything is locked."""
    waiting = db.session.execute(
        select(Arrival.sequence, Arrival.raw)
        .where(Arrival.status == Status.WAITING)
        .order_by(Arrival.sequence)
        .limit(limit)
    ).all()
    db.session.rollback()
    return {sequence: _inside(raw) for sequence, raw in waiting}


def _inside(raw: bytes) -> Inside:
    try:
        return keyring.unseal(sealed_in(raw))[1]
    except CannotUnseal as reason:
        return reason


def _take_in(receive: Receive, insides: dict[int, Inside]) -> int:
    """One transaction: each arrival that still waits becomes opened or quarantined."""
    arrivals = _locked(list(insides)) if insides else []
    opened = []
    for arrival in arrivals:
        try:
            receive(arrival, _readable(insides[arrival.sequence]))
            opened.append(arrival.sequence)
        except (CannotUnseal, Unreadable) as reason:
            _quarantine(arrival, str(reason))
    if opened:
        db.session.execute(
            update(Arrival)
            .where(Arrival.sequence.in_(opened))
            .values(status=Status.OPENED, opened_at=datetime.now(UTC)),
            execution_options={"synchronize_session": False},
        )
    db.session.commit()
    return len(arrivals)


def _take_in_alone(receive: Receive, sequence: int, inside: Inside) -> int:
    """After a batch failed: the one that made it fail is quarantined, its neighbours are not."""
    try:
        with turn_to_write(db.engine):
            return _take_in(receive, {sequence: inside})
    except Exception as error:
        db.session.rollback()
        if is_trouble(error):
            raise
        log.error("arrival %s could not be taken in: %s", sequence, type(error).__name__)
    return _take_in(receive, {sequence: CannotUnseal("not_taken_in")})


def _locked(sequences: Sequence[int]) -> Sequence[Arrival]:
    """Those that still wait, in order, and that no other opener has in hand."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("BEGIN IMMEDIATE"))
    return db.session.scalars(
        select(Arrival)
        .where(Arrival.sequence.in_(sequences), Arrival.status == Status.WAITING)
        .order_by(Arrival.sequence)
        .options(defer(Arrival.raw))
        .with_for_update(skip_locked=True)
    ).all()


def _readable(inside: Inside) -> bytes:
    if isinstance(inside, CannotUnseal):
        raise inside
    return inside


def _quarantine(arrival: Arrival, reason: str) -> None:
    """A person must look: the unit's pages show it, the log says it without saying whose it is."""
    arrival.status = Status.QUARANTINED
    arrival.reason = reason
    log.warning("arrival %s is quarantined: %s", arrival.sequence, reason)
