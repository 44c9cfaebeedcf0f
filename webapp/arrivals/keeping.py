"""Keeps what arrives: one statement a batch, committed before anybody is given a receipt."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from sync.outcome import Code, Outcome, ReceivedItem
from webapp.arrivals import statements
from webapp.arrivals.models import Arrival, ErasedBefore
from webapp.arrivals.trouble import told_to_phones
from webapp.extensions import db
from webapp.sqlite import must_still_be_there, turn_to_write

Key = tuple[str, str]

_AGAIN = {code: code for code in (Code.QUARANTINED, Code.ERASED_BEFORE)}


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
    with told_to_phones(), turn_to_write(db.engine), db.engine.connect() as connection:
        statements.lock(connection, ids)
        yield connection
        connection.commit()
        must_still_be_there(connection)


def _keep(connection: Connection, items: Sequence[ReceivedItem]) -> list[Outcome]:
    now = datetime.now(UTC)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    rows = _rows(items)
    codes = statements.insert(connection, list(rows.values()), now)
    as_new = {code: Outcome(code, now) for code in Code}
    new = {key: as_new[Code(code)] for key, code in codes.items()}
    known = _known(connection, [key for key in rows if key not in new])
    if len(rows) < len(items):
        known |= {key: Outcome(_again(code), now) for key, code in codes.items()}
    return [new.pop(key) if (key := item[:2]) in new else known[key] for item in items]


def _rows(items: Sequence[ReceivedItem]) -> dict[Key, statements.Row]:
    """A row for each different item; the second digest of an id in one batch is a variant."""
    rows: dict[Key, statements.Row] = {}
    ids = set()
    for id_, digest, raw, saved_at, build, fault, sent_id in items:
        if (id_, digest) not in rows:
            code = Code.VARIANT_STORED if id_ in ids else Code.STORED
            code = Code.QUARANTINED if fault else code
            rows[id_, digest] = statements.Row(
                id_, digest, raw, code, fault, sent_id, saved_at, build
            )
            ids.add(id_)
    return rows


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
    """What is answered when the same comes again."""
    return _AGAIN.get(Code(code), Code.ALREADY_STORED)
