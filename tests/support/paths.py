"""Paths through the questions, by what they are about. Needs an edition."""

from webapp.guidance import editions
from webapp.triage.tree import build_tree


def code_of(area: str) -> str:
    """The code of some outcome in which only this area is involved."""
    pages = build_tree(editions.current().content).outcomes
    return next(page.code for page in pages if page.path.areas == (area,))
