"""Splits a report into what is coded and what is text, which is sealed at rest. Pure.

Coded are codes of the vocabulary, whole numbers, days and moments. Where anything else was given,
the coded part says only that there was something, so that whatever follows from a report follows
from its coded part alike; the text has the whole of it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from webapp.reports.checks import is_day, is_moment
from webapp.reports.questions import QUESTIONS, Kind, Question
from webapp.reports.rules import KEPT_TOO, RULES
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.path import PATH_FIELDS

# In the coded part: something was given that is not a code. No vocabulary has it.
SOMETHING = "(text)"

EDITION = re.compile(r"[0-9]{4}\.[0-9]{1,3}\.[0-9]{1,6}")
BUILD = re.compile(r"[0-9a-f]{12}")
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
)

Shape = Callable[[Any], Any]
"""The coded part of one value: the value itself, or what is left of it."""


@dataclass(frozen=True, kw_only=True)
class Inside:
    """What was inside the seal of a report, whole."""

    path: Mapping[str, Any] | None
    answers: Mapping[str, Any]
    ticks: list[str]
    extra: Mapping[str, Any]
    edition: str
    build: str
    saved_at: str


def split(inside: Inside) -> tuple[dict[str, Any], dict[str, Any]]:
    """The coded columns of a report's row by name, and its text by the names of Inside."""
    coded: dict[str, Any] = {
        "path": None if inside.path is None else _code_all(inside.path, PATH),
        "coded": _code_all(inside.answers, ANSWERS),
        **{name: _fits(getattr(inside, name), fits) for name, fits in PATTERNS.items()},
    }
    text = {
        "path": _beside(inside.path or {}, coded["path"] or {}),
        "answers": _beside(inside.answers, coded["coded"]),
        "ticks": inside.ticks,
        "extra": inside.extra,
        **{name: getattr(inside, name) for name in PATTERNS if not coded[name]},
    }
    return coded, {name: given for name, given in text.items() if given}


def merge(coded: Mapping[str, Any], text: Mapping[str, Any]) -> Inside:
    """The whole again. Where the text was erased, what is left of it."""
    path = coded["path"]
    return Inside(
        path=None if path is None else _merge(path, text.get("path", {})),
        answers=_merge(coded["coded"], text.get("answers", {})),
        ticks=text.get("ticks", []),
        extra=text.get("extra", {}),
        **{name: text.get(name, coded[name]) for name in PATTERNS},
    )


def _merge(coded: Mapping[str, Any], text: Mapping[str, Any]) -> dict[str, Any]:
    return {**{name: value for name, value in coded.items() if value != SOMETHING}, **text}


def _code_all(given: Mapping[str, Any], shapes: Mapping[str, Shape]) -> dict[str, Any]:
    return {name: shapes[name](value) for name, value in given.items() if name in shapes}


def _beside(given: Mapping[str, Any], coded: Mapping[str, Any]) -> dict[str, Any]:
    """What the coded part does not have, or has only as something: people can type that, too."""
    return {
        name: value
        for name, value in given.items()
        if value == SOMETHING or coded.get(name, SOMETHING) != value
    }


def _fits(text: str, pattern: re.Pattern[str]) -> str:
    return text if pattern.fullmatch(text) else ""


def _text(value: Any) -> str:
    return SOMETHING if value else ""


def _one_of(codes: Iterable[str]) -> Shape:
    known = frozenset(map(str, codes))
    return lambda value: value if isinstance(value, str) and value in known else _text(value)


def _codes_of(codes: Iterable[str]) -> Shape:
    """For one code or a list: fields have changed from one to the other before."""
    one = _one_of(codes)
    return lambda value: one(value) if isinstance(value, str) else _each(value, one)


def _each(value: Any, one: Shape) -> Any:
    return [*map(one, value)] if isinstance(value, list) else _text(value)


def _day_or(words: Iterable[str]) -> Shape:
    word = _one_of(words)
    return lambda value: value if isinstance(value, str) and is_day(value) else word(value)


def _ages_or(words: Iterable[str]) -> Shape:
    word = _one_of(words)
    return lambda value: _ages(value) if isinstance(value, list) else word(value)


def _ages(ages: list[Any]) -> list[int]:
    return [age for age in ages if isinstance(age, int)]


def _calls_or(words: Iterable[str]) -> Shape:
    word = _one_of(words)
    return lambda value: [*map(_call, value)] if isinstance(value, list) else word(value)


def _call(call: Mapping[str, Any]) -> dict[str, Any]:
    return _code_all(call, CALL)


def _shape_of(question: Question) -> Shape:
    codes: Iterable[str] = question.term or question.words
    return _OF_KIND[question.kind](codes)


_OF_KIND: dict[Kind, Callable[[Iterable[str]], Shape]] = {
    Kind.ONE: _codes_of,
    Kind.SEVERAL: _codes_of,
    Kind.TEXT: lambda _: _text,
    Kind.DATE: _day_or,
    Kind.AGES: _ages_or,
    Kind.CALLS: _calls_or,
}
CALL: dict[str, Shape] = {
    "who": _one_of([*RULES["reached"], *KEPT_TOO]),
    "at": lambda at: at if isinstance(at, str) and is_moment(at) else _text(at),
    "result": _one_of(CallResult),
}
ANSWERS = {question.name: _shape_of(question) for question in QUESTIONS}
PATH = {name: _codes_of(asked.term) for name, asked in PATH_FIELDS.items()}
PATTERNS = {"edition": EDITION, "build": BUILD, "saved_at": MOMENT}
