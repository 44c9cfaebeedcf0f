"""Sealed reports, made before any clock starts."""

import base64
import json
from collections.abc import Sequence
from itertools import cycle, islice
from typing import Any

from joserfc.jwk import ECKey

from tests.bench.loads import post
from tests.support import reports

Envelope = dict[str, Any]

DOOR = "/sync/v1/reports"
BESIDE = {"have": [], "waiting": 50, "device_now": "2026-11-24T14:02:31.345Z"}
DIFFERENT = 200


class Stock:
    """As many sealed reports as wanted, quickly: known seals under new ids.

    The door cannot tell them from others, for it never opens; an opener could.
    """

    def __init__(self, public: dict[str, Any]) -> None:
        self._known = sealed(public, DIFFERENT)

    def take(self, count: int) -> list[Envelope]:
        """So many that nobody has had before."""
        return [_renamed(known) for known in islice(cycle(self._known), count)]


def sealed(public: dict[str, Any], count: int) -> list[Envelope]:
    """Real reports, sealed for the unit's key, as phones make them."""
    return [reports.sealed_report(public=public) for _ in range(count)]


def anybodys_key() -> dict[str, Any]:
    """A public key, for floors that do not care whose it is."""
    key = ECKey.generate_key("P-256")
    return {**key.as_dict(private=False), "kid": key.thumbprint()}


def batches(envelopes: Sequence[Envelope], size: int) -> list[bytes]:
    """Whole requests of so many reports each."""
    return [_batch(envelopes[at : at + size]) for at in range(0, len(envelopes), size)]


def raw(envelope: Envelope) -> bytes:
    """An envelope as a phone writes it."""
    return json.dumps(envelope, separators=(",", ":")).encode()


def _batch(envelopes: Sequence[Envelope]) -> bytes:
    return post(DOOR, raw({"items": envelopes, **BESIDE}))


def _renamed(known: Envelope) -> Envelope:
    new = reports.uuid7()
    head, rest = known["sealed"].split(".", 1)
    header = base64.urlsafe_b64decode(head + "==").decode().replace(known["id"], new)
    head = base64.urlsafe_b64encode(header.encode()).decode().rstrip("=")
    return reports.envelope(f"{head}.{rest}", id=new)
