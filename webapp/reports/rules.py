"""What the rules say of a report's answers. Pure.

Only a correction that says nothing is refused.

A rule that is not met is a `Fault`: a sentence beside its question, which "Save anyway"
overrides. Answers are as the schema names them; what could not be read (a day, the ages, a
time) stands in them as the text that was typed, until `kept`.
`static/js/report/rules.js` does the same from the same rulebook; a property test compares them.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from webapp.reports.checks import BY_NAME, Answers, is_moment, listed
from webapp.reports.rulebook import RULES


class Fault(NamedTuple):
    """A rule that is not met: the field to go to, and the sentence beside it."""

    field: str
    sentence: str


def faults(answers: Answers, *, today: str, correction: bool = False) -> list[Fault]:
    """Every fault in the order of the form. `today` is a day as YYYY-MM-DD.

    A correction says only what has changed, so nothing is demanded of it.
    """
    found = []
    for name, field, sentence in RULES["checks"]:
        if not (correction and name in RULES["demands"]):
            found += [Fault(place, sentence) for place in BY_NAME[name](answers, field, today)]
    return found + _too_long(answers) or refusals(answers, correction=correction)


def refusals(answers: Answers, *, correction: bool = False) -> list[Fault]:
    """What "Save anyway" does not override: a correction of which nothing would be kept."""
    return [Fault(*RULES["empty"])] if correction and not kept(answers) else []


def kept(answers: Answers) -> dict[str, Any]:
    """The answers as they are sealed: without what could not be read, no text over its maximum."""
    keep = dict(answers)
    for name, maximum in RULES["maximum"].items():
        if name in keep:
            keep[name] = keep[name][:maximum]
    for name, field, _ in RULES["checks"]:
        if name in ("day", "ages") and any(BY_NAME[name](answers, field, "")):
            del keep[field]
    if isinstance(keep.get("rung"), list):
        keep["rung"] = [_kept_call(call) for call in keep["rung"]]
    return keep


def is_incomplete(answers: Answers, *, correction: bool = False) -> bool:
    """Whether an answer that the form demands is missing; never so for a correction."""
    return not correction and any(
        any(BY_NAME[name](answers, field, ""))
        for name, field, _ in RULES["checks"]
        if name in RULES["demands"]
    )


def is_urgent(path: Mapping[str, Any] | None, answers: Answers) -> bool:
    """Whether somebody must be rung now, judged from the path or the form's own ticks.

    A threat to kill or harm, and self-harm, are asked for by the danger question. Where nobody
    said who was involved, a child may be; where an adult's work is not known, it may be with
    children; the staff of a setting work with children.
    """
    path = path or {}
    parties = {*listed(answers.get("parties")), *listed(path.get("parties"))}
    return (
        _danger(path, answers)
        or _adult_may_work_with_children(path, answers, parties)
        or (_grave(path, answers) and _child_involved(parties, answers))
    )


def must_ring_first(path: Mapping[str, Any] | None, answers: Answers) -> bool:
    """Whether it is urgent and nobody is known to have been rung: said before saving, and after."""
    return is_urgent(path, answers) and nobody_rung(answers)


def nobody_rung(answers: Answers) -> bool:
    """Whether nobody is known to have been rung: "nobody yet", or no answer."""
    rung = answers.get("rung")
    return not (isinstance(rung, list) and rung)


def _danger(path: Answers, answers: Answers) -> bool:
    said = {*listed(path.get("danger")), *listed(answers.get("danger"))}
    return bool(said & set(RULES["urgent"]["danger"]))


def _adult_may_work_with_children(path: Answers, answers: Answers, parties: set[str]) -> bool:
    pairs = {*listed(path.get("adult_pair")), *listed(answers.get("adult_pair"))}
    role = path.get("adult_role")
    adult = "adult_on_child" in parties or "adult_contact" in listed(path.get("areas"))
    return role in ("yes", "not_known") or (adult and role != "no") or "staff_on_staff" in pairs


def _grave(path: Answers, answers: Answers) -> bool:
    urgent = RULES["urgent"]
    areas, types = set(listed(path.get("areas"))), set(listed(answers.get("types")))
    return bool(areas & set(urgent["areas"]) or types & set(urgent["types"]))


def _child_involved(parties: set[str], answers: Answers) -> bool:
    ages = answers.get("ages")
    return parties != {"adult_on_adult"} or (isinstance(ages, list) and bool(ages))


def _kept_call(call: Mapping[str, Any]) -> dict[str, Any]:
    keep = {name: said[: RULES["callMaximum"]] for name, said in call.items()}
    if "at" in call and not is_moment(call["at"]):
        del keep["at"]
    return keep


def _too_long(answers: Answers) -> list[Fault]:
    return [
        Fault(name, RULES["tooLong"].replace("{maximum}", str(maximum)))
        for name, maximum in RULES["maximum"].items()
        if len(answers.get(name, "")) > maximum
    ]
