"""Reads one code or a list of codes alike. Pure. The phone's twin: static/js/report/codes.js."""

from typing import Any


def as_codes(value: Any) -> list[str]:
    """One code or a list of codes as a list; anything that is not text is left out."""
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
