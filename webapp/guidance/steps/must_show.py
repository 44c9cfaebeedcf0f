"""Selects what must be shown on a page for a path. Pure."""

from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import Care, MustShow
from webapp.guidance.steps.situations import any_holds


def select_for_screen(path: TriagePath, content: Content, *, screen: str) -> tuple[MustShow, ...]:
    """What must be shown on this screen for this path, in the content's order."""
    return tuple(
        item
        for item in content.must_show.values()
        if screen in item.screens and any_holds(item.situations, path)
    )


def select_care(before: TriagePath, now: TriagePath, content: Content) -> Care | None:
    """The one sentence that cannot wait: the first that the last answer has made true."""
    for care in content.care:
        if any_holds(care.situations, now) and not any_holds(care.situations, before):
            return care
    return None
