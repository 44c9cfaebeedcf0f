"""Seals what belongs to one owner under a new data key, and inserts what was sealed."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Table, insert

from webapp.texts import cipher, storage_keys
from webapp.texts.models import DataKey, SealedText

REPORT, INCIDENT = "report", "incident"
KEY, RAW = "key", "raw"
FIRST = 1

DATA_KEY, SEALED_TEXT = cast(Table, DataKey.__table__), cast(Table, SealedText.__table__)


class Sealed(NamedTuple):
    """A text and raw bytes under one new data key: the rows by column, and the raw bytes sealed."""

    key: dict[str, Any]
    text: dict[str, Any]
    raw: bytes


def seal_report(number: int, *, text: bytes, raw: bytes) -> Sealed:
    """Seal the text of a report and the bytes in which it arrived. Needs no lock and no database.

    Raises StorageKeyAway.
    """
    secret = cipher.new_key()
    kid, wrapped = storage_keys.wrap(secret, cipher.place(REPORT, number, KEY))
    key = AESGCM(secret)
    owner = {"owner": REPORT, "owner_id": number}
    blob = cipher.seal(key, text, cipher.place(REPORT, number, FIRST))
    return Sealed(
        {**owner, "storage_kid": kid, "wrapped": wrapped},
        {**owner, "version": FIRST, "blob": blob},
        cipher.seal(key, raw, cipher.place(REPORT, number, RAW)),
    )


def keep(connection: Connection, sealed: Sequence[Sealed]) -> None:
    """Insert the keys and the texts, in the caller's transaction."""
    connection.execute(insert(DATA_KEY), [one.key for one in sealed])
    connection.execute(insert(SEALED_TEXT), [one.text for one in sealed])
