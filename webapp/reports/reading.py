"""Reads answers from the form's fields, and fields from a path. Pure.

`Values` are fields as a browser sends them: a name and the list of what was given under it.
The phone's twin is `static/js/report/reading.js`; a property test compares the two.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from webapp.reports.codes import as_codes
from webapp.reports.questions import QUESTIONS, Kind, is_asked
from webapp.reports.rules import RULES

Values = Mapping[str, Sequence[str]]
Zone = Callable[[str], str]

CODE_MAXIMUM = 40
CODES = 20
AGES = 30
BETWEEN_AGES = re.compile(r"(?:[ \t\n,;&]|and)+")
# Answers beside which something is typed: script writes the day of the first two.
TYPED = ("today", "yesterday", "given")
LOCAL_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")


def answers_from(values: Values, *, zone: Zone) -> dict[str, Any]:
    """The answers. Empty ones are left out; text that cannot be read stays as it was typed.

    `zone` gives the offset from UTC ("+01:00") of a local time such as "2026-11-24T14:02".
    """
    answers = {one.name: _READERS[one.kind](values, one.name, zone) for one in QUESTIONS}
    asked = {name: answer for name, answer in answers.items() if is_asked(name, answers)}
    return {name: answer for name, answer in asked.items() if answer not in ("", [])}


def prefill(path: Mapping[str, Any]) -> dict[str, list[str]]:
    """The fields that a path fills in, so that nothing is asked twice; never the setting.

    A danger that was denied is not filled in, as it may have changed since: a line has “Change”.
    """
    values: dict[str, list[str]] = {}
    for area in as_codes(path.get("areas")):
        for name, given in RULES["prefill"].get(area, {}).items():
            values[name] = [*values.get(name, []), *given]
    for name, excepted in RULES["fromPath"].items():
        values[name] = [code for code in as_codes(path.get(name)) if code not in excepted]
    for name in values.keys() & RULES["maximum"].keys():
        values[name] = ["; ".join(dict.fromkeys(values[name]))]
    return {name: list(dict.fromkeys(given)) for name, given in values.items() if given}


def tidy(text: str) -> str:
    """The text without blanks around it, and with one kind of line end."""
    return re.sub(r"\r\n?", "\n", text).strip(" \t\n")


def _first(values: Values, name: str) -> str:
    given = values.get(name, [])
    return given[0] if given else ""


def _code(values: Values, name: str) -> str:
    return tidy(_first(values, name))[:CODE_MAXIMUM]


def _codes(values: Values, name: str) -> list[str]:
    given = (tidy(code)[:CODE_MAXIMUM] for code in values.get(name, []))
    return list(dict.fromkeys(code for code in given if code))[:CODES]


def _typed_or_chosen(values: Values, name: str, *, choice: str) -> str:
    """What was typed, or the word chosen instead ("not_known")."""
    chosen = _code(values, choice)
    return tidy(_first(values, name)) if chosen in ("", *TYPED) else chosen


def _typed_else_chosen(values: Values, name: str, *, choice: str) -> str:
    """The word counts only where nothing is typed: without script it cannot be taken back."""
    typed, chosen = tidy(_first(values, name)), _code(values, choice)
    return typed or ("" if chosen in TYPED else chosen)


def _ages(text: str) -> str | list[int]:
    parts = [part for part in BETWEEN_AGES.split(text) if part]
    ages = [int(part) for part in parts if re.fullmatch("[0-9]{1,2}", part)]
    return ages if parts and len(ages) == len(parts) <= AGES else text


def _calls(values: Values, name: str, zone: Zone) -> list[dict[str, str]]:
    """One call for each row with anything in it; how it ended is unanswered until it is said."""
    rows = {number: _call(values, f"{name}-{number}-", zone) for number in range(RULES["calls"])}
    ended = {number: _code(values, f"{name}-{number}-result") or "unanswered" for number in rows}
    return [{"who": "other", **row, "result": ended[number]} for number, row in rows.items() if row]


def _call(values: Values, prefix: str, zone: Zone) -> dict[str, str]:
    call = {
        "who": _code(values, f"{prefix}who"),
        "name": tidy(_first(values, f"{prefix}name")),
        "at": _with_zone(tidy(_first(values, f"{prefix}at")), zone),
        "reference": tidy(_first(values, f"{prefix}reference")),
    }
    return {name: text for name, text in call.items() if text}


def _with_zone(local: str, zone: Zone) -> str:
    return local + zone(local) if LOCAL_TIME.fullmatch(local) else local


_READERS: dict[Kind, Callable[[Values, str, Zone], Any]] = {
    Kind.ONE: lambda values, name, _: _code(values, name),
    Kind.SEVERAL: lambda values, name, _: _codes(values, name),
    Kind.TEXT: lambda values, name, _: tidy(_first(values, name)),
    Kind.DATE: lambda values, name, _: _typed_or_chosen(values, name, choice=f"{name}_is"),
    Kind.AGES: lambda values, name, _: _ages(
        _typed_else_chosen(values, name, choice=f"{name}_are")
    ),
    Kind.CALLS: lambda values, name, zone: _calls(values, name, zone) or _code(values, name),
}
