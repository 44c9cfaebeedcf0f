"""Keeps a report that came without script, over the web form: sealed here, then like any other."""

import json
from datetime import UTC, datetime
from typing import Any

from sync.contract import Outcome
from sync.envelope import digest_of, judge
from sync.strict import slice_of
from webapp.arrivals.keeping import keep_once
from webapp.keys import keyring


class DoorClosed(Exception):
    """This machine has no private key: it takes no report that is not sealed already."""


def is_open() -> bool:
    """Whether reports without script are taken in here."""
    return keyring.can_open()


def keep_plain(report: dict[str, Any], id: str) -> Outcome:
    """Seal and keep a report under the id that its page was given; the same id again answers the
    first receipt. Raises DoorClosed, CannotKeep, or ValueError for an id that is no UUIDv7."""
    if not is_open():
        raise DoorClosed
    plaintext = json.dumps(report, separators=(",", ":")).encode()
    sealed = keyring.seal(plaintext, rid=id)
    envelope = {
        "id": id,
        "digest": digest_of(sealed.encode()),
        "sealed": sealed,
        "saved_at": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "build": report.get("build"),
    }
    kids = [key["kid"] for key in keyring.public_set()]
    item = judge(slice_of(envelope), kids=kids).item
    if item is None or item.fault:
        raise ValueError("not a report that can be kept under this id")
    return keep_once(item)
