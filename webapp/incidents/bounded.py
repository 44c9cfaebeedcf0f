"""Cuts what a report holds to what a page shows. Pure.

Anybody can send a report, so a line and a page have bounds whatever is in it. A person's report is
far below them; the report itself is kept whole.
"""

from typing import Any

from webapp.reports.bounds import MAX_BYTES

MAX_TEXT = 4_000
MAX_ITEMS = 50
MAX_FIELDS = 100
# In characters. What arrives now is within it: a report of before may have many long texts.
MAX_WHOLE = MAX_BYTES


def bounded(value: Any) -> Any:
    """The value with each text, list and object inside cut at its bound, and all at MAX_WHOLE."""
    return _cut(value, _Room())


class _Room:
    """How many characters there is room for."""

    def __init__(self) -> None:
        self._left = MAX_WHOLE

    def shorten(self, text: str, most: int) -> str:
        """At most so many characters of it, and no more than there is room for."""
        fits = min(most, self._left)
        self._left -= min(len(text), fits)
        return shorten(text, fits)


def _cut(value: Any, room: _Room) -> Any:
    if isinstance(value, str):
        return room.shorten(value, MAX_TEXT)
    if isinstance(value, list):
        return [_cut(one, room) for one in value[:MAX_ITEMS]]
    if isinstance(value, dict):
        fields = sorted(value.items())[:MAX_FIELDS] if len(value) > MAX_FIELDS else value.items()
        return {shorten(name, MAX_FIELDS): _cut(one, room) for name, one in fields}
    return value


def shorten(text: str, most: int) -> str:
    """At most so many characters, and an ellipsis if some are missing."""
    return text if len(text) <= most else f"{text[:most]}…"
