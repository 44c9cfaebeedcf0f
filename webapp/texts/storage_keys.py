"""Reads the storage keys, which wrap the data keys: a folder of files, readable by the server only.

Each file is named by a number of four digits; the one with the highest wraps new data keys, and
every one unwraps. The folder is STORAGE_KEYS, or else `storage-keys` in the instance folder.
"""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app
from sqlalchemy import select

from sync import base64url
from webapp.config import current_config
from webapp.errors import AppError
from webapp.extensions import db
from webapp.keys import known
from webapp.keys.keyring import KeysUnreadable, LockedKeyFile
from webapp.secret_files import Stamp, read_or_create_secret, stamp_of
from webapp.texts import cipher
from webapp.texts.models import DataKey

NAMED = re.compile(r"[0-9]{4}\.key")
KID_CHARACTERS = 12


class BadStorageKey(KeysUnreadable):
    """A file in the folder is not a storage key."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is not a storage key. Replace it with a good copy: the texts of reports "
            "cannot be read without it."
        )


class StorageKeyAway(KeysUnreadable):
    """The key that is needed is not in the folder."""

    def __init__(self) -> None:
        super().__init__(f"A storage key is missing from {folder()}. Put it back.")


class StorageKeysMissing(AppError):
    """Texts are sealed with keys that are not here: perhaps the database was restored alone."""

    def __init__(self) -> None:
        super().__init__(
            "The texts of the reports here are sealed with storage keys that are not in "
            f"{folder()}. Put the folder back from its backup, then start again. A new key would "
            "not open them."
        )


class StorageKeyInUse(AppError):
    """The key is not there, or is still needed."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is not an older storage key that nothing needs. Run `esafety keys "
            "rotate-storage` first: a new key then wraps everything, and the older ones nothing."
        )


class _Ring(NamedTuple):
    newest: str
    """The kid of the key that wraps; "" without any key."""
    keys: dict[str, AESGCM]
    number: int


_CACHE = "esafety-storage-keys"
_Cached = tuple[str, Stamp, _Ring]  # the folder, its stamp, and the keys read from it then


def ensure() -> None:
    """Make the first key if there is none. Two starts at once make one key.

    Raises StorageKeysMissing instead if anything is sealed with a key that is not here.
    """
    here, used = _load_ring().keys, used_kids()
    if not used.issubset(here):
        raise StorageKeysMissing
    if not here:
        read_or_create_secret(folder() / _name(1), _generate)


def add() -> str:
    """Add a new key, which wraps new data keys from now on. Returns its kid."""
    secret = read_or_create_secret(folder() / _name(_load_ring().number + 1), _generate)
    return _kid(base64url.decode(secret.encode()))


def destroy(number: int) -> Path:
    """Delete the file of an older key, in the caller's transaction.

    Raises StorageKeyInUse if anything is wrapped by it.
    """
    file = folder() / _name(number)
    kid = _kid(_read_key(file)) if file.exists() else ""
    if not kid or kid in {newest(), *used_kids()}:
        raise StorageKeyInUse(file)
    known.note_gone(known.Kind.STORAGE, kid)
    file.unlink()
    return file


def kids() -> list[str]:
    """The names of the keys that are here."""
    return [*_load_ring().keys]


def newest() -> str:
    """The kid of the key that wraps. Raises StorageKeyAway."""
    require()
    return _load_ring().newest


def wrap(secret: bytes, at: bytes) -> tuple[str, bytes]:
    """The kid of the newest key, and the secret under it. Raises StorageKeyAway without any."""
    ring = _load_ring()
    if not ring.newest:
        raise StorageKeyAway
    return ring.newest, cipher.seal(ring.keys[ring.newest], secret, at)


def unwrap(kid: str, wrapped: bytes, at: bytes) -> bytes:
    """The secret. Raises StorageKeyAway, or DoesNotOpen."""
    key = _load_ring().keys.get(kid)
    if key is None:
        raise StorageKeyAway
    return cipher.unseal(key, wrapped, at)


def require() -> None:
    """Raise StorageKeyAway if nothing can be sealed."""
    if not are_here():
        raise StorageKeyAway


def are_here() -> bool:
    """Whether there is any key."""
    return bool(_load_ring().newest)


def are_readable() -> bool:
    """Whether each file in the folder is a key by now, whatever was read before."""
    try:
        _read(folder())
    except KeysUnreadable:
        return False
    return True


def used_kids() -> set[str]:
    """The keys that wrap a data key."""
    wrapped = select(DataKey.storage_kid).where(DataKey.storage_kid.is_not(None))
    return {str(kid) for kid in db.session.scalars(wrapped.distinct())}


def folder() -> Path:
    """Where they are."""
    return current_config().storage_keys


def _load_ring() -> _Ring:
    """The keys in the folder. They are cached until a file is added or taken away."""
    cached: _Cached | None = current_app.extensions.get(_CACHE)
    path = cached[0] if cached else str(folder())
    stamp = stamp_of(path)
    if stamp is None:
        return _Ring("", {}, 0)
    if not cached or cached[1] != stamp:
        cached = (path, stamp, _read(Path(path)))
        current_app.extensions[_CACHE] = cached
    return cached[2]


def _read(folder: Path) -> _Ring:
    keys, newest, number = {}, "", 0
    for file in sorted(folder.glob("*.key")):
        secret = _read_key(file)
        newest, number = _kid(secret), int(file.stem)
        keys[newest] = AESGCM(secret)
    return _Ring(newest, keys, number)


def _read_key(file: Path) -> bytes:
    try:
        secret = base64url.decode(file.read_bytes().strip())
    except OSError as error:
        raise LockedKeyFile(file, error) from error
    except ValueError:
        secret = b""
    if not NAMED.fullmatch(file.name) or len(secret) != cipher.KEY_BYTES:
        raise BadStorageKey(file)
    return secret


def _name(number: int) -> str:
    return f"{number:04}.key"


def _generate() -> str:
    return base64url.encode(cipher.new_key())


def _kid(secret: bytes) -> str:
    return base64url.encode(hashlib.sha256(secret).digest())[:KID_CHARACTERS]
