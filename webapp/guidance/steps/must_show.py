"""Selects what must be shown on a page for a path. Pure."""

from webapp.guidance.path import TriagePath
from webapp.guidance.source.shapes import Content, MustShow
from webapp.guidance.steps.situations import any_holds


def select_for_screen(path: TriagePath, content: Content, *, screen: str) -> tuple[MustShow, ...]:
    """What must be shown on this screen for this path, in the content's order."""
    return tuple(
        item
        for item in content.must_show.values()
        if screen in item.screens and any_holds(item.situations, path)
    )


def select_at_once(before: TriagePath, now: TriagePath, content: Content) -> tuple[MustShow, ...]:
    """What the last answer has revealed and cannot wait. M3 is repeated while it may be sexual."""
    return tuple(
        item
        for item in content.must_show.values()
        if item.at_once
        and any_holds(item.situations, now)
        and (item.id == "M3" or not any_holds(item.situations, before))
    )
