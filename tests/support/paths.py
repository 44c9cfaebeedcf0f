"""Finds the code of a path by its area. Needs a published edition."""

from webapp.guidance import editions
from webapp.triage.tree import build_tree


def code_of(area: str) -> str:
    """The code of an outcome whose only area is this one."""
    pages = build_tree(editions.current().content).outcomes
    return next(page.code for page in pages if page.path.areas == (area,))
