"""Seals reports and builds requests, before any clock starts."""

import base64
from collections.abc import Sequence
from itertools import cycle, islice
from typing import Any

from sync import compact
from tests.attack import jwe
from tests.bench.loads import post
from tests.support import reports

Envelope = dict[str, Any]

ENDPOINT = "/sync/v1/reports"
BESIDE = {"have": [], "waiting": 50, "device_now": "2026-11-24T14:02:31.345Z"}
DIFFERENT = 200


class Stock:
    """Makes sealed reports quickly: reuses known ciphertexts under new ids.

    The endpoint cannot tell, since it never decrypts; an opener could.
    """

    def __init__(self, public: dict[str, Any]) -> None:
        self._known = seal(public, DIFFERENT)

    def take(self, count: int) -> list[Envelope]:
        """`count` envelopes, each with a new id."""
        return [_renamed(known) for known in islice(cycle(self._known), count)]


def seal(public: dict[str, Any], count: int) -> list[Envelope]:
    """`count` real reports, sealed to the unit's key, as phones make them."""
    return [reports.sealed_report(public=public) for _ in range(count)]


def seal_wrongly(public: dict[str, Any], count: int) -> list[Envelope]:
    """`count` long items with a right header and a seal that does not hold."""
    return [jwe.junk(public) for _ in range(count)]


def batches(envelopes: Sequence[Envelope], size: int) -> list[bytes]:
    """Whole requests of `size` reports each."""
    return [_batch(envelopes[at : at + size]) for at in range(0, len(envelopes), size)]


def raw(envelope: Envelope) -> bytes:
    """An envelope as JSON, as a phone writes it."""
    return compact.write(envelope)


def _batch(envelopes: Sequence[Envelope]) -> bytes:
    return post(ENDPOINT, raw({"items": envelopes, **BESIDE}))


def _renamed(known: Envelope) -> Envelope:
    new = reports.uuid7()
    head, rest = known["sealed"].split(".", 1)
    header = base64.urlsafe_b64decode(head + "==").decode().replace(known["id"], new)
    head = base64.urlsafe_b64encode(header.encode()).decode().rstrip("=")
    return reports.envelope(f"{head}.{rest}", report_id=new)
