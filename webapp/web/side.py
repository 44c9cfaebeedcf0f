"""Decides which side of the product a request is for. The unit's is `/unit` and all below it.

Cookies, caching, compression and the layout of error pages depend on it (docs/decisions/0005).
"""

from flask import Request


def is_units(request: Request) -> bool:
    """Whether the request is for the unit's side; `/united` is not."""
    return request.path == "/unit" or request.path.startswith("/unit/")
