"""Cuts what a report holds to what a page shows. Pure.

Anybody can send a report, so a line and a page have bounds whatever is in it. A person's report is
far below them; the report itself is kept whole.
"""

from typing import Any

MAX_TEXT = 4_000
MAX_ITEMS = 50
MAX_FIELDS = 100


def bounded(value: Any) -> Any:
    """The value with each text, list and object inside cut at its bound.

    All of a report is within MAX_BYTES of webapp/reports/bounds.py.
    """
    if isinstance(value, str):
        return shorten(value, MAX_TEXT)
    if isinstance(value, list):
        return [bounded(one) for one in value[:MAX_ITEMS]]
    if isinstance(value, dict):
        fields = sorted(value.items())[:MAX_FIELDS] if len(value) > MAX_FIELDS else value.items()
        return {shorten(name, MAX_FIELDS): bounded(one) for name, one in fields}
    return value


def shorten(text: str, most: int) -> str:
    """At most so many characters, and an ellipsis if some are missing."""
    return text if len(text) <= most else f"{text[:most]}…"
