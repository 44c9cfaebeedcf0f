"""Keeps what arrives: a batch is committed before anybody gets a receipt (docs/decisions/0003).

Keeping is idempotent: the same item always has the same receipt.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, literal, select, union_all
from sqlalchemy.exc import DBAPIError

from sync.contract import ArrivingItem, Code, Outcome
from webapp import clock
from webapp.arrivals import storage
from webapp.arrivals.cannot_keep import failures_as_cannot_keep
from webapp.arrivals.models import Arrival, ErasedBefore, Status
from webapp.arrivals.storage import Room
from webapp.database.durability import begin
from webapp.database.sqlite import require_same_file, write_lock
from webapp.database.statements import ASKED, asked
from webapp.database.turn import Turn, wait_for_turn_with
from webapp.extensions import db

Key = tuple[str, str]
"""The id and the digest of an item: one that comes again has the same."""

ARRIVAL = cast(Table, Arrival.__table__)
ERASED = cast(Table, ErasedBefore.__table__)
KNOWN = union_all(
    select(ARRIVAL.c.id, ARRIVAL.c.digest, ARRIVAL.c.code, ARRIVAL.c.arrived_at.label("at")).join(
        ASKED, ARRIVAL.c.id == ASKED.c.key
    ),
    select(ERASED.c.id, ERASED.c.digest, literal(str(Code.ERASED_BEFORE)), ERASED.c.erased_at).join(
        ASKED, ERASED.c.id == ASKED.c.key
    ),
)

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
    with failures_as_cannot_keep():
        found = storage.require_room(wanted=sum(len(item.raw) for item in items))
    only_small = found is Room.LITTLE and not from_officer
    with _storing({item.id for item in items}) as connection:
        return _keep(connection, items, only_small=only_small)


def keep_once(item: ArrivingItem) -> Outcome:
    """Keep an item unless its id is known, whatever its digest: then return the first receipt."""
    with failures_as_cannot_keep():
        storage.require_room(wanted=len(item.raw))
    first = select(Arrival.arrived_at).where(Arrival.id == item.id).order_by(Arrival.sequence)
    with _storing({item.id}) as connection:
        if arrived_at := connection.scalar(first.limit(1)):
            return Outcome(Code.ALREADY_STORED, arrived_at)
        return _keep(connection, [item], only_small=False)[0]


def row_of(item: ArrivingItem, code: Code, now: datetime) -> dict[str, Any]:
    """The row that an item becomes; without a seal, only the beginning is kept."""
    size = len(item.raw)
    trimmed = item.kid is None and size > storage.KEPT_WHEN_TRIMMED
    row = item._asdict() | {"arrived_at": now, "size": size, "trimmed": trimmed}
    row["reason"] = fault = row.pop("fault")
    row["code"] = str(Code.QUARANTINED if fault else code)
    row["status"] = str(Status.QUARANTINED if fault else Status.WAITING)
    if trimmed:
        row["raw"] = item.raw[: storage.KEPT_WHEN_TRIMMED]
    return row


@contextmanager
def _storing(ids: set[str]) -> Iterator[Connection]:
    """A transaction beside which nobody stores these, committed at the end. Raises CannotKeep.

    Nobody has a receipt before the file that was written is known to be the database's still.
    """
    with failures_as_cannot_keep(), db.engine.connect() as connection:
        with write_lock(db.engine):
            begin(connection)
            try:
                wait_for_turn_with(connection, Turn.ARRIVALS, ids)
                yield connection
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
        require_same_file(connection)


def _keep(
    connection: Connection, items: Sequence[ArrivingItem], *, only_small: bool
) -> list[Outcome]:
    now = clock.now()
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    known = _find_known(connection, {item.id for item in items})
    ids = {id for id, _ in known}
    outcomes, rows = [], []
    for item in items:
        key = item.id, item.digest
        if key in known:
            outcomes.append(_answer_repeat(known[key]))
        elif only_small and not _is_small_and_sound(item):
            outcomes.append(Outcome(Code.RETRY_LATER, now))
        else:
            rows.append(row_of(item, _code_of(item, is_known=item.id in ids), now))
            outcomes.append(Outcome(Code(rows[-1]["code"]), now))
            known[key] = outcomes[-1]
            ids.add(item.id)
    if rows:
        _insert(connection, rows)
    return outcomes


def _insert(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """PostgreSQL copies a batch in half of the processor's time (docs/decisions/0125)."""
    if connection.dialect.name == "sqlite":
        connection.execute(insert(ARRIVAL), rows)
        return
    statement = f"COPY arrival ({', '.join(rows[0])}) FROM STDIN"
    driver = connection.dialect.loaded_dbapi
    try:
        with connection.connection.cursor().copy(statement) as copy:
            for row in rows:
                copy.write_row(tuple(row.values()))
    except driver.Error as error:
        raise DBAPIError.instance(statement, None, error, driver.Error) from error


def _code_of(item: ArrivingItem, *, is_known: bool) -> Code:
    """Another digest of an id that is known is a variant."""
    return Code.VARIANT_STORED if is_known and not item.fault else Code.STORED


def _is_small_and_sound(item: ArrivingItem) -> bool:
    return item.fault is None and len(item.raw) <= storage.SMALL_ITEM


def _find_known(connection: Connection, ids: Iterable[str]) -> dict[Key, Outcome]:
    """Look up the outcomes of whatever was kept or erased before under these ids."""
    found = [
        ((row.id, row.digest), Outcome(Code(row.code), row.at))
        for row in connection.execute(KNOWN, asked(ids))
    ]
    # The skeleton of an erased report is kept, and does not speak for it.
    return dict(sorted(found, key=lambda each: each[1].code is Code.ERASED_BEFORE))


def _answer_repeat(outcome: Outcome) -> Outcome:
    """The outcome of the same item when it is sent again."""
    if outcome.code in _SAME_WHEN_REPEATED:
        return outcome
    return outcome._replace(code=Code.ALREADY_STORED)
