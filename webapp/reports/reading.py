"""From the form's fields to answers, and from a path to fields: what was typed, read once.

`Values` are fields as a browser sends them: a name and the list of what was given under it.
`static/js/report/reading.js` reads the same; a property test compares them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from webapp.reports.checks import is_asked, listed
from webapp.reports.rulebook import RULES

Values = Mapping[str, Sequence[str]]
Zone = Callable[[str], str]

CODE_MAXIMUM = 40
CODES = 20
AGES = 30
SINGLE = ("adult_pair", "setting", "danger", "intent", "contact_by")
SEVERAL = ("parties", "types", "media", "actions")
BETWEEN_AGES = re.compile(r"(?:[ \t\n,;&]|and)+")
LOCAL_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")


def answers_from(values: Values, *, zone: Zone) -> dict[str, Any]:
    """The answers; what was left empty is absent, what cannot be read stays as it was typed.

    `zone` gives the offset from UTC ("+01:00") of a local time such as "2026-11-24T14:02".
    """
    answers: dict[str, Any] = {
        "incident_date": _said(values, "incident_date_is", "incident_date"),
        "ages": _ages(_said(values, "ages_are", "ages")),
        **{name: _codes(values, name) for name in SEVERAL},
        **{name: _code(values, name) for name in SINGLE},
        **{name: tidy(_first(values, name)) for name in RULES["maximum"]},
        "rung": _calls(values, zone) or _code(values, "rung"),
    }
    for name in RULES["followUps"]:
        if not is_asked(name, answers):
            answers[name] = ""
    return {name: answer for name, answer in answers.items() if answer not in ("", [])}


def prefilled(path: Mapping[str, Any]) -> dict[str, list[str]]:
    """The fields that a path fills: who, what it is, danger and intent; never the setting."""
    values: dict[str, list[str]] = {}
    for area in listed(path.get("areas")):
        for name, given in RULES["prefill"].get(area, {}).items():
            values[name] = [*values.get(name, []), *given]
    known = [code for code in listed(path.get("parties")) if code != "not_known"]
    values["parties"] = known
    for name in ("adult_pair", "danger", "intent"):
        values[name] = listed(path.get(name))
    return {name: given for name, given in values.items() if given}


def tidy(said: str) -> str:
    """The text without blanks around it, and with one kind of line end."""
    return re.sub(r"\r\n?", "\n", said).strip(" \t\n")


def _first(values: Values, name: str) -> str:
    given = values.get(name, [])
    return given[0] if given else ""


def _code(values: Values, name: str) -> str:
    return tidy(_first(values, name))[:CODE_MAXIMUM]


def _codes(values: Values, name: str) -> list[str]:
    given = (tidy(code)[:CODE_MAXIMUM] for code in values.get(name, []))
    return list(dict.fromkeys(code for code in given if code))[:CODES]


def _said(values: Values, choice: str, typed: str) -> str:
    """What was chosen instead of typing ("not known"), or else what was typed."""
    chosen = _code(values, choice)
    return tidy(_first(values, typed)) if chosen in ("", "given") else chosen


def _ages(said: str) -> str | list[int]:
    parts = [part for part in BETWEEN_AGES.split(said) if part]
    ages = [int(part) for part in parts if re.fullmatch("[0-9]{1,2}", part)]
    known = len(ages) == len(parts) <= AGES and all(age <= RULES["oldestChild"] for age in ages)
    return ages if parts and known else said


def _calls(values: Values, zone: Zone) -> list[dict[str, str]]:
    """Who was rung; a row in which anything stands is a call, an empty one is none."""
    calls = (_call(values, f"rung-{number}-", zone) for number in range(RULES["calls"]))
    return [{"who": "other", **call} for call in calls if call]


def _call(values: Values, prefix: str, zone: Zone) -> dict[str, str]:
    call = {
        "who": _code(values, f"{prefix}who"),
        "name": tidy(_first(values, f"{prefix}name")),
        "at": _moment(tidy(_first(values, f"{prefix}at")), zone),
        "reference": tidy(_first(values, f"{prefix}reference")),
    }
    return {name: said for name, said in call.items() if said}


def _moment(said: str, zone: Zone) -> str:
    return said + zone(said) if LOCAL_TIME.fullmatch(said) else said
