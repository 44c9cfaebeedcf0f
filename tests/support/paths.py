"""Paths through the questions, by what they are about. Needs an edition."""

from webapp.guidance import editions
from webapp.triage import tree


def code_of(area: str) -> str:
    """The code of some ending in which only this area is involved."""
    endings = tree.load(editions.current().content).endings
    return next(ending.code for ending in endings if ending.path.areas == (area,))
