"""Each question with its answer in words, in the order of the form."""

from collections.abc import Iterable, Mapping
from typing import Any

from webapp.reports.checks import is_asked
from webapp.reports.form import LABELS, TERMS, people
from webapp.vocabulary.term import label_of
from webapp.vocabulary.times import format_day, format_moment, parse_phone_time

WORDS = {
    "not_known": "Not known",
    "still_going_on": "It is still going on",
    "no_child": "No child involved",
    "nobody_yet": "Nobody yet",
}


def summary(
    answers: Mapping[str, Any], *, correction: bool = False
) -> Iterable[tuple[str, str, str]]:
    """The name, the question and the answer of each; several answers stand on a line each.

    A correction says only what has changed: of the rest nothing stands there.
    """
    for name, label in LABELS.items():
        if name in answers:
            yield name, label, _in_words(name, answers[name])
        elif not correction and is_asked(name, answers):
            yield name, label, "No answer"


def _in_words(name: str, answer: Any) -> str:
    if isinstance(answer, list):
        return "\n".join(_in_words(name, one) for one in answer)
    if isinstance(answer, dict):
        return _call(answer)
    if name in TERMS:
        return label_of(type(TERMS[name][0]), answer)
    if name in ("incident_date", "ages", "rung"):
        return WORDS.get(answer) or _day(str(answer))
    return str(answer)


def _call(call: Mapping[str, str]) -> str:
    who, at = call.get("who", ""), call.get("at", "")
    moment = parse_phone_time(at)
    when = format_moment(moment) if moment else at
    parts = (dict(people()).get(who, who), call.get("name"), when, call.get("reference"))
    return ", ".join(part for part in parts if part)


def _day(said: str) -> str:
    """A real day in words; anything else as it was given."""
    noon = parse_phone_time(f"{said}T12:00+00:00")
    return format_day(noon.date()) if noon else said
