"""Gathers the poster for a wall; an edition from before there was one has none. Pure."""

from collections.abc import Mapping
from typing import Any

from webapp.guidance.source.content import Content


def gather(content: Content) -> Mapping[str, Any]:
    """What the template is given. Only numbers that may be shown are on a wall."""
    poster = content.poster
    if poster is None:
        raise LookupError("this edition has no poster")
    rings = [contact for contact in poster.rings if not contact.awaits_confirmation]
    return {"heading": poster.title, "poster": poster, "rings": rings}
