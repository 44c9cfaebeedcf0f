"""The words between the endpoint and the keeper: items, outcomes, claims."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Code(StrEnum):
    """The fate of one item. The codes travel on the wire and never change."""

    STORED = "stored"
    ALREADY_STORED = "already_stored"
    VARIANT_STORED = "variant_stored"
    QUARANTINED = "quarantined"
    ERASED_BEFORE = "erased_before"
    RETRY_LATER = "retry_later"
    TOO_LARGE = "too_large"


class ArrivingItem(NamedTuple):
    """One item to keep. `raw` is its own slice of the body, byte for byte.

    `id` and `digest` are the key it is kept under. With a `fault` it is quarantined: the id is
    made from the slice, and `sent_id` is the phone's own (None if that is not a short plain text).
    `kid` names the key that the seal inside was made with: empty if its header names none, None if
    there is no seal inside at all. Then it cannot be a report, and its beginning is enough to keep.
    """

    id: str
    digest: str
    raw: bytes
    saved_at: str
    build: str
    fault: str | None = None
    sent_id: str | None = None
    kid: str | None = None


class Outcome(NamedTuple):
    """The keeper’s answer for one item. `arrived_at` is the same on every retry.

    With RETRY_LATER it was not kept: there is little room just now.
    """

    code: Code
    arrived_at: datetime


class Claim(NamedTuple):
    """A phone's question: do you still have the report with this id and digest?"""

    id: str
    digest: str


class CannotKeep(Exception):
    """The database is full, read-only or gone: the phone must send the batch again.

    Whatever of it was committed all the same gets the same receipt then.
    """
