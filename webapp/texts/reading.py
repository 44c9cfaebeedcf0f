"""Opens sealed texts: a few at a time, as whoever asks will show or derive from each of them."""

from collections.abc import Collection
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Row, and_, bindparam, select

from webapp.extensions import db
from webapp.texts import cipher, storage_keys
from webapp.texts.models import DataKey, SealedText
from webapp.texts.sealing import KEY

OF_OWNERS = (
    select(DataKey.owner, DataKey.owner_id, DataKey.storage_kid, DataKey.wrapped)
    .add_columns(SealedText.version, SealedText.blob)
    .join_from(
        DataKey,
        SealedText,
        and_(DataKey.owner == SealedText.owner, DataKey.owner_id == SealedText.owner_id),
    )
    .where(DataKey.owner == bindparam("of"))
    .where(DataKey.owner_id.in_(bindparam("numbers", expanding=True)))
)

OfKey = DataKey | Row[Any]
"""The row of a data key, or its columns."""


class Erased(Exception):
    """The data key was destroyed, or there has never been one."""


def read_texts(owner: str, numbers: Collection[int]) -> dict[int, bytes]:
    """The newest text of each owner by its number; without those that were erased.

    Raises StorageKeyAway, or DoesNotOpen where a row was changed.
    """
    if not numbers:
        return {}
    rows = db.session.execute(OF_OWNERS, {"of": owner, "numbers": [*numbers]})
    # Sorted here: a database would sort what it reads by an index.
    in_order = sorted(rows, key=lambda row: row.version)
    newest = {row.owner_id: row for row in in_order if row.wrapped is not None}
    return {
        number: cipher.unseal(_unwrap(row), row.blob, _at(row, row.version))
        for number, row in newest.items()
    }


def open_row(row: Row[Any]) -> str:
    """The text of a row with the columns of OF_OWNERS; "" if it has none, or it was erased.

    Raises StorageKeyAway.
    """
    if row.blob is None or row.wrapped is None:
        return ""
    return cipher.unseal(_unwrap(row), row.blob, _at(row, row.version)).decode()


def open_sealed(owner: str, number: int, what: str, sealed: bytes) -> bytes:
    """Open what lies sealed elsewhere, such as the raw bytes of an arrival. Raises Erased too."""
    found = db.session.get(DataKey, (owner, number))
    if found is None or found.wrapped is None:
        raise Erased
    return cipher.unseal(_unwrap(found), sealed, _at(found, what))


def _unwrap(key: OfKey) -> AESGCM:
    secret = storage_keys.unwrap(key.storage_kid or "", key.wrapped or b"", _at(key, KEY))
    return AESGCM(secret)


def _at(key: OfKey, what: object) -> bytes:
    return cipher.place(key.owner, key.owner_id, what)
