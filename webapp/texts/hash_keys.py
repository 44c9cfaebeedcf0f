"""Reads the keys of keyed hashes: files beside the storage keys, each made when first needed."""

import secrets

from flask import current_app

from webapp.secret_files import Stamp, read_or_create_secret, stamp_of
from webapp.texts import storage_keys

_CACHE = "esafety-hash-keys"
_Cached = tuple[str, Stamp | None, bytes]  # the file, its stamp, and the key read from it then


def read_key(name: str) -> bytes:
    """The key in the file of this name. It is cached until the file is another.

    Raises StorageKeyAway while the folder of the keys is away.
    """
    cache: dict[str, _Cached] = current_app.extensions.setdefault(_CACHE, {})
    known = cache.get(name)
    if known is None or known[1] is None or known[1] != stamp_of(known[0]):
        storage_keys.require()
        path = storage_keys.folder() / name
        stamp = stamp_of(str(path))  # before it is read: what replaces it is noticed
        secret = read_or_create_secret(path, lambda: secrets.token_urlsafe(32)).encode()
        known = cache[name] = (str(path), stamp, secret)
    return known[2]


def replace_key(name: str) -> None:
    """Make a new key, which every process uses from its next hash on. Raises StorageKeyAway."""
    storage_keys.require()
    (storage_keys.folder() / name).unlink(missing_ok=True)
    read_key(name)
