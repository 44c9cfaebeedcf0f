"""Keeps what arrives: one statement a batch, committed before anybody is given a receipt."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from sync.outcome import CannotKeep, Code, Outcome, ReceivedItem
from webapp.arrivals import statements
from webapp.arrivals.models import Arrival, ErasedBefore
from webapp.extensions import db

Key = tuple[str, str]


def keep(items: Sequence[ReceivedItem]) -> list[Outcome]:
    """Keep each item once and say what became of it, in order. On a connection of its own.

    An item's receipt is the same each time. All are kept or none: raises CannotKeep where the
    database is full, read-only or gone.
    """
    if not items:
        return []
    with _keeping([item.id for item in items]) as connection:
        return _keep(connection, items)


def keep_once(item: ReceivedItem) -> Outcome:
    """Keep an item unless its id is known, under whatever digest: then the first answers."""
    with _keeping([item.id]) as connection:
        first = connection.execute(
            select(Arrival.received_at).where(Arrival.id == item.id).order_by(Arrival.sequence)
        ).scalar()
        if first:
            return Outcome(Code.ALREADY_STORED, first)
        return _keep(connection, [item])[0]


@contextmanager
def _keeping(ids: Collection[str]) -> Iterator[Connection]:
    """A transaction that nobody else keeps these ids in; committed at the end, durably."""
    try:
        with db.engine.connect() as connection:
            statements.lock(connection, ids)
            yield connection
            connection.commit()
    except (DataError, IntegrityError):
        raise
    except (DBAPIError, NoConnectionFree) as error:
        raise CannotKeep from error


def _keep(connection: Connection, items: Sequence[ReceivedItem]) -> list[Outcome]:
    now = datetime.now(UTC)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    rows = _rows(items, now)
    new = statements.insert(connection, list(rows.values()))
    known = _known(connection, [key for key in rows if key not in new])
    outcomes = []
    for item in items:
        key = (item.id, item.digest)
        code = new.pop(key, None)
        if code:
            known[key] = Outcome(_again(code), now)
        outcomes.append(Outcome(Code(code), now) if code else known[key])
    return outcomes


def _rows(items: Sequence[ReceivedItem], now: datetime) -> dict[Key, statements.Row]:
    """A row for each different item; the second digest of an id in one batch is a variant."""
    rows: dict[Key, statements.Row] = {}
    ids: set[str] = set()
    for item in items:
        if (item.id, item.digest) not in rows:
            rows[item.id, item.digest] = _row(item, now, is_variant=item.id in ids)
            ids.add(item.id)
    return rows


def _row(item: ReceivedItem, now: datetime, *, is_variant: bool) -> statements.Row:
    code = Code.VARIANT_STORED if is_variant else Code.STORED
    return statements.Row(
        item.id,
        item.digest,
        item.raw,
        (Code.QUARANTINED if item.fault else code).value,
        item.fault,
        item.sent_id,
        now,
        item.saved_at,
        item.build,
    )


def _known(connection: Connection, keys: Sequence[Key]) -> dict[Key, Outcome]:
    """What the items that were not inserted are answered: kept before, or erased before."""
    if not keys:
        return {}
    ids = [id_ for id_, _ in keys]
    kept = connection.execute(
        select(Arrival.id, Arrival.digest, Arrival.code, Arrival.received_at).where(
            Arrival.id.in_(ids)
        )
    )
    known = {(row.id, row.digest): Outcome(_again(row.code), row.received_at) for row in kept}
    erased = connection.execute(select(ErasedBefore.__table__).where(ErasedBefore.id.in_(ids)))
    for row in erased:
        known.setdefault((row.id, row.digest), Outcome(Code.ERASED_BEFORE, row.erased_at))
    return known


def _again(code: str) -> Code:
    return Code.QUARANTINED if code == Code.QUARANTINED else Code.ALREADY_STORED
