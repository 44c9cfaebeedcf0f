"""Reads one code or a list of codes alike. Pure. The phone's twin: static/js/report/codes.js."""

from typing import Any


def as_codes(value: Any) -> list[str]:
    """One code or a list of codes as a list; anything that is not text is left out."""
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]
