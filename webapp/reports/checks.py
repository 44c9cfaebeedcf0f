"""One function a check of the rulebook: it yields each field that does not pass.

`static/js/report/checks.js` holds the same functions under the same names.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from webapp.reports.rulebook import RULES

Answers = Mapping[str, Any]
Check = Callable[[Answers, str, str], Iterable[str]]

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK = re.compile(r"T([01][0-9]|2[0-3]):[0-5][0-9][+-][0-9]{2}:[0-9]{2}")
ADDRESS = re.compile(r"[^@ \t\n]+@[^@ \t\n]+\.[^@ \t\n]+")
DAY_WORDS = ("not_known", "still_going_on")
AGES_WORDS = ("not_known", "no_child")


def listed(value: Any) -> list[str]:
    """A code or a list of codes as a list, without what is no text."""
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]


def is_asked(field: str, answers: Answers) -> bool:
    """Whether a question arises: some do only where another answer calls for them."""
    on, code = RULES["followUps"].get(field, (None, None))
    return on is None or code in listed(answers.get(on))


def is_day(said: str) -> bool:
    """Whether this is a real day, as YYYY-MM-DD, of living memory or later."""
    if not DAY.fullmatch(said) or said < RULES["oldestDay"]:
        return False
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True


def is_moment(said: str) -> bool:
    """Whether this is a real day and time, as YYYY-MM-DDTHH:MM+00:00."""
    return is_day(said[:10]) and bool(CLOCK.fullmatch(said[10:]))


def _required(answers: Answers, field: str, _today: str) -> Iterable[str]:
    if not answers.get(field):
        yield field


def _explained(answers: Answers, field: str, _today: str) -> Iterable[str]:
    if is_asked(field, answers) and not answers.get(field):
        yield field


def _day(answers: Answers, field: str, _today: str) -> Iterable[str]:
    said = answers.get(field)
    if said is not None and said not in DAY_WORDS and not is_day(said):
        yield field


def _past(answers: Answers, field: str, today: str) -> Iterable[str]:
    said = answers.get(field, "")
    if is_day(said) and said > today:
        yield field


def _ages(answers: Answers, field: str, _today: str) -> Iterable[str]:
    said = answers.get(field)
    if isinstance(said, str) and said not in AGES_WORDS:
        yield field


def _times(answers: Answers, field: str, _today: str) -> Iterable[str]:
    rung = answers.get(field)
    for number, call in enumerate(rung if isinstance(rung, list) else []):
        if "at" in call and not is_moment(call["at"]):
            yield f"{field}-{number}-at"


def _reachable(answers: Answers, field: str, _today: str) -> Iterable[str]:
    if not (answers.get("contact_phone") or answers.get("contact_email")):
        yield field


def _digits(answers: Answers, field: str, _today: str) -> Iterable[str]:
    said = answers.get(field)
    if said and len(re.findall("[0-9]", said)) < 5:
        yield field


def _address(answers: Answers, field: str, _today: str) -> Iterable[str]:
    said = answers.get(field)
    if said and not ADDRESS.fullmatch(said):
        yield field


def _wanted_phone(answers: Answers, field: str, _today: str) -> Iterable[str]:
    wanted = answers.get("contact_by") in RULES["byPhone"]
    if wanted and answers.get("contact_email") and not answers.get(field):
        yield field


def _wanted_email(answers: Answers, field: str, _today: str) -> Iterable[str]:
    wanted = answers.get("contact_by") == "email"
    if wanted and answers.get("contact_phone") and not answers.get(field):
        yield field


BY_NAME: dict[str, Check] = {
    "required": _required,
    "explained": _explained,
    "day": _day,
    "past": _past,
    "ages": _ages,
    "times": _times,
    "reachable": _reachable,
    "digits": _digits,
    "address": _address,
    "wanted_phone": _wanted_phone,
    "wanted_email": _wanted_email,
}
