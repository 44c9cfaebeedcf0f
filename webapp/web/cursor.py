"""The place in a list after which its next page begins, signed, as an address carries it."""

from typing import Any

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer


def write_cursor(of: str, place: list[Any]) -> str:
    """The cursor of a place in this list."""
    return str(_serializer(of).dumps(place))


def read_cursor(of: str, cursor: str) -> list[Any] | None:
    """The place; None if the cursor was not made here, or for another list."""
    try:
        place: list[Any] = _serializer(of).loads(cursor)
    except BadData:
        return None
    return place


def _serializer(of: str) -> URLSafeSerializer:
    """Signs with the newest key and accepts the older ones, which come first."""
    older = reversed(current_app.config["SECRET_KEY_FALLBACKS"])
    keys = [*older, current_app.config["SECRET_KEY"]]
    return URLSafeSerializer(keys, salt=f"list {of}")
