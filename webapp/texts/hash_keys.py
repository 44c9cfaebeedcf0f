"""Reads the keys of keyed hashes: files beside the storage keys, each made when first needed."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from flask import current_app

from webapp.secret_files import read_or_create_secret
from webapp.texts import storage_keys

_CACHE = "esafety-hash-keys"
_Stamp = tuple[int, int] | None


def read_key(name: str) -> bytes:
    """The key in the file of this name. It is cached until the file is another.

    Raises StorageKeyAway while the folder of the keys is away.
    """
    cache: dict[str, tuple[_Stamp, bytes]] = current_app.extensions.setdefault(_CACHE, {})
    path = storage_keys.folder() / name
    known = cache.get(name)
    if known is None or known[0] is None or known[0] != _stamp(path):
        storage_keys.require()
        secret = read_or_create_secret(path, lambda: secrets.token_urlsafe(32)).encode()
        known = cache[name] = (_stamp(path), secret)
    return known[1]


def replace_key(name: str) -> None:
    """Make a new key, which every process uses from its next hash on. Raises StorageKeyAway."""
    storage_keys.require()
    (storage_keys.folder() / name).unlink(missing_ok=True)
    read_key(name)


def _stamp(path: Path) -> _Stamp:
    with suppress(FileNotFoundError):
        found = os.stat(path)  # noqa: PTH116 - on every report, and pathlib is slower
        return found.st_mtime_ns, found.st_ino
    return None
