"""Checks an edition's content as a whole: its questions, and what every page must show. Pure."""

from webapp.guidance.invariants.finding import require_seen
from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import load_shipped
from webapp.guidance.steps.deciding import decide
from webapp.triage.tree import build_tree


def check_content(content: Content) -> None:
    """Raises TreeNotSound or MustBeSeen, each listing its faults. Takes a second."""
    outcomes = [decide(page.path, content) for page in build_tree(content).outcomes]
    require_seen(content, outcomes, shipped=load_shipped())
