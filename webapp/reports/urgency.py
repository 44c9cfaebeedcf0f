"""Decides whether a report is urgent, and whether somebody must be rung first. Pure.

The phone's twin is `static/js/report/urgency.js`; a property test compares the two.
"""

from collections.abc import Mapping
from typing import Any

from webapp.reports.checks import Answers
from webapp.reports.codes import as_codes
from webapp.reports.reached import nobody_reached
from webapp.reports.rules import RULES


def is_urgent(path: Mapping[str, Any] | None, answers: Answers) -> bool:
    """Whether somebody must be rung now, judged from the path and from the form's own answers.

    The danger question covers self-harm and threats to kill or harm. Doubt counts as urgent: if
    nobody says who was involved, a child may be; if an adult's work is not known, it may be with
    children; and the staff of a setting work with children.
    """
    path = path or {}
    parties = {*as_codes(answers.get("parties")), *as_codes(path.get("parties"))}
    return (
        _is_in_danger(path, answers)
        or _adult_may_work_with_children(path, answers, parties)
        or (_is_grave(path, answers) and _may_involve_child(parties, answers))
    )


def must_ring_first(path: Mapping[str, Any] | None, answers: Answers) -> bool:
    """Whether it is urgent and nobody was reached: the worker is told before and after saving."""
    return is_urgent(path, answers) and nobody_reached(path, answers)


def _is_in_danger(path: Answers, answers: Answers) -> bool:
    codes = {*as_codes(path.get("danger")), *as_codes(answers.get("danger"))}
    return bool(codes & set(RULES["urgent"]["danger"]))


def _adult_may_work_with_children(path: Answers, answers: Answers, parties: set[str]) -> bool:
    pairs = {*as_codes(path.get("adult_pair")), *as_codes(answers.get("adult_pair"))}
    role = path.get("adult_role")
    adult = "adult_on_child" in parties or "adult_contact" in as_codes(path.get("areas"))
    return role in ("yes", "not_known") or (adult and role != "no") or "staff_on_staff" in pairs


def _is_grave(path: Answers, answers: Answers) -> bool:
    urgent = RULES["urgent"]
    areas, types = set(as_codes(path.get("areas"))), set(as_codes(answers.get("types")))
    return bool(areas & set(urgent["areas"]) or types & set(urgent["types"]))


def _may_involve_child(parties: set[str], answers: Answers) -> bool:
    ages = answers.get("ages")
    return parties != {"adult_on_adult"} or (isinstance(ages, list) and bool(ages))
