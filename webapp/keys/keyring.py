"""Reads the unit's sealing keys: a folder of files, one JWK each, readable by the server only.

Phones seal with the newest, which is the last by file name; every key opens. Files may be added
while the product runs. Remove none while a phone may hold a report sealed with it. A machine that
only receives reports has files of public keys and opens nothing.
"""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from flask import current_app
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from webapp.config import current_config, read_or_create_secret
from webapp.keys import sealing

FIRST_KEY = "0001.json"


class NoSealingKey(Exception):
    """There is no key, so nothing can be sealed."""


class BadKeyFile(Exception):
    """A file in the folder is not a whole JWK on the curve P-256."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is not a sealing key. Replace it with a good copy: reports sealed with it "
            "cannot be opened without it."
        )


class _Ring(NamedTuple):
    public: tuple[dict[str, Any], ...] = ()
    private: dict[str, ECKey] = {}


_CACHE = "esafety-keys"
_Cached = tuple[str, int, _Ring]  # the folder, its st_mtime_ns, and the keys read from it then


def ensure() -> None:
    """Make the first key if there is none. Two starts at once make one key."""
    if not _load_ring().public:
        read_or_create_secret(_folder() / FIRST_KEY, _generate_key)


def public_set() -> list[dict[str, Any]]:
    """Return the public keys as JWKs, the newest first."""
    return [dict(public) for public in _load_ring().public]


def can_open() -> bool:
    """Whether this machine holds a private key."""
    return bool(_load_ring().private)


def seal(plaintext: bytes, rid: str) -> str:
    """Seal the report with the id `rid` with the newest key, as phones do. Raises NoSealingKey."""
    public = _load_ring().public
    if not public:
        raise NoSealingKey
    return sealing.seal(plaintext, public=public[0], rid=rid)


def unseal(compact: str) -> tuple[dict[str, Any], bytes]:
    """Return the header and the plaintext. Raises sealing.CannotUnseal, whatever is wrong."""
    return sealing.unseal(compact, _load_ring().private.get)


def _folder() -> Path:
    return current_config().instance_dir / "keys"


def _cached_ring() -> _Cached | None:
    cached: _Cached | None = current_app.extensions.get(_CACHE)
    return cached


def _load_ring() -> _Ring:
    """Return the keys in the folder. They are cached until a file is added."""
    known = _cached_ring()
    path = known[0] if known else str(_folder())
    try:
        changed = os.stat(path).st_mtime_ns  # noqa: PTH116 - on every report, and pathlib is slower
    except FileNotFoundError:
        return _Ring()
    if not known or known[1] != changed:
        try:
            known = (path, changed, _read(Path(path)))
        except BadKeyFile:
            # A file that is still being copied is not whole: until it is, the known keys serve.
            if not known:
                raise
        current_app.extensions[_CACHE] = known
    return known[2]


def _read(folder: Path) -> _Ring:
    files = sorted(folder.glob("*.json"), reverse=True)
    keys = [_read_key(file) for file in files]
    private = {key.thumbprint(): key for key in keys if key.is_private}
    return _Ring(tuple(_public_half(key) for key in keys), private)


def _read_key(file: Path) -> ECKey:
    try:
        key = ECKey.import_key(json.loads(file.read_text()))
        if key.curve_name != "P-256":
            raise BadKeyFile(file)
    except (ValueError, TypeError, KeyError, JoseError) as error:
        raise BadKeyFile(file) from error
    return key


def _public_half(key: ECKey) -> dict[str, Any]:
    """Return the public half; its `kid` is the RFC 7638 thumbprint."""
    numbers = {name: key.as_dict(private=False)[name] for name in ("kty", "crv", "x", "y")}
    return {**numbers, "kid": key.thumbprint(), "use": "enc", "alg": "ECDH-ES"}


def _generate_key() -> str:
    key = ECKey.generate_key("P-256", private=True)
    return json.dumps({**key.as_dict(private=True), "kid": key.thumbprint()})
