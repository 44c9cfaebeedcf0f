"""Decides which side of the product a request is for. The unit's is `/unit` and all below it.

Cookies, caching, compression and the layout of error pages depend on it (docs/decisions/0005).
"""

from flask import Request

UNIT = "/unit"


def is_units(request: Request) -> bool:
    """Whether the request is for the unit's side; `/united` is not."""
    return is_units_path(request.path)


def is_units_path(path: str) -> bool:
    """The same for a request's path."""
    return path == UNIT or path.startswith(f"{UNIT}/")
