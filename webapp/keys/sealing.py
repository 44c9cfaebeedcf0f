"""Seals and unseals: compact JWE, ECDH-ES on P-256, A256GCM, compressed. Pure.

service_worker/phone/seal.js is its twin on the phone, and only seals.
"""

import zlib
from collections.abc import Callable
from typing import Any

from joserfc import jwe
from joserfc.errors import ExceededSizeError
from joserfc.jwa import DeflateZipModel
from joserfc.jwk import ECKey
from joserfc.registry import HeaderParameter


class StrictDeflate(DeflateZipModel):
    """DEFLATE in which nothing may follow the end of the stream, and the end may not be missing."""

    def decompress(self, s: bytes) -> bytes:
        """Return what was compressed. Raises ExceededSizeError above 250 kB, else ValueError."""
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        text = stream.decompress(s, self.MAX_SIZE)
        if stream.unconsumed_tail:
            raise ExceededSizeError(f"more than {self.MAX_SIZE} bytes")
        if not stream.eof or stream.unused_data:
            raise ValueError("not one whole stream")
        return text


REGISTRY = jwe.JWERegistry(
    header_registry={"rid": HeaderParameter("report id", "str")},
    algorithms=["ECDH-ES", "A256GCM", "DEF"],
)
REGISTRY.algorithms = {**REGISTRY.algorithms, "zip": {"DEF": StrictDeflate()}}


class CannotUnseal(Exception):
    """The seal does not open; the text is the reason as a code."""


class KeyAway(CannotUnseal):
    """The private key of this seal is not here. That is trouble, and says nothing of the seal."""

    def __init__(self) -> None:
        super().__init__("unknown_key")


def seal(plaintext: bytes, *, public: dict[str, Any], rid: str) -> str:
    """Seal the report with the id `rid` for the public JWK, as a phone does."""
    key = ECKey.import_key({name: public[name] for name in ("kty", "crv", "x", "y")})
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "kid": public["kid"], "rid": rid, "zip": "DEF"}
    return jwe.encrypt_compact(header, plaintext, key, registry=REGISTRY)


def unseal(compact: str, key_for: Callable[[str], ECKey | None]) -> tuple[dict[str, Any], bytes]:
    """Return the header and the plaintext. `key_for` finds the private key of a kid.

    Raises KeyAway if it finds none, and CannotUnseal whatever else is wrong. A decompression bomb
    stops at 250 kB.
    """
    try:
        sealed = jwe.decrypt_compact(
            compact, lambda recipient: _find_key(recipient, key_for), registry=REGISTRY
        )
    except (CannotUnseal, MemoryError):  # a machine that is short of memory proves nothing
        raise
    except ExceededSizeError as error:
        raise CannotUnseal("bomb") from error
    except Exception as error:
        raise CannotUnseal("damaged") from error
    return dict(sealed.headers()), sealed.plaintext or b""


def _find_key(recipient: Any, key_for: Callable[[str], ECKey | None]) -> ECKey:
    header = recipient.headers()
    if "crit" in header:
        raise CannotUnseal("damaged")  # it demands what no phone of ours has ever demanded
    if header["epk"].get("kty") != "EC":
        raise CannotUnseal("damaged")  # joserfc takes its numbers whatever kind of key it says
    key = key_for(header.get("kid", ""))
    if key is None:
        raise KeyAway
    return key
