"""What is handed to the keeper, and what the phone is told became of it."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Code(StrEnum):
    """What became of one item. The words travel on the wire for ever."""

    STORED = "stored"
    ALREADY_STORED = "already_stored"
    VARIANT_STORED = "variant_stored"
    QUARANTINED = "quarantined"
    ERASED_BEFORE = "erased_before"
    RETRY_LATER = "retry_later"
    TOO_LARGE = "too_large"


class ReceivedItem(NamedTuple):
    """One item to keep. `raw` is its own slice of the body, byte for byte.

    `id` and `digest` are what it is kept under. With a `fault` it is for a person to look at:
    the id is made from the slice, and `sent_id` is the one the phone knows it by (None where
    that is no short plain text).
    """

    id: str
    digest: str
    raw: bytes
    saved_at: str
    build: str
    fault: str | None = None
    sent_id: str | None = None


class Outcome(NamedTuple):
    """What the keeper did with one item; `received_at` is the same each time it is sent."""

    code: Code
    received_at: datetime


class Claim(NamedTuple):
    """A phone's question: do you still have the report with this id and digest?"""

    id: str
    digest: str


class CannotKeep(Exception):
    """The database is full, read-only or gone: the batch must come again.

    What of it was kept all the same has the same receipt then.
    """
