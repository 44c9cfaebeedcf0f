"""Rotates storage keys: a new one wraps every data key, in batches, while the product serves."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Table, bindparam, literal, select, update

from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.keys import known
from webapp.texts import cipher, storage_keys
from webapp.texts.models import DataKey
from webapp.texts.sealing import KEY

BATCH = 500

TABLE = cast(Table, DataKey.__table__)
# Not one that was destroyed meanwhile.
WRAP_AGAIN = (
    update(TABLE)
    .where(
        TABLE.c.owner == bindparam("of"),
        TABLE.c.owner_id == bindparam("number"),
        TABLE.c.storage_kid == bindparam("before"),
    )
    .values(storage_kid=bindparam("kid"), wrapped=bindparam("secret"))
)


def rotate() -> int:
    """Add a storage key and wrap every data key with it. Returns how many.

    Idempotent: if it is killed, `wrap_again` does the rest. Raises StorageKeyAway.
    """
    with writing():
        known.note(known.Kind.STORAGE, [storage_keys.add()])
    return wrap_again()


def wrap_again() -> int:
    """Wrap with the newest key every data key that is wrapped by an older one."""
    count = 0
    while rows := _wrap_batch():
        with writing():
            db.session.connection().execute(WRAP_AGAIN, rows)
        count += len(rows)
    return count


def _wrap_batch() -> list[dict[str, Any]]:
    older = sorted(storage_keys.used_kids() - {storage_keys.newest()})
    if not older:
        return []
    # A literal: of a parameter PostgreSQL guesses that many have it, and would look at them all.
    kid = literal(older[0], literal_execute=True)
    query = select(DataKey).where(DataKey.storage_kid == kid).limit(written_out(BATCH))
    found: Sequence[DataKey] = db.session.scalars(query).all()
    rows = [_wrap(key) for key in found]
    db.session.rollback()
    return rows


def _wrap(key: DataKey) -> dict[str, Any]:
    at = cipher.place(key.owner, key.owner_id, KEY)
    secret = storage_keys.unwrap(key.storage_kid or "", key.wrapped or b"", at)
    kid, wrapped = storage_keys.wrap(secret, at)
    of = {"of": key.owner, "number": key.owner_id, "before": key.storage_kid}
    return {**of, "kid": kid, "secret": wrapped}
