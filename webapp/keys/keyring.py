"""Reads the unit's sealing keys: a folder of files, one JWK each, readable by the server only.

Each file is named by a number of four digits. Phones seal with the newest, which has the highest;
every key opens. Files may be added while the product runs. Remove none while a phone may hold a
report sealed with it: what arrives waits until its key is back. A machine that only receives
reports has files of public keys and opens nothing.
"""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from flask import current_app
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from webapp.config import current_config
from webapp.errors import AppError
from webapp.keys import sealing
from webapp.secret_files import Stamp, read_or_create_secret, stamp_of

NAMED = re.compile(r"[0-9]{4}\.json")


class NoSealingKey(Exception):
    """There is no key, so nothing can be sealed."""


class KeysUnreadable(AppError):
    """The folder holds a file that is no key to us. `str` names it; the sentence is for anybody."""

    status = 503
    sentence = (
        "E-safety cannot read its keys just now. Nothing was changed, and what you saved on your "
        "phone is safe. Try again in a few minutes."
    )

    def __init__(self, why: str) -> None:
        super().__init__()
        self.args = (why,)


class BadKeyFile(KeysUnreadable):
    """A file in the folder is not a whole JWK on the curve P-256."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is not a sealing key. Replace it with a good copy: reports sealed with it "
            "cannot be opened without it."
        )


class LockedKeyFile(KeysUnreadable):
    """The system does not let us read a file in the folder."""

    def __init__(self, file: Path, why: OSError) -> None:
        super().__init__(
            f"{file} cannot be read: {why.strerror}. Make it readable for the user that E-safety "
            "runs as, and for nobody else."
        )


class BadKeyName(KeysUnreadable):
    """A file in the folder is not named by four digits, so nobody can tell how old its key is."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} must have a name of four digits, such as 0002.json.")


class OnlyReceives(AppError):
    """This machine has no private key, and is to have none."""

    sentence = (
        "This machine has no private key: it only receives reports. Make the new key where reports "
        "are opened, and copy its public half here."
    )


class _Ring(NamedTuple):
    public: tuple[dict[str, Any], ...] = ()
    private: dict[str, ECKey] = {}


_CACHE = "esafety-keys"
_Cached = tuple[str, Stamp, _Ring]  # the folder, its stamp, and the keys read from it then


def ensure() -> None:
    """Make the first key if there is none. Two starts at once make one key."""
    if not _load_ring().public:
        read_or_create_secret(folder() / _name(1), _generate_key)


def rotate() -> str:
    """Add a new key, with which phones seal from now on. Returns its kid. Raises OnlyReceives."""
    if not can_open():
        raise OnlyReceives
    newest = int(_key_files(folder())[0].stem)
    made = read_or_create_secret(folder() / _name(newest + 1), _generate_key)
    kid: str = json.loads(made)["kid"]
    return kid


def public_set() -> list[dict[str, Any]]:
    """Return the public keys as JWKs, the newest first."""
    return [dict(public) for public in _load_ring().public]


def kids() -> list[str]:
    """The names of the keys that are here, the newest first."""
    return [public["kid"] for public in _load_ring().public]


def can_open() -> bool:
    """Whether this machine holds a private key."""
    return bool(_load_ring().private)


def private_kids() -> list[str]:
    """The names of the keys that this machine can open with."""
    return [*_load_ring().private]


def are_readable() -> bool:
    """Whether each file in the folder is a key by now, whatever was read before."""
    try:
        _read(folder())
    except KeysUnreadable:
        return False
    return True


def seal(plaintext: bytes, rid: str) -> str:
    """Seal the report with the id `rid` with the newest key, as phones do. Raises NoSealingKey."""
    public = _load_ring().public
    if not public:
        raise NoSealingKey
    return sealing.seal(plaintext, public=public[0], rid=rid)


def unseal(compact: str) -> tuple[dict[str, Any], bytes]:
    """Return the header and the plaintext. Raises what sealing.unseal raises."""
    return sealing.unseal(compact, _load_ring().private.get)


def folder() -> Path:
    """Where they are."""
    return current_config().instance_dir / "keys"


def _cached_ring() -> _Cached | None:
    cached: _Cached | None = current_app.extensions.get(_CACHE)
    return cached


def _load_ring() -> _Ring:
    """Return the keys in the folder. They are cached until a file is added."""
    known = _cached_ring()
    path = known[0] if known else str(folder())
    stamp = stamp_of(path)
    if stamp is None:
        return _Ring()
    if not known or known[1] != stamp:
        try:
            known = (path, stamp, _read(Path(path)))
        except KeysUnreadable:
            # A file that is still being copied is not whole: until it is, the known keys serve.
            if not known:
                raise
        current_app.extensions[_CACHE] = known
    return known[2]


def _name(number: int) -> str:
    return f"{number:04}.json"


def _key_files(folder: Path) -> list[Path]:
    """The newest first. Raises BadKeyName."""
    files = sorted(folder.glob("*.json"), reverse=True)
    for file in files:
        if not NAMED.fullmatch(file.name):
            raise BadKeyName(file)
    return files


def _read(folder: Path) -> _Ring:
    keys = [_read_key(file) for file in _key_files(folder)]
    private = {key.thumbprint(): key for key in keys if key.is_private}
    return _Ring(tuple(_public_half(key) for key in keys), private)


def _read_key(file: Path) -> ECKey:
    try:
        key = ECKey.import_key(json.loads(file.read_text()))
        if key.curve_name != "P-256":
            raise BadKeyFile(file)
        if key.is_private:
            key.private_key  # noqa: B018 - raises ValueError if its halves do not fit together
    except OSError as error:
        raise LockedKeyFile(file, error) from error
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
