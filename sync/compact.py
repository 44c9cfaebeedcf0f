"""JSON in the one compact form that phones and we write. What stands in it has one meaning only."""

import json
from typing import Any

import orjson


def write(value: Any) -> bytes:
    """A value in the compact form; half a surrogate pair, which has none, is escaped."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, separators=(",", ":")).encode()


def read(raw: bytes) -> Any:
    """The value of a text in the compact form; None where it stands in any other.

    What comes out as it went in holds no key twice, no number that JavaScript cannot hold, and
    nothing that another reader could take for something else: that does not survive the way.
    """
    try:
        value = orjson.loads(raw)
        again = orjson.dumps(value, option=orjson.OPT_STRICT_INTEGER)
    except (ValueError, TypeError):
        return None
    return value if again == raw else None
