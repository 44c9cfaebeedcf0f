"""A floor for opening: decrypts and parses, and discards the result."""

import json
import time

from joserfc import jwe
from joserfc.jwk import ECKey
from joserfc.registry import HeaderParameter

from tests.bench import prepared

REGISTRY = jwe.JWERegistry(
    header_registry={"rid": HeaderParameter("report id", "str")},
    algorithms=["ECDH-ES", "A256GCM", "DEF"],
)


def seconds(reports: int) -> float:
    """The seconds to decrypt and parse `reports` reports, all sealed to one key."""
    key = ECKey.generate_key("P-256", private=True)
    public = {**key.as_dict(private=False), "kid": key.thumbprint()}
    sealed = [envelope["sealed"] for envelope in prepared.seal(public, reports)]
    start = time.perf_counter()
    for compact in sealed:
        opened = jwe.decrypt_compact(compact, key, registry=REGISTRY)
        json.loads(opened.plaintext or b"")
    return time.perf_counter() - start
