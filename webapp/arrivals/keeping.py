"""Keeps what arrives: committed, a batch at once, before anybody is given a receipt."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from sync.contract import Code, Outcome, ReceivedItem
from webapp.arrivals import statements
from webapp.arrivals.database_errors import told_to_phones
from webapp.arrivals.models import Arrival, ErasedBefore, Status
from webapp.arrivals.statements import Key, Row
from webapp.extensions import db

Outcomes = dict[Key, Outcome]

# As plain texts: a driver takes long to find out what an enum is.
_WAITING = {code: (str(code), str(Status.WAITING)) for code in Code}
_QUARANTINED = str(Code.QUARANTINED), str(Status.QUARANTINED)

_AGAIN = {code: code for code in (Code.QUARANTINED, Code.ERASED_BEFORE)}


def keep(items: Sequence[ReceivedItem]) -> list[Outcome]:
    """Keep each item once and say what became of it, in order. On a connection of its own.

    An item's receipt is the same each time. Raises CannotKeep where the database is full,
    read-only or gone: what of them was kept then has the same receipt when it comes again.
    """
    if not items:
        return []
    with _keeping() as connection:
        return _keep(connection, items)


def keep_once(item: ReceivedItem) -> Outcome:
    """Keep an item unless its id is known, under whatever digest: then the first answers."""
    with _keeping() as connection:
        row = _row(item, Code.STORED)
        new = _insert(connection, [row])
        if new:
            return new[item.id, item.digest]
        first = connection.execute(
            select(Arrival.received_at).where(Arrival.id == item.id).order_by(Arrival.sequence)
        ).scalar()
        if first:
            return Outcome(Code.ALREADY_STORED, first)
        return _known(connection, [row])[item.id, item.digest]


@contextmanager
def _keeping() -> Iterator[Connection]:
    """A connection on which `statements.insert` commits; trouble with it is told to phones."""
    with told_to_phones(), db.engine.connect() as connection:
        yield statements.committing(connection)


def _keep(connection: Connection, items: Sequence[ReceivedItem]) -> list[Outcome]:
    rows = _rows(items)
    outcomes = _insert(connection, list(rows.values()))
    for otherwise in (_known, _insert_variants, _known):  # the last: another was faster
        left = [row for key, row in rows.items() if key not in outcomes]
        if left:
            outcomes = otherwise(connection, left) | outcomes
    told = []
    for item in items:
        key = item.id, item.digest
        told.append(outcomes[key])
        if len(rows) < len(items):  # some stand twice in the batch
            outcomes[key] = _again(outcomes[key])
    return told


def _rows(items: Sequence[ReceivedItem]) -> dict[Key, Row]:
    """A row for each different item; the second digest of an id in one batch is a variant."""
    rows: dict[Key, Row] = {}
    ids = set()
    for item in items:
        key = item.id, item.digest
        if key not in rows:
            rows[key] = _row(item, Code.VARIANT_STORED if item.id in ids else Code.STORED)
            ids.add(item.id)
    return rows


def _row(item: ReceivedItem, code: Code) -> Row:
    return Row(*item, *(_QUARANTINED if item.fault else _WAITING[code]))


def _insert(connection: Connection, rows: Sequence[Row]) -> Outcomes:
    now = datetime.now(UTC)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    as_new = {str(code): Outcome(code, now) for code in Code}
    new = statements.insert(connection, rows, now)
    return {(row.id, row.digest): as_new[row.code] for row in new}


def _insert_variants(connection: Connection, rows: Sequence[Row]) -> Outcomes:
    """What is not known although its id is: that is here with another digest."""
    variant = str(Code.VARIANT_STORED)
    return _insert(connection, [row._replace(code=variant) for row in rows if not row.reason])


def _known(connection: Connection, rows: Sequence[Row]) -> Outcomes:
    """What was kept or erased before."""
    ids = {row.id for row in rows}
    kept = connection.execute(
        select(Arrival.id, Arrival.digest, Arrival.code, Arrival.received_at).where(
            Arrival.id.in_(ids)
        )
    )
    known = {row[:2]: _again(Outcome(Code(row.code), row.received_at)) for row in kept}
    erased = connection.execute(select(ErasedBefore.__table__).where(ErasedBefore.id.in_(ids)))
    for row in erased:
        known.setdefault((row.id, row.digest), Outcome(Code.ERASED_BEFORE, row.erased_at))
    return known


def _again(outcome: Outcome) -> Outcome:
    """What is answered when the same comes again."""
    return outcome._replace(code=_AGAIN.get(outcome.code, Code.ALREADY_STORED))
