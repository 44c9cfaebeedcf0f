"""The calls that a worker has made, in words: one line for each person rung. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from webapp.reports.rules import KEPT_TOO
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.term import term
from webapp.vocabulary.times import format_clock, format_moment, parse_phone_time


@dataclass(frozen=True)
class Call:
    """The calls to one person: who they are, and when and how each call ended."""

    who: str
    when: str | None
    """`24 November 2026, 18:41 no answer, 18:50 spoke`."""
    reference: str | None
    is_odd: bool = False
    """Whether it ended in a way that the form does not offer."""

    @property
    def in_a_line(self) -> str:
        """All of it, for a sheet."""
        reference = f"reference {self.reference}" if self.reference else None
        return ", ".join(part for part in (self.who, self.when, reference) if part)


def calls_in_words(answer: Any, names: Mapping[str, str]) -> list[Call]:
    """The calls of an answer; `names` are the labels of the contacts that the worker was shown."""
    calls = answer if isinstance(answer, list) else []
    grouped = groupby(calls, key=lambda call: _name(call, names))
    return [_in_words(who, list(group)) for who, group in grouped]


def _name(call: Mapping[str, Any], names: Mapping[str, str]) -> str:
    who, name = call.get("who") or "other", call.get("name")
    beside = {**KEPT_TOO, "other": "Somebody else"}
    label = names.get(who, beside.get(who, who))
    return f"{label}, {name}" if name else label


def _in_words(who: str, calls: Sequence[Mapping[str, Any]]) -> Call:
    moments, day = [], ""
    for call in calls:
        when, day = _moment(call.get("at"), day)
        ended = call.get("result")
        known = term(CallResult, ended)
        moments.append(" ".join(filter(None, (when, known.label.lower() if known else ended))))
    return Call(
        who=who,
        when=", ".join(filter(None, moments)) or None,
        reference=", ".join(call["reference"] for call in calls if call.get("reference")) or None,
        is_odd=any(term(CallResult, call.get("result", "unanswered")) is None for call in calls),
    )


def _moment(at: str | None, day_before: str) -> tuple[str | None, str]:
    """The moment in words and its day, which is said only where it is another than before."""
    moment = parse_phone_time(at) if at else None
    if moment is None:
        return at, day_before
    in_full, clock = format_moment(moment), format_clock(moment)
    day = in_full.removesuffix(clock)
    return (clock if day == day_before else in_full), day
