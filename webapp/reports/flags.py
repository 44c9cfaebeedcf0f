"""Flags what is odd about a report, by field. The unit sees it; nothing is refused. Pure."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from webapp.reports.codes import as_codes
from webapp.reports.questions import QUESTIONS, UNDERSTOOD_VERSIONS, Kind
from webapp.reports.reference import is_report_id
from webapp.reports.rules import RULES
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.times import parse_phone_time

CODES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "path": {name: frozenset(question.term) for name, question in PATH_FIELDS.items()},
    "answers": {question.name: frozenset(question.term) for question in QUESTIONS if question.term},
}
# Not for a day: the officer reads it as it was given, whatever it is.
WORDS = {
    question.name: question.words
    for question in QUESTIONS
    if question.words and question.kind is not Kind.DATE
}
RESULTS = frozenset(CallResult)
AGES = [question.name for question in QUESTIONS if question.kind is Kind.AGES]
CLOCK_AHEAD = timedelta(minutes=10)
LONGEST_WAIT = timedelta(days=400)


def find_flags(report: dict[str, Any], *, saved_at: str, arrived_at: datetime) -> dict[str, str]:
    """A code for each odd field. `report` is as the schema names it, without unknown fields.

    unknown_code: shown as given and counted as not known. too_long: longer than the form allows.
    unlikely: an implausible age for a child. not_an_id: cannot be the id of a report.
    no_moment, ahead, long_ago: the phone's clock. other_version: a form this version cannot read.
    """
    answers = report.get("answers", {})
    return {
        **dict.fromkeys(_unknown(report), "unknown_code"),
        **{f"answers.{name}": "too_long" for name in _too_long(answers)},
        **{f"answers.{name}": "unlikely" for name in AGES if _is_unlikely(answers.get(name))},
        **flag_clock(parse_phone_time(saved_at), arrived_at),
        **_flag_form(report),
    }


def _unknown(report: dict[str, Any]) -> Iterator[str]:
    for part, known in CODES.items():
        for name, given in report.get(part, {}).items():
            if name in known and not known[name].issuperset(as_codes(given)):
                yield f"{part}.{name}"
    for name, words in WORDS.items():
        answer = report.get("answers", {}).get(name)
        if isinstance(answer, str) and answer not in words:
            yield f"answers.{name}"
        if isinstance(answer, list) and not _results_of(answer) <= RESULTS:
            yield f"answers.{name}"


def _results_of(answer: list[Any]) -> set[str]:
    """How the calls in an answer ended; none for ages."""
    return {each["result"] for each in answer if isinstance(each, dict) and "result" in each}


def _too_long(answers: dict[str, Any]) -> Iterator[str]:
    for name, maximum in RULES["maximum"].items():
        if len(answers.get(name, "")) > maximum:
            yield name


def _is_unlikely(ages: Any) -> bool:
    return isinstance(ages, list) and any(not 0 <= age <= RULES["oldestLikely"] for age in ages)


def flag_clock(saved: datetime | None, arrived_at: datetime) -> dict[str, str]:
    """What is odd about the phone's clock; nothing if it can be believed. None is no moment."""
    if saved is None:
        return {"saved_at": "no_moment"}
    if saved - arrived_at > CLOCK_AHEAD:
        return {"saved_at": "ahead"}
    return {"saved_at": "long_ago"} if arrived_at - saved > LONGEST_WAIT else {}


def _flag_form(report: dict[str, Any]) -> dict[str, str]:
    found = {}
    if report.get("form_version") not in UNDERSTOOD_VERSIONS:
        found["form_version"] = "other_version"
    if "amends" in report and not is_report_id(report["amends"]):
        found["amends"] = "not_an_id"
    return found
