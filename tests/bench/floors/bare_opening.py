"""A floor for opening: decrypts and parses, and discards the result."""

import json
import time
from contextlib import suppress
from typing import Any

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from joserfc.registry import HeaderParameter

from tests.bench import prepared
from tests.bench.keeper import Wrong

REGISTRY = jwe.JWERegistry(
    header_registry={"rid": HeaderParameter("report id", "str")},
    algorithms=["ECDH-ES", "A256GCM", "DEF"],
)


def seconds(reports: int) -> float:
    """The seconds to decrypt and parse `reports` reports, all sealed to one key."""
    key, public = _new_key()
    sealed = [envelope["sealed"] for envelope in prepared.seal(public, reports)]
    start = time.perf_counter()
    for compact in sealed:
        opened = jwe.decrypt_compact(compact, key, registry=REGISTRY)
        json.loads(opened.plaintext or b"")
    return time.perf_counter() - start


def seconds_for_junk(items: int) -> float:
    """The seconds to find that as many seals of 31 kB do not hold."""
    key, public = _new_key()
    sealed = [envelope["sealed"] for envelope in prepared.seal_wrongly(public, items)]
    start = time.perf_counter()
    for compact in sealed:
        with suppress(JoseError):
            jwe.decrypt_compact(compact, key, registry=REGISTRY)
            raise Wrong("a seal of junk held")
    return time.perf_counter() - start


def _new_key() -> tuple[ECKey, dict[str, Any]]:
    key = ECKey.generate_key("P-256", private=True)
    return key, {**key.as_dict(private=False), "kid": key.thumbprint()}
