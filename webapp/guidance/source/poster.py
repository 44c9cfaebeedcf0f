"""The poster for a wall: what to do first, and whom to ring. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from webapp.guidance.source.shapes import Contact
from webapp.guidance.source.strict_words import require_known

Data = Mapping[str, Any]

KEYS = {"title", "to", "acts", "about_lead", "rings"}


@dataclass(frozen=True)
class Poster:
    """`acts` in their order; `about_lead`: if it is about the lead; `rings`: who is at its foot."""

    title: str
    to: str
    acts: tuple[str, ...]
    about_lead: str
    rings: tuple[Contact, ...]


def build_poster(data: Data, find_contacts: Callable[[Data, str], tuple[Contact, ...]]) -> Poster:
    """The poster of `data`. Raises ContentFault for an unknown word, KeyError for a missing one."""
    require_known(KEYS, data, "poster")
    return Poster(
        title=data["title"],
        to=data["to"],
        acts=tuple(data["acts"]),
        about_lead=data["about_lead"],
        rings=find_contacts({"contacts": data["rings"]}, "poster"),
    )
