"""Decides what a report says: the kinds of its values, and nothing about what they mean.

Only a value of the wrong kind is refused. What is missing is absent, what is unknown is extra.
"""

import re
from typing import Any

from marshmallow import INCLUDE, Schema, ValidationError, fields

# Control characters, halves of surrogate pairs, and what Unicode says is no character.
_UNSHOWABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def showable(text: str) -> str:
    """The text with a replacement character for what no page can show. The arrival has it raw."""
    return text if text.isascii() and text.isprintable() else _UNSHOWABLE.sub("\ufffd", text)


class Text(fields.Field[str]):
    """A text, of any length and any characters."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if not isinstance(value, str):
            raise ValidationError("not a text")
        return showable(value)


class Whole(fields.Field[int]):
    """A whole number; 1.0, "1" and true are none."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 10**6:
            raise ValidationError("not a whole number")
        return value


class WordOr(fields.Field[Any]):
    """One word ("not_known") instead of what `inner` reads."""

    def __init__(self, inner: fields.Field[Any]) -> None:
        super().__init__(allow_none=True)
        self._word = Text()
        self._inner = inner

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        return (self._word if isinstance(value, str) else self._inner).deserialize(value)


def _text() -> Text:
    return Text(allow_none=True)


def _texts() -> fields.List:
    return fields.List(Text(), allow_none=True)


class Call(Schema):
    """Somebody who was rung."""

    who = _text()
    name = _text()
    at = _text()
    reference = _text()


class Path(Schema):
    """The answers that led to the steps."""

    danger = _text()
    areas = _texts()
    parties = _text()
    adult_role = _text()
    adult_pair = _text()
    origin = _text()
    intent = _text()
    code = _text()


class Answers(Schema):
    """The form."""

    incident_date = _text()
    ages = WordOr(fields.List(Whole()))
    parties = _texts()
    adult_pair = _text()
    setting = _text()
    types = _texts()
    media = _texts()
    actions = _texts()
    setting_other = _text()
    type_other = _text()
    media_other = _text()
    action_other = _text()
    danger = _text()
    intent = _text()
    rung = WordOr(fields.List(fields.Nested(Call, unknown=INCLUDE)))
    organisation = _text()
    before_we_ring = _text()
    contact_name = _text()
    contact_phone = _text()
    contact_email = _text()
    contact_by = _text()


class WholeReport(Schema):
    """What is inside the seal."""

    form_version = Whole(allow_none=True)
    edition = _text()
    build = _text()
    path = fields.Nested(Path, unknown=INCLUDE, allow_none=True)
    ticks = _texts()
    answers = fields.Nested(Answers, unknown=INCLUDE, allow_none=True)
    amends = _text()


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
        extra[showable(place + name)] = _showable_inside(given[name])
    return {name: given[name] for name in kind._declared_fields if given.get(name) is not None}


def _showable_inside(value: Any) -> Any:
    """For a value of any kind: the reader has bounded how deep it goes."""
    if isinstance(value, str):
        return showable(value)
    if isinstance(value, list):
        return [_showable_inside(inner) for inner in value]
    if isinstance(value, dict):
        return {showable(name): _showable_inside(inner) for name, inner in value.items()}
    return value
