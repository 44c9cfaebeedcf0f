"""Seals a text that people at the unit write, under the data key of its owner."""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from webapp.extensions import db
from webapp.texts import cipher, storage_keys
from webapp.texts.models import DataKey, SealedText
from webapp.texts.reading import Erased
from webapp.texts.sealing import FIRST, KEY


def write_text(owner: str, number: int, text: bytes, *, version: int = FIRST) -> None:
    """Seal the owner's text, in the caller's transaction.

    It takes the place of an earlier one of that version. Raises StorageKeyAway, and Erased where
    the owner's key was destroyed.
    """
    key = db.session.get(DataKey, (owner, number)) or _make_key(owner, number)
    if key.wrapped is None:
        raise Erased
    secret = storage_keys.unwrap(
        key.storage_kid or "", key.wrapped, cipher.place(owner, number, KEY)
    )
    blob = cipher.seal(AESGCM(secret), text, cipher.place(owner, number, version))
    db.session.merge(SealedText(owner=owner, owner_id=number, version=version, blob=blob))


def _make_key(owner: str, number: int) -> DataKey:
    kid, wrapped = storage_keys.wrap(cipher.new_key(), cipher.place(owner, number, KEY))
    made = DataKey(owner=owner, owner_id=number, storage_kid=kid, wrapped=wrapped)
    db.session.add(made)
    return made
