"""Opening at its barest: decrypt and parse, and do nothing with what was found."""

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
    """How long it takes to decrypt and parse so many reports, each sealed for one key."""
    key = ECKey.generate_key("P-256", private=True)
    public = {**key.as_dict(private=False), "kid": key.thumbprint()}
    sealed = [envelope["sealed"] for envelope in prepared.sealed(public, reports)]
    start = time.perf_counter()
    for compact in sealed:
        opened = jwe.decrypt_compact(compact, key, registry=REGISTRY)
        json.loads(opened.plaintext or b"")
    return time.perf_counter() - start
