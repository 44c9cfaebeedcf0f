"""Decides whether anybody who can act has been told. Pure.

The phone's twin is `static/js/report/reached.js`; a property test compares the two.
"""

from collections.abc import Collection, Mapping
from typing import Any

from webapp.reports.checks import Answers
from webapp.reports.rules import LEAD, LEADS, RULES

REACHED = frozenset(RULES["reached"])


def nobody_reached(path: Mapping[str, Any] | None, answers: Answers) -> bool:
    """Whether nobody was spoken to who can act on it: advice lines and unanswered calls are none.

    A lead it is about does not count, nor a deputy who may be close to them.
    """
    rung = answers.get("rung")
    told = REACHED.difference(_close_to(path))
    return not any(
        call.get("who") in told and call.get("result") == "spoke"
        for call in (rung if isinstance(rung, list) else [])
    )


def _close_to(path: Mapping[str, Any] | None) -> Collection[str]:
    """The kept contacts that it is about, or that may be close to them."""
    if not path or not is_about_lead(path):
        return ()
    return (LEAD,) if path.get("deputy") == "yes" else LEADS


def is_about_lead(path: Mapping[str, Any] | None) -> bool:
    """Whether it is about the safeguarding lead, or somebody close to them."""
    path = path or {}
    return path.get("about_lead") == "yes" or path.get("who") == "lead"
