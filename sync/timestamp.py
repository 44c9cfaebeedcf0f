"""Formats a moment as the text that travels: `2026-11-24T14:02:31.345Z`."""

from datetime import UTC, datetime
from functools import lru_cache


@lru_cache(maxsize=64)  # the reports of one commit share their moment
def format_timestamp(moment: datetime) -> str:
    """Return a moment with a zone as ISO 8601 in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
