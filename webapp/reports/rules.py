"""Judges a report's answers by the rulebook: faults, urgency, completeness. Pure.

An unmet rule is a `Fault`: a sentence beside its question, which "Save anyway" overrides. Only a
correction that says nothing is refused. Answers are as the schema names them; text that could not
be read (a day, the ages, a time) stays in them as it was typed, until `trim`.
The phone's twin is `static/js/report/rules.js`; a property test compares the two.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from webapp.reports.checks import CHECKS, Answers, is_moment
from webapp.reports.codes import as_codes
from webapp.reports.rulebook import RULES


class Fault(NamedTuple):
    """A rule that is not met: the field to go to, and the sentence beside it."""

    field: str
    sentence: str


def find_faults(answers: Answers, *, today: str, correction: bool = False) -> list[Fault]:
    """Every fault, in the order of the form. `today` is a day as YYYY-MM-DD.

    A correction has only what changed, so no answer is demanded of it.
    """
    found = []
    for name, field, sentence in RULES["checks"]:
        if not (correction and name in RULES["demands"]):
            found += [Fault(place, sentence) for place in CHECKS[name](answers, field, today)]
    return found + _too_long(answers) or find_refusals(answers, correction=correction)


def find_refusals(answers: Answers, *, correction: bool = False) -> list[Fault]:
    """Faults that "Save anyway" does not override: a correction of which nothing would be left."""
    return [Fault(*RULES["empty"])] if correction and not trim(answers) else []


def trim(answers: Answers) -> dict[str, Any]:
    """The answers as they are sealed: unreadable ones left out, long text cut at its maximum."""
    trimmed = dict(answers)
    for name, maximum in RULES["maximum"].items():
        if name in trimmed:
            trimmed[name] = trimmed[name][:maximum]
    for name, field, _ in RULES["checks"]:
        if name in ("day", "ages") and any(CHECKS[name](answers, field, "")):
            del trimmed[field]
    if isinstance(trimmed.get("rung"), list):
        trimmed["rung"] = [_trim_call(call) for call in trimmed["rung"]]
    return trimmed


def is_incomplete(answers: Answers, *, correction: bool = False) -> bool:
    """Whether a demanded answer is missing. A correction is never incomplete."""
    return not correction and any(
        any(CHECKS[name](answers, field, ""))
        for name, field, _ in RULES["checks"]
        if name in RULES["demands"]
    )


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
    """Whether it is urgent and nobody has been rung: the worker is told before and after saving."""
    return is_urgent(path, answers) and nobody_rung(answers)


def nobody_rung(answers: Answers) -> bool:
    """Whether no call is recorded: the answer is "nobody yet", or there is none."""
    rung = answers.get("rung")
    return not (isinstance(rung, list) and rung)


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


def _trim_call(call: Mapping[str, Any]) -> dict[str, Any]:
    trimmed = {name: text[: RULES["callMaximum"]] for name, text in call.items()}
    if "at" in call and not is_moment(call["at"]):
        del trimmed["at"]
    return trimmed


def _too_long(answers: Answers) -> list[Fault]:
    return [
        Fault(name, RULES["tooLong"].replace("{maximum}", str(maximum)))
        for name, maximum in RULES["maximum"].items()
        if len(answers.get(name, "")) > maximum
    ]
