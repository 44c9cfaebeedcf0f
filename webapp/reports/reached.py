"""Decides whether anybody who can act has been told. Pure.

The phone's twin is `static/js/report/reached.js`; a property test compares the two.
"""

from collections.abc import Mapping
from typing import Any

from webapp.reports.checks import Answers
from webapp.reports.rules import RULES

REACHED = frozenset(RULES["reached"])
NOT_CLOSE_TO_LEAD = REACHED.difference(RULES["closeToLead"])


def nobody_reached(path: Mapping[str, Any] | None, answers: Answers) -> bool:
    """Whether nobody was spoken to who can act on it: advice lines and unanswered calls are none.

    A lead it is about does not count, nor their deputy.
    """
    rung = answers.get("rung")
    told = NOT_CLOSE_TO_LEAD if is_about_lead(path) else REACHED
    return not any(
        call.get("who") in told and call.get("result") == "spoke"
        for call in (rung if isinstance(rung, list) else [])
    )


def is_about_lead(path: Mapping[str, Any] | None) -> bool:
    """Whether it is about the safeguarding lead, or somebody close to them."""
    path = path or {}
    return path.get("about_lead") == "yes" or path.get("who") == "lead"
