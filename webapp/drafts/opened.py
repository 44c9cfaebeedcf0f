"""Tells how long a page has been open, from the moment that its form carries."""

from datetime import UTC, datetime

FIELD = "opened"


def opened_at(given: str | None) -> datetime:
    """The moment; for what no page of ours wrote, long ago: then nothing is kept after sending."""
    try:
        moment = datetime.fromisoformat(given or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
