"""Reads and writes the one compact form of JSON that phones write (docs/decisions/0018)."""

import json
from typing import Any, Final

import orjson

NOT_COMPACT: Final = object()


def write(value: Any) -> bytes:
    """Serialise a value in the compact form. An unpaired surrogate, which has none, is escaped."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, separators=(",", ":")).encode()


def read(raw: bytes) -> Any:
    """Return the value of a text in the compact form, or NOT_COMPACT.

    A text that comes out as it went in has one meaning only: a duplicate key, a number that
    JavaScript cannot hold or an odd escape does not survive the round trip.
    """
    try:
        value = orjson.loads(raw)
        written = orjson.dumps(value, option=orjson.OPT_STRICT_INTEGER)
    except (ValueError, TypeError):
        return NOT_COMPACT
    return value if written == raw else NOT_COMPACT
