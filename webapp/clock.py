"""The time at which somebody does something: now, or in a demonstration the moment of its story.

Only `webapp.demo` may call `as_of`: a house rule says so. Whatever protects the product (sessions,
lockouts, links, pauses) reads the real clock and not this one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The moment that is recorded of an act, in UTC."""
    return _moment.get() or datetime.now(UTC)


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Record what this block does as done at this moment."""
    token = _moment.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _moment.reset(token)
