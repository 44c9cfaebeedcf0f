"""Seals and keeps a report that was written without script, then treats it like any other."""

import json
from datetime import UTC, datetime
from typing import Any

from sync.contract import ArrivingItem, Outcome
from sync.envelope import digest_of, judge
from sync.strict import slice_of
from sync.timestamp import format_timestamp
from webapp.arrivals.keeping import keep_once
from webapp.errors import AppError
from webapp.keys import keyring


class DoorClosed(AppError):
    """This machine has no private key: it takes sealed reports only."""

    status = 503
    sentence = (
        "This page cannot send reports. Use a browser that runs JavaScript, or ring the "
        "Safeguarding Children Unit. Nothing was saved."
    )


def is_open() -> bool:
    """Whether reports without script are accepted here."""
    return keyring.can_open()


def seal_and_keep(report: dict[str, Any], report_id: str) -> Outcome:
    """Seal and keep a report under the id that its page was given.

    Idempotent: the same id again returns the first receipt. Raises DoorClosed, CannotKeep, or
    ValueError if the id is not a UUIDv7.
    """
    if not is_open():
        raise DoorClosed
    return keep_once(seal(report, report_id))


def seal(report: dict[str, Any], report_id: str) -> ArrivingItem:
    """The item that a phone would have sent. Raises ValueError if the id is not a UUIDv7."""
    plaintext = json.dumps(report, ensure_ascii=False, separators=(",", ":")).encode()
    sealed = keyring.seal(plaintext, rid=report_id)
    envelope = {
        "id": report_id,
        "digest": digest_of(sealed.encode()),
        "sealed": sealed,
        "saved_at": format_timestamp(datetime.now(UTC)),
        "build": report.get("build"),
    }
    kids = [key["kid"] for key in keyring.public_set()]
    item = judge(slice_of(envelope), kids=kids).item
    if item is None or item.fault:
        raise ValueError("not a report that can be kept under this id")
    return item
