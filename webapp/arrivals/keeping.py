"""Keeps what arrives: a batch is committed before anybody gets a receipt (docs/decisions/0003).

Keeping is idempotent: the same item always has the same receipt.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, select

from sync.contract import ArrivingItem, Code, Outcome
from webapp import clock
from webapp.arrivals import insert_sql, storage
from webapp.arrivals.cannot_keep import failures_as_cannot_keep
from webapp.arrivals.insert_sql import Key, Row
from webapp.arrivals.models import Arrival, ErasedBefore, Status
from webapp.arrivals.storage import Room
from webapp.extensions import db

Outcomes = dict[Key, Outcome]

# Plain strings: the database driver is slow to adapt an enum.
_WAITING = {code: (str(code), str(Status.WAITING)) for code in Code}
_QUARANTINED = str(Code.QUARANTINED), str(Status.QUARANTINED)

# Any other code becomes ALREADY_STORED when the same item is sent again.
_SAME_WHEN_REPEATED = {Code.QUARANTINED, Code.ERASED_BEFORE, Code.RETRY_LATER}


def keep(items: Sequence[ArrivingItem], *, from_officer: bool = False) -> list[Outcome]:
    """Keep each item once and return its outcome, in order. Uses a connection of its own.

    Where there is little room, what is large or not soundly sealed is for later, unless an officer
    brought it. Raises CannotKeep if the database is full, read-only or gone, or if there is no room
    at all. Any items that were committed all the same get the same receipt when they come again.
    """
    if not items:
        return []
    with _connect() as connection:
        found = storage.require_room(wanted=sum(len(item.raw) for item in items))
        only_small = found is Room.LITTLE and not from_officer
        return _keep(connection, items, only_small=only_small)


def keep_once(item: ArrivingItem) -> Outcome:
    """Keep an item unless its id is known, whatever its digest: then return the first receipt."""
    with _connect() as connection:
        storage.require_room(wanted=len(item.raw))
        row = as_row(item, Code.STORED)
        new = _insert(connection, [row])
        if new:
            return new[item.id, item.digest]
        first = connection.execute(
            select(Arrival.arrived_at).where(Arrival.id == item.id).order_by(Arrival.sequence)
        ).scalar()
        if first:
            return Outcome(Code.ALREADY_STORED, first)
        return _find_known(connection, [row])[item.id, item.digest]


@contextmanager
def _connect() -> Iterator[Connection]:
    """Open a connection on which `insert_sql.insert` commits. Raises CannotKeep."""
    with failures_as_cannot_keep(), db.engine.connect() as connection:
        yield insert_sql.with_autocommit(connection)


def _keep(
    connection: Connection, items: Sequence[ArrivingItem], *, only_small: bool
) -> list[Outcome]:
    every = _rows(items)
    rows = _only_small_and_sound(every) if only_small else every
    outcomes = _insert(connection, list(rows.values()))
    if len(outcomes) < len(every):
        # `outcomes` stays on the right: what is found must not replace what was just inserted.
        outcomes = _find_known(connection, _remaining(rows, outcomes)) | outcomes
        outcomes = _insert_variants(connection, _remaining(rows, outcomes)) | outcomes
        # Another process may have won the race to insert the same variant.
        outcomes = _find_known(connection, _remaining(every, outcomes)) | outcomes
    if only_small:
        later = Outcome(Code.RETRY_LATER, clock.now())
        outcomes = dict.fromkeys(every, later) | outcomes
    results = []
    for item in items:
        key = item.id, item.digest
        results.append(outcomes[key])
        if len(every) < len(items):  # the batch holds duplicates
            outcomes[key] = _answer_repeat(outcomes[key])
    return results


def _rows(items: Sequence[ArrivingItem]) -> dict[Key, Row]:
    """Make a row for each different item; the second digest of an id in a batch is a variant."""
    rows: dict[Key, Row] = {}
    ids = set()
    for item in items:
        key = item.id, item.digest
        if key not in rows:
            rows[key] = as_row(item, Code.VARIANT_STORED if item.id in ids else Code.STORED)
            ids.add(item.id)
    return rows


def as_row(item: ArrivingItem, code: Code) -> Row:
    """The row that an item becomes; without a seal, only the beginning is kept."""
    became = _QUARANTINED if item.fault else _WAITING[code]
    size = len(item.raw)
    if item.kid is None and size > storage.KEPT_WHEN_TRIMMED:
        trimmed = item._replace(raw=item.raw[: storage.KEPT_WHEN_TRIMMED])
        return Row(*trimmed, size, True, *became)
    return Row(*item, size, False, *became)


def _only_small_and_sound(rows: Mapping[Key, Row]) -> dict[Key, Row]:
    small = storage.SMALL_ITEM
    return {key: row for key, row in rows.items() if row.reason is None and row.size <= small}


def _remaining(rows: Mapping[Key, Row], outcomes: Collection[Key]) -> list[Row]:
    return [row for key, row in rows.items() if key not in outcomes]


def _insert(connection: Connection, rows: Sequence[Row]) -> Outcomes:
    if not rows:
        return {}
    now = clock.now()
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    as_new = {str(code): Outcome(code, now) for code in Code}
    new = insert_sql.insert(connection, rows, now)
    return {(row.id, row.digest): as_new[row.code] for row in new}


def _insert_variants(connection: Connection, rows: Sequence[Row]) -> Outcomes:
    """Insert rows whose id is known but whose digest is not."""
    variant = str(Code.VARIANT_STORED)
    return _insert(connection, [row._replace(code=variant) for row in rows if not row.reason])


def _find_known(connection: Connection, rows: Sequence[Row]) -> Outcomes:
    """Find what was kept or erased before."""
    if not rows:
        return {}
    ids = {row.id for row in rows}
    kept = connection.execute(
        select(Arrival.id, Arrival.digest, Arrival.code, Arrival.arrived_at).where(
            Arrival.id.in_(ids)
        )
    )
    known = {row[:2]: _answer_repeat(Outcome(Code(row.code), row.arrived_at)) for row in kept}
    erased = connection.execute(select(ErasedBefore.__table__).where(ErasedBefore.id.in_(ids)))
    # The skeleton of an erased report is kept, and does not speak for it.
    gone = {row[:2]: Outcome(Code.ERASED_BEFORE, row.erased_at) for row in erased}
    return known | gone


def _answer_repeat(outcome: Outcome) -> Outcome:
    """Return the outcome of the same item when it is sent again."""
    if outcome.code in _SAME_WHEN_REPEATED:
        return outcome
    return outcome._replace(code=Code.ALREADY_STORED)
