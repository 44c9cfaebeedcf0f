"""Validates a report's answers by the rules: finds faults, trims, and tells what is missing. Pure.

An unmet rule is a `Fault`: a sentence beside its question, which "Go on anyway" overrides. Only a
correction that says nothing is refused. Answers are as the schema names them; text that could not
be read (a day, the ages, a time) stays in them as it was typed, until `trim`.
The phone's twin is `static/js/report/validation.js`; a property test compares the two.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from webapp.reports.checks import CHECKS, Answers, is_moment, is_too_long
from webapp.reports.questions import ORDER, question_of
from webapp.reports.rules import RULES

MAXIMUM: Mapping[str, int] = RULES["maximum"]
LEFT_OUT: Mapping[str, str] = RULES["leftOut"]
DEMANDED = [(name, field) for name, field, _ in RULES["checks"] if name in RULES["demands"]]


class Fault(NamedTuple):
    """A rule that is not met: the field to go to, and the sentence beside it."""

    field: str
    sentence: str
    says_where: bool = False
    """Whether the sentence itself says of which question it is, or is of the whole form."""


def find_faults(answers: Answers, *, now: str, correction: bool = False) -> list[Fault]:
    """Every fault, in the order of the form. `now` is a local time as YYYY-MM-DDTHH:MM.

    A correction has only what changed, so no answer is demanded of it.
    """
    found, refused = [], find_refusals(answers, correction=correction)
    for name, field, sentence in RULES["checks"]:
        if not (correction and name in RULES["demands"]):
            said = sentence if refused else f"{sentence} {LEFT_OUT.get(name, '')}".rstrip()
            says_where = name not in RULES["unnamed"]
            places = _failing(name, answers, field, now)
            found += [Fault(place, said, says_where) for place in places]
    return found or refused


def in_form_order(faults: Iterable[Fault]) -> list[Fault]:
    """Faults from several places in the order in which the form asks."""
    return sorted(faults, key=lambda fault: ORDER[question_of(fault.field)])


def find_refusals(answers: Answers, *, correction: bool = False) -> list[Fault]:
    """Faults that "Go on anyway" does not override: a correction of which nothing would be left."""
    field, sentence = RULES["empty"]
    is_empty = correction and not trim(answers)
    return [Fault(field, sentence, says_where=True)] if is_empty else []


def trim(answers: Answers) -> dict[str, Any]:
    """The answers as they are sealed: unreadable ones left out, long text cut at its maximum."""
    trimmed = dict(answers)
    for name, maximum in MAXIMUM.items():
        if name in trimmed:
            trimmed[name] = trimmed[name][:maximum]
    for name, field, _ in RULES["checks"]:
        if name in LEFT_OUT and any(_failing(name, answers, field)):
            del trimmed[field]
    if isinstance(trimmed.get("rung"), list):
        trimmed["rung"] = [_trim_call(call) for call in trimmed["rung"]]
    return trimmed


def is_incomplete(answers: Answers, *, correction: bool = False) -> bool:
    """Whether a demanded answer is missing. A correction is never incomplete."""
    missing = (place for name, field in DEMANDED for place in _failing(name, answers, field))
    return not correction and any(missing)


def _failing(name: str, answers: Answers, field: str, now: str = "") -> Iterable[str]:
    """The fields that fail this check. No other looks at a text that is too long."""
    is_for_others = name != "too_long" and is_too_long(answers, field)
    return () if is_for_others else CHECKS[name](answers, field, now)


def _trim_call(call: Mapping[str, Any]) -> dict[str, Any]:
    trimmed = {name: text[: RULES["callMaximum"]] for name, text in call.items()}
    if "at" in call and not is_moment(call["at"]):
        del trimmed["at"]
    return trimmed
