"""Decides what a report says: the kinds of its values, and nothing about what they mean.

Only a value of the wrong kind is refused. What is missing is absent, what is unknown is extra.
"""

from typing import Any

from marshmallow import INCLUDE, Schema, ValidationError, fields, missing

from webapp.web.printable import replace_unprintable

LARGEST_NUMBER = 1_000_000


class Kind(fields.Field[Any]):
    """A field with no rule but its kind: absent and null are let by, without the usual detours."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        """Raises ValidationError for a value of another kind."""
        return value if value is None or value is missing else self._read(value)

    def _read(self, value: Any) -> Any:
        raise NotImplementedError


class Text(Kind):
    """A text, of any length and any characters."""

    def _read(self, value: Any) -> str:
        return _text(value)


class Texts(Kind):
    """A list of texts."""

    def _read(self, value: Any) -> list[str]:
        return [_text(one) for one in _list(value)]


class Whole(Kind):
    """A whole number; 1.0, "1" and true are none."""

    def _read(self, value: Any) -> int:
        return _whole(value)


class Ages(Kind):
    """A list of whole numbers, or a word instead."""

    def _read(self, value: Any) -> str | list[int]:
        return _text(value) if isinstance(value, str) else [_whole(one) for one in _list(value)]


class Part(Kind):
    """An object whose known fields are those of a schema; what it does not know it lets by."""

    def __init__(self, schema: type[Schema]) -> None:
        super().__init__()
        self._kinds = schema._declared_fields

    def _read(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValidationError("not an object")
        kinds = self._kinds
        return {
            name: kinds[name].deserialize(one) if name in kinds else one
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


class Call(Schema):
    """Somebody who was rung."""

    who = Text()
    name = Text()
    at = Text()
    reference = Text()


class Path(Schema):
    """The answers that led to the steps."""

    danger = Text()
    areas = Texts()
    parties = Text()
    adult_role = Text()
    adult_pair = Text()
    origin = Text()
    intent = Text()
    code = Text()


class Answers(Schema):
    """The form."""

    incident_date = Text()
    ages = Ages()
    parties = Texts()
    adult_pair = Text()
    setting = Text()
    types = Texts()
    media = Texts()
    actions = Texts()
    setting_other = Text()
    type_other = Text()
    media_other = Text()
    action_other = Text()
    danger = Text()
    intent = Text()
    rung = Calls(Call)
    organisation = Text()
    before_we_ring = Text()
    contact_name = Text()
    contact_phone = Text()
    contact_email = Text()
    contact_by = Text()


class WholeReport(Schema):
    """What is inside the seal."""

    form_version = Whole()
    edition = Text()
    build = Text()
    path = Part(Path)
    ticks = Texts()
    answers = Part(Answers)
    amends = Text()


_SCHEMA = WholeReport(unknown=INCLUDE)


def load(value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The report without its nulls; and what this version does not know, by dotted names.

    Raises marshmallow's ValidationError for a value of the wrong kind.
    """
    extra: dict[str, Any] = {}
    report = _known(_SCHEMA.load(value), WholeReport, "", extra)
    for name, kind in (("path", Path), ("answers", Answers)):
        if name in report:
            report[name] = _known(report[name], kind, f"{name}.", extra)
    calls = report.get("answers", {}).get("rung")
    if isinstance(calls, list):
        report["answers"]["rung"] = [
            _known(call, Call, f"answers.rung.{number}.", extra)
            for number, call in enumerate(calls)
        ]
    return report, extra


def _known(
    given: dict[str, Any], kind: type[Schema], place: str, extra: dict[str, Any]
) -> dict[str, Any]:
    for name in sorted(given.keys() - kind._declared_fields.keys()):
        extra[replace_unprintable(place + name)] = _replace_inside(given[name])
    return {name: given[name] for name in kind._declared_fields if given.get(name) is not None}


def _replace_inside(value: Any) -> Any:
    """For a value of any kind: the reader has bounded how deep it goes."""
    if isinstance(value, str):
        return replace_unprintable(value)
    if isinstance(value, list):
        return [_replace_inside(inner) for inner in value]
    if isinstance(value, dict):
        return {replace_unprintable(name): _replace_inside(inner) for name, inner in value.items()}
    return value
