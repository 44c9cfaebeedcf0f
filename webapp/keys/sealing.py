"""Seals and unseals: compact JWE, ECDH-ES on P-256, A256GCM, compressed. Pure.

service_worker/phone/seal.js is its twin on the phone, and only seals.
"""

from collections.abc import Callable
from typing import Any

from joserfc import jwe
from joserfc.errors import ExceededSizeError
from joserfc.jwk import ECKey
from joserfc.registry import HeaderParameter

REGISTRY = jwe.JWERegistry(
    header_registry={"rid": HeaderParameter("report id", "str")},
    algorithms=["ECDH-ES", "A256GCM", "DEF"],
)


class CannotUnseal(Exception):
    """The seal does not open; the text is the reason as a code."""


def seal(plaintext: bytes, *, public: dict[str, Any], rid: str) -> str:
    """Seal the report with the id `rid` for the public JWK, as a phone does."""
    key = ECKey.import_key({name: public[name] for name in ("kty", "crv", "x", "y")})
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "kid": public["kid"], "rid": rid, "zip": "DEF"}
    return jwe.encrypt_compact(header, plaintext, key, registry=REGISTRY)


def unseal(compact: str, key_for: Callable[[str], ECKey | None]) -> tuple[dict[str, Any], bytes]:
    """Return the header and the plaintext. `key_for` finds the private key of a kid.

    Raises CannotUnseal, whatever is wrong. A decompression bomb stops at 250 kB.
    """
    try:
        sealed = jwe.decrypt_compact(
            compact, lambda recipient: _find_key(recipient, key_for), registry=REGISTRY
        )
    except CannotUnseal:
        raise
    except ExceededSizeError as error:
        raise CannotUnseal("bomb") from error
    except Exception as error:
        raise CannotUnseal("damaged") from error
    return dict(sealed.headers()), sealed.plaintext or b""


def _find_key(recipient: Any, key_for: Callable[[str], ECKey | None]) -> ECKey:
    key = key_for(recipient.headers().get("kid", ""))
    if key is None:
        raise CannotUnseal("unknown_key")
    return key
