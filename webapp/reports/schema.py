"""Checks the types of a report's values, and separates fields that this version does not know.

Only a value of the wrong type is refused; what it means is judged elsewhere (flags.py, rules.py).
A missing answer is absent, an unknown field is extra. Fields are marshmallow's without its usual
steps for each field, which took three times as long (docs/decisions/0018).
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from webapp.reports.questions import QUESTIONS, Kind
from webapp.vocabulary.path import PATH_FIELDS
from webapp.web.printable import replace_unprintable

LARGEST_NUMBER = 1_000_000


class StrictField(fields.Field[Any]):
    """A field that checks the type of a value and nothing more; it is never given null.

    Its `deserialize` raises ValidationError for a value of another type.
    """


class Text(StrictField):
    """A text of any length and any characters."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        """The text with every character printable."""
        return _text(value)


class Texts(StrictField):
    """A list of texts."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> list[str]:
        """Each text of the list alike."""
        return [_text(one) for one in _list(value)]


class Objects(StrictField):
    """A list of objects, of which `load` reads each field."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> list[dict[str, Any]]:
        """The objects as they are."""
        return [_object(one) for one in _list(value)]


class Whole(StrictField):
    """A whole number; not 1.0, "1" or true."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> int:
        """The number as it is."""
        return _whole(value)


class Ages(StrictField):
    """A list of whole numbers, or a word instead."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> str | list[int]:
        """The ages, or the word."""
        return _text(value) if isinstance(value, str) else [_whole(one) for one in _list(value)]


class Part(StrictField):
    """An object, in which `load` reads each field."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> dict[str, Any]:
        """The object as it is."""
        return _object(value)


class Calls(StrictField):
    """A list of such objects, or a word instead."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> str | list[dict[str, Any]]:
        """The calls, or the word."""
        return _text(value) if isinstance(value, str) else [_object(one) for one in _list(value)]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValidationError("not a text")
    return replace_unprintable(value)


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST_NUMBER:
        raise ValidationError("not a whole number")
    return value


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValidationError("not an object")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValidationError("not a list")
    return value


CALL = {name: Text() for name in ("who", "name", "at", "reference", "result")}
FIELD_OF_KIND: dict[Kind, StrictField] = {
    Kind.ONE: Text(),
    Kind.SEVERAL: Texts(),
    Kind.TEXT: Text(),
    Kind.DATE: Text(),
    Kind.AGES: Ages(),
    Kind.CALLS: Calls(),
}
ANSWERS = {question.name: FIELD_OF_KIND[question.kind] for question in QUESTIONS}
PATH: dict[str, StrictField] = {
    **{name: Texts() if asked.several else Text() for name, asked in PATH_FIELDS.items()},
    "code": Text(),
    "corrected": Objects(),
}
# A "yes" or "not sure" of the path that the worker changed to "no", and when each was said.
CORRECTION = {name: Text() for name in ("question", "was", "said_at", "changed_at")}
REPORT: dict[str, StrictField] = {
    "form_version": Whole(),
    "edition": Text(),
    "build": Text(),
    "path": Part(),
    "ticks": Texts(),
    "answers": Part(),
    "amends": Text(),
}
PARTS = {"path": PATH, "answers": ANSWERS}
LISTS_OF_CALLS = [question.name for question in QUESTIONS if question.kind is Kind.CALLS]


def load(value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The report without its nulls; and its unknown fields, by dotted names.

    Raises marshmallow's ValidationError for a value of the wrong type.
    """
    extra: dict[str, Any] = {}
    report = _separate(_object(value), REPORT, "", extra)
    for name, known in PARTS.items():
        if name in report:
            report[name] = _separate(report[name], known, f"{name}.", extra)
    _separate_each(report.get("path", {}), "corrected", CORRECTION, "path.", extra)
    for name in LISTS_OF_CALLS:
        _separate_each(report.get("answers", {}), name, CALL, "answers.", extra)
    return report, extra


def _separate_each(
    part: dict[str, Any],
    name: str,
    known: Mapping[str, StrictField],
    place: str,
    extra: dict[str, Any],
) -> None:
    """Separate each object of the list of this name, if it is one."""
    if isinstance(given := part.get(name), list):
        part[name] = [
            _separate(one, known, f"{place}{name}.{number}.", extra)
            for number, one in enumerate(given)
        ]


def _separate(
    given: dict[str, Any], known: Mapping[str, StrictField], place: str, extra: dict[str, Any]
) -> dict[str, Any]:
    """The known fields that are not null; the unknown ones go into `extra`."""
    for name in sorted(given.keys() - known.keys()):
        extra[replace_unprintable(place + name)] = _replace_inside(given[name])
    return {
        name: known[name].deserialize(value)
        for name, value in given.items()
        if value is not None and name in known
    }


def _replace_inside(value: Any) -> Any:
    """For a value of any type: how deep it goes was bounded when it was parsed."""
    if isinstance(value, str):
        return replace_unprintable(value)
    if isinstance(value, list):
        return [_replace_inside(inner) for inner in value]
    if isinstance(value, dict):
        return {replace_unprintable(name): _replace_inside(inner) for name, inner in value.items()}
    return value
