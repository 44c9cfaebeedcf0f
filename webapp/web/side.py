"""Decides which side of the product a request is for. The unit's is `/unit` and all below it.

Cookies, caching, compression and the layout of error pages depend on it (docs/decisions/0005).
"""

from flask import Request

UNIT = "/unit"
# Set in the WSGI environment of a page that is asked for to be packed.
FOR_PACK = {"esafety.for_pack": True}


def is_units(request: Request) -> bool:
    """Whether the request is for the unit's side; `/united` is not."""
    return is_units_path(request.path)


def is_units_path(path: str) -> bool:
    """The same for a request's path."""
    return path == UNIT or path.startswith(f"{UNIT}/")


def is_for_pack(request: Request) -> bool:
    """Whether a pack is being built: its pages must not have what changes without a new pack."""
    return FOR_PACK.items() <= request.environ.items()
