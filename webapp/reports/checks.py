"""The checks that the rules name, a function each: it yields every field that fails. Pure.

The phone's twin, `static/js/report/checks.js`, holds the same checks under the same names.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from webapp.reports.questions import BY_NAME as QUESTION
from webapp.reports.questions import is_asked
from webapp.reports.rules import LEADS, RULES

Answers = Mapping[str, Any]
Check = Callable[[Answers, str, str], Iterable[str]]

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK = re.compile(r"T([01][0-9]|2[0-3]):[0-5][0-9][+-][0-9]{2}:[0-9]{2}")
# No part can match what the next one starts with: so it is linear, however long the text is.
ADDRESS = re.compile(r"[^@ \t\n]+@[^@ \t\n.]+(?:\.[^@ \t\n.]+)+")
FEWEST_DIGITS = 5


def is_day(text: str) -> bool:
    """Whether this is a real day as YYYY-MM-DD, in living memory or later."""
    if not DAY.fullmatch(text) or text < RULES["oldestDay"]:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_moment(text: str) -> bool:
    """Whether this is a real day and time as YYYY-MM-DDTHH:MM+00:00."""
    return is_day(text[:10]) and bool(CLOCK.fullmatch(text[10:]))


def _required(answers: Answers, field: str, _now: str) -> Iterable[str]:
    if not answers.get(field):
        yield field


def _explained(answers: Answers, field: str, _now: str) -> Iterable[str]:
    if is_asked(field, answers) and not answers.get(field):
        yield field


def _day(answers: Answers, field: str, _now: str) -> Iterable[str]:
    day = answers.get(field)
    if day is not None and day not in QUESTION[field].words and not is_day(day):
        yield field


def _past(answers: Answers, field: str, now: str) -> Iterable[str]:
    day = answers.get(field, "")
    if is_day(day) and day > now[:10]:
        yield field


def _ages(answers: Answers, field: str, _now: str) -> Iterable[str]:
    ages = answers.get(field)
    if isinstance(ages, str) and ages not in QUESTION[field].words:
        yield field


def _grown(answers: Answers, field: str, _now: str) -> Iterable[str]:
    ages = answers.get(field)
    if isinstance(ages, list) and any(age > RULES["oldestChild"] for age in ages):
        yield field


def _alone(answers: Answers, field: str, _now: str) -> Iterable[str]:
    codes = answers.get(field, [])
    if len(codes) > 1 and RULES["alone"][field] in codes:
        yield field


def _times(answers: Answers, field: str, _now: str) -> Iterable[str]:
    for number, call in _calls(answers, field):
        if "at" in call and not is_moment(call["at"]):
            yield f"{field}-{number}-at"


def _ahead(answers: Answers, field: str, now: str) -> Iterable[str]:
    for number, call in _calls(answers, field):
        if is_moment(call.get("at", "")) and call["at"][:16] > now:
            yield f"{field}-{number}-at"


def _results(answers: Answers, field: str, _now: str) -> Iterable[str]:
    for number, call in _calls(answers, field):
        result = call.get("result", "")
        # What a lead said they do is of somebody else.
        of_themselves = result.startswith("lead_") and call.get("who") in LEADS
        if result == "unanswered" or of_themselves:
            yield f"{field}-{number}-result"


def _calls(answers: Answers, field: str) -> Iterable[tuple[int, Mapping[str, str]]]:
    calls = answers.get(field)
    return enumerate(calls) if isinstance(calls, list) else ()


def _too_long_of_call(part: str) -> Check:
    def check(answers: Answers, field: str, _now: str) -> Iterable[str]:
        for number, call in _calls(answers, field):
            if len(call.get(part, "")) > RULES["callMaximum"]:
                yield f"{field}-{number}-{part}"

    return check


def _reachable(answers: Answers, field: str, _now: str) -> Iterable[str]:
    if not (answers.get("contact_phone") or answers.get("contact_email")):
        yield field


def is_too_long(answers: Answers, field: str) -> bool:
    """Whether this is a text over its maximum."""
    maximum = QUESTION[field].maximum
    return maximum is not None and len(answers.get(field, "")) > maximum


def _too_long(answers: Answers, field: str, _now: str) -> Iterable[str]:
    if is_too_long(answers, field):
        yield field


def _digits(answers: Answers, field: str, _now: str) -> Iterable[str]:
    number = answers.get(field)
    if number and len(re.findall("[0-9]", number)) < FEWEST_DIGITS:
        yield field


def _address(answers: Answers, field: str, _now: str) -> Iterable[str]:
    address = answers.get(field)
    if address and not ADDRESS.fullmatch(address):
        yield field


def _wanted_phone(answers: Answers, field: str, _now: str) -> Iterable[str]:
    wanted = answers.get("contact_by") in RULES["byPhone"]
    if wanted and answers.get("contact_email") and not answers.get(field):
        yield field


def _wanted_email(answers: Answers, field: str, _now: str) -> Iterable[str]:
    wanted = answers.get("contact_by") == "email"
    if wanted and answers.get("contact_phone") and not answers.get(field):
        yield field


CHECKS: dict[str, Check] = {
    "required": _required,
    "explained": _explained,
    "day": _day,
    "past": _past,
    "ages": _ages,
    "grown": _grown,
    "alone": _alone,
    "times": _times,
    "ahead": _ahead,
    "results": _results,
    "name_too_long": _too_long_of_call("name"),
    "reference_too_long": _too_long_of_call("reference"),
    "reachable": _reachable,
    "digits": _digits,
    "address": _address,
    "wanted_phone": _wanted_phone,
    "wanted_email": _wanted_email,
    "too_long": _too_long,
}
