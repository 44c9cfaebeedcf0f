"""What is odd about a report, by the field's name: shown at the unit, no reason to refuse it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from webapp.reports.checks import AGES_WORDS, listed
from webapp.reports.rulebook import RULES
from webapp.vocabulary.behaviour import (
    AdultPair,
    AdultRole,
    Area,
    Danger,
    Intent,
    Origin,
    Parties,
)
from webapp.vocabulary.incident import Action, ContactBy, IncidentType, Media, Setting
from webapp.vocabulary.times import parse_phone_time

CODES: dict[str, dict[str, frozenset[str]]] = {
    part: {name: frozenset(kind) for name, kind in kinds.items()}
    for part, kinds in {
        "path": {
            "danger": Danger,
            "areas": Area,
            "parties": Parties,
            "adult_role": AdultRole,
            "adult_pair": AdultPair,
            "origin": Origin,
            "intent": Intent,
        },
        "answers": {
            "parties": Parties,
            "adult_pair": AdultPair,
            "setting": Setting,
            "types": IncidentType,
            "media": Media,
            "actions": Action,
            "danger": Danger,
            "intent": Intent,
            "contact_by": ContactBy,
        },
    }.items()
}
WORDS = {"ages": AGES_WORDS, "rung": ("nobody_yet",)}
THIS_FORM = 1
CLOCK_AHEAD = timedelta(minutes=10)
LONGEST_WAIT = timedelta(days=400)

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def odd(report: dict[str, Any], *, saved_at: str, received_at: datetime) -> dict[str, str]:
    """A code for each odd field. `report` is as the schema names it, without unknown fields.

    unknown_code: shown as given and counted as not known. too_long: more than the form takes.
    unlikely: an age no child has. not_an_id: no report can be meant by it.
    no_moment, ahead, long_ago: what the phone's clock said. other_version: another form's.
    """
    answers = report.get("answers", {})
    return {
        **dict.fromkeys(_unknown(report), "unknown_code"),
        **{f"answers.{name}": "too_long" for name in _too_long(answers)},
        **{name: "unlikely" for name in ("answers.ages",) if _is_unlikely(answers.get("ages"))},
        **_of_the_clock(saved_at, received_at),
        **_of_the_form(report),
    }


def is_id(value: Any) -> bool:
    """Whether a report can have this id."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def _unknown(report: dict[str, Any]) -> Iterator[str]:
    for part, known in CODES.items():
        given = report.get(part, {})
        for name, codes in known.items():
            if not codes.issuperset(listed(given.get(name))):
                yield f"{part}.{name}"
    for name, words in WORDS.items():
        said = report.get("answers", {}).get(name)
        if isinstance(said, str) and said not in words:
            yield f"answers.{name}"


def _too_long(answers: dict[str, Any]) -> Iterator[str]:
    for name, maximum in RULES["maximum"].items():
        if len(answers.get(name, "")) > maximum:
            yield name


def _is_unlikely(ages: Any) -> bool:
    return isinstance(ages, list) and any(not 0 <= age <= RULES["oldestChild"] for age in ages)


def _of_the_clock(saved_at: str, received_at: datetime) -> dict[str, str]:
    saved = parse_phone_time(saved_at)
    if saved is None:
        return {"saved_at": "no_moment"}
    if saved - received_at > CLOCK_AHEAD:
        return {"saved_at": "ahead"}
    return {"saved_at": "long_ago"} if received_at - saved > LONGEST_WAIT else {}


def _of_the_form(report: dict[str, Any]) -> dict[str, str]:
    found = {}
    if report.get("form_version") != THIS_FORM:
        found["form_version"] = "other_version"
    if "amends" in report and not is_id(report["amends"]):
        found["amends"] = "not_an_id"
    return found
