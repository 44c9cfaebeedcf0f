"""What a report's row holds beside the report: its rank, and whether anybody was reached. Pure.

All of it follows from what was sent, so it is derived again when a rule changes: the report itself
never changes.
"""

import hashlib
import json
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from webapp.reports.checks import Answers
from webapp.reports.rank import rank_of
from webapp.reports.reached import is_about_lead, nobody_reached
from webapp.reports.rules import RULES
from webapp.reports.split import Inside, split

# Raise it when rank.py or reached.py changes but no rule in rules.py does.
CODE = 2


class Reached(IntEnum):
    """Who was spoken to: the lead alone does not count where it is about the lead."""

    NOBODY = 0
    LEAD_ONLY = 1
    OTHERS = 2


def _name_of_rules() -> str:
    rules = [RULES[name] for name in ("ranks", "reached", "prefill")]
    return hashlib.sha256(json.dumps([CODE, rules], sort_keys=True).encode()).hexdigest()[:12]


RANKED_BY = _name_of_rules()


def derive(path: Mapping[str, Any] | None, answers: Answers) -> dict[str, Any]:
    """The derived columns by name. Raises nothing for any report that schema.py accepts."""
    return {
        "rank": rank_of(path, answers).value,
        "reached": int(_reached(path, answers)),
        "about_lead": is_about_lead(path),
        "ranked_by": RANKED_BY,
    }


def _reached(path: Mapping[str, Any] | None, answers: Answers) -> Reached:
    """By these calls alone: a correction is judged with the report that it corrects."""
    if nobody_reached(None, answers):
        return Reached.NOBODY
    lead_only = nobody_reached({**(path or {}), "about_lead": "yes"}, answers)
    return Reached.LEAD_ONLY if lead_only else Reached.OTHERS


def derive_again(inside: Inside) -> tuple[dict[str, Any], dict[str, Any]]:
    """The derived and the coded columns of a stored report, by name, and its text."""
    coded, text = split(inside)
    return {**derive(inside.path, inside.answers), **coded}, text
