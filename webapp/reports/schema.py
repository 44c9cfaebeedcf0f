"""Checks the types of a report's values, and separates fields that this version does not know.

Only a value of the wrong type is refused; what it means is judged elsewhere (flags.py, rules.py).
A missing answer is absent, an unknown field is extra. Fields are marshmallow's without its usual
steps for each field, which took three times as long (docs/decisions/0022).
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, missing

from webapp.reports.questions import QUESTIONS, Kind
from webapp.vocabulary.path import PATH_FIELDS
from webapp.web.printable import replace_unprintable

LARGEST_NUMBER = 1_000_000


class StrictField(fields.Field[Any]):
    """A field that checks its type and nothing more; absent and null pass."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        """Raises ValidationError for a value of another type."""
        return value if value is None or value is missing else self._read(value)

    def _read(self, value: Any) -> Any:
        raise NotImplementedError


class Text(StrictField):
    """A text of any length and any characters."""

    def _read(self, value: Any) -> str:
        return _text(value)


class Texts(StrictField):
    """A list of texts."""

    def _read(self, value: Any) -> list[str]:
        return [_text(one) for one in _list(value)]


class Whole(StrictField):
    """A whole number; not 1.0, "1" or true."""

    def _read(self, value: Any) -> int:
        return _whole(value)


class Ages(StrictField):
    """A list of whole numbers, or a word instead."""

    def _read(self, value: Any) -> str | list[int]:
        return _text(value) if isinstance(value, str) else [_whole(one) for one in _list(value)]


class Part(StrictField):
    """An object with known `fields`; unknown ones pass as they are."""

    def __init__(self, known: Mapping[str, StrictField]) -> None:
        super().__init__()
        self.known = known

    def _read(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValidationError("not an object")
        known = self.known
        return {
            name: known[name].deserialize(one) if name in known else one
            for name, one in value.items()
        }


class Calls(Part):
    """A list of such objects, or a word instead."""

    def _read(self, value: Any) -> Any:
        read = super()._read
        return _text(value) if isinstance(value, str) else [read(one) for one in _list(value)]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValidationError("not a text")
    return replace_unprintable(value)


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST_NUMBER:
        raise ValidationError("not a whole number")
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
    Kind.CALLS: Calls(CALL),
}
ANSWERS = {question.name: FIELD_OF_KIND[question.kind] for question in QUESTIONS}
PATH: dict[str, StrictField] = {
    **{name: Texts() if asked.several else Text() for name, asked in PATH_FIELDS.items()},
    "code": Text(),
}
REPORT: dict[str, StrictField] = {
    "form_version": Whole(),
    "edition": Text(),
    "build": Text(),
    "path": Part(PATH),
    "ticks": Texts(),
    "answers": Part(ANSWERS),
    "amends": Text(),
}
_WHOLE_REPORT = Part(REPORT)


def load(value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The report without its nulls; and its unknown fields, by dotted names.

    Raises marshmallow's ValidationError for a value of the wrong type.
    """
    if value is None:
        raise ValidationError("not an object")
    extra: dict[str, Any] = {}
    report = _separate(_WHOLE_REPORT.deserialize(value), REPORT, "", extra)
    for name, known in (("path", PATH), ("answers", ANSWERS)):
        if name in report:
            report[name] = _separate(report[name], known, f"{name}.", extra)
    for name, answer in report.get("answers", {}).items():
        if isinstance(ANSWERS[name], Calls) and isinstance(answer, list):
            report["answers"][name] = [
                _separate(call, CALL, f"answers.{name}.{number}.", extra)
                for number, call in enumerate(answer)
            ]
    return report, extra


def _separate(
    given: dict[str, Any], known: Mapping[str, StrictField], place: str, extra: dict[str, Any]
) -> dict[str, Any]:
    """The known fields that are not null; the unknown ones go into `extra`."""
    for name in sorted(given.keys() - known.keys()):
        extra[replace_unprintable(place + name)] = _replace_inside(given[name])
    return {name: given[name] for name in known if given.get(name) is not None}


def _replace_inside(value: Any) -> Any:
    """For a value of any type: how deep it goes was bounded when it was parsed."""
    if isinstance(value, str):
        return replace_unprintable(value)
    if isinstance(value, list):
        return [_replace_inside(inner) for inner in value]
    if isinstance(value, dict):
        return {replace_unprintable(name): _replace_inside(inner) for name, inner in value.items()}
    return value
