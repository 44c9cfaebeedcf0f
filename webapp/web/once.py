"""Remembers within one request what does not change while it is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import has_request_context, request

# In the WSGI environment: what was found, by name. Several requests can have one between them.
FOUND = "esafety.found"

Found = TypeVar("Found")


def once_a_request(find: Callable[[], Found]) -> Callable[[], Found]:
    """`find`, called once in each request; outside one each time. What it raises is not kept."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found() -> Found:
        kept: dict[str, Any] = (
            request.environ.setdefault(FOUND, {}) if has_request_context() else {}
        )
        if name not in kept:
            kept[name] = find()
        answer: Found = kept[name]
        return answer

    return found
