"""Reads entries of the content files into their classes, by marshmallow. Pure.

The annotations of a class are its schema. `Annotated` adds what they do not say: a text is the
entry's own name for it, a field reads it, and with None no file has it. A class with a Key is
written out once, under its name; wherever else a class has one, the file gives that name.
"""

import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from copy import copy
from functools import cache, partial
from inspect import Parameter, signature
from types import UnionType
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

from marshmallow import Schema, ValidationError, fields, post_load, pre_load

from webapp.guidance.source.texts import Trail, children_of, id_of
from webapp.guidance.source.yaml_files import ContentFault, place_of
from webapp.vocabulary.term import Term

T = TypeVar("T")
Field = fields.Field[Any]

# What the files have named so far, by its kind; None while one of its kind has a fault.
_named: ContextVar[dict[str, dict[str, Any]]] = ContextVar("named")
# In marshmallow's messages, and no name in a file.
OTHERS = "_others"
NO_NAMES = {"_schema", "key", "value", OTHERS}


class Text(Field):
    """A text as it is: marshmallow's own would lose its place."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if not isinstance(value, str):
            raise ValidationError("Not a text.")
        return value


class Words(Text):
    """Words with spaces between."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[str, ...]:
        return tuple(super()._deserialize(value).split())


class Phrase(Text):
    """A regular expression."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> re.Pattern[str]:
        try:
            return re.compile(super()._deserialize(value))
        except re.error as fault:
            raise ValidationError(f"“{value}” cannot be read: {fault}.") from fault


class Key(Text):
    """The name that the file gives to the whole entry, or one that the entry gives instead."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind


class Name(Text):
    """The name of something of this kind that a file has."""

    def __init__(self, kind: str, **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        if super()._deserialize(value) not in _named.get().get(self.kind, {}):
            raise ValidationError(f"there is no {self.kind} {value}.")
        return value


class Reference(Name):
    """An entry of the file, given by its name."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        name = super()._deserialize(value)
        return _named.get()[self.kind][name]


FIELDS: dict[Any, Any] = {
    str: Text,
    re.Pattern: Phrase,
    int: fields.Integer,
    bool: fields.Boolean,
    Any: fields.Raw,
}


class Several(fields.List[Any]):
    """A tuple of what the file lists."""

    def _deserialize(self, *given: Any, **more: Any) -> Any:
        return tuple(super()._deserialize(*given, **more))


class Named(fields.Dict):
    """Entries by their names, to which all that is read afterwards can refer."""

    def __init__(self, kind: str, entry: Field, key: str = "") -> None:
        super().__init__(Text(), entry)
        self.kind, self.key = kind, key

    def _deserialize(self, value: Any, *given: Any, **more: Any) -> Any:
        entries = value if isinstance(value, Mapping) else {}
        known: dict[str, Any] = dict.fromkeys(entries)
        _named.get()[self.kind] = known
        if self.key and entries:
            value = {name: self._with_key(name, entry) for name, entry in entries.items()}
        known |= super()._deserialize(value, *given, **more)  # type: ignore[no-untyped-call]
        return known

    def _with_key(self, name: str, entry: Any) -> Any:
        return {self.key: name, **entry} if isinstance(entry, Mapping) else entry


class Others(fields.Dict):
    """Whatever else the entry has."""

    def __init__(self, names: Field) -> None:
        super().__init__(names, Text(), data_key=OTHERS)


class _Entry(Schema):
    """An entry of a file; it may have no other words than its class."""

    makes: ClassVar[type]

    @pre_load
    def arrange(self, entry: Any, **_: Any) -> Any:
        """The entry as its class wants it."""
        if not isinstance(entry, Mapping):
            return entry
        if hasattr(self.makes, "arrange"):
            entry = self.makes.arrange(entry)
        own = {field.data_key or name for name, field in self.fields.items()}
        if OTHERS in own:
            others = {name: words for name, words in entry.items() if name not in own}
            entry = {name: entry[name] for name in own & entry.keys()} | {OTHERS: others}
        return entry

    @post_load
    def make(self, loaded: dict[str, Any], **_: Any) -> Any:
        """The entry as one of its class."""
        return self.makes(**loaded)


@cache
def schema_of(kind: type) -> Schema:
    """The schema that reads a dataclass or a named tuple."""
    hints, own = get_type_hints(kind, include_extras=True), {}
    for name, parameter in signature(kind).parameters.items():
        if field := _field_of(hints[name]):
            field.required, field.load_only = parameter.default is Parameter.empty, True
            own[name] = field
    schema = _Entry.from_dict(own, name=kind.__name__)
    schema.makes = kind  # type: ignore[attr-defined]
    return schema()


def _field_of(hint: Any, **options: Any) -> Any:
    """The field for values of this type; None for a value that no file has."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        extra = inner[1]
        return _field_of(inner[0], data_key=extra) if isinstance(extra, str) else copy(extra)
    if origin is UnionType:
        return _field_of(inner[0], allow_none=True, **options)
    if origin in (tuple, Mapping):
        return _container_of(origin, inner[-1 if origin is Mapping else 0], options)
    return (FIELDS.get(origin or hint) or partial(_field_of_class, hint))(**options)


def _container_of(origin: Any, inner: Any, options: dict[str, Any]) -> Field:
    if origin is tuple:
        return Several(_field_of(inner), **options)
    kind, name = _key_of(inner)
    if kind:
        return Named(kind, fields.Nested(schema_of(inner)), key=name)
    return fields.Dict(Text(), _field_of(inner), **options)


def _field_of_class(kind: Any, **options: Any) -> Field:
    if issubclass(kind, Term):
        return fields.Enum(kind, by_value=True, **options)
    named, _ = _key_of(kind)
    return Reference(named, **options) if named else fields.Nested(schema_of(kind), **options)


def _key_of(kind: Any) -> tuple[str, str]:
    """What such entries are called, and the field for the name of each; empty for other types."""
    for name, hint in getattr(kind, "__annotations__", {}).items():
        extra = getattr(hint, "__metadata__", [None])[0]
        if isinstance(extra, Key):
            return extra.kind, name
    return "", ""


def read(kind: type[T], data: Mapping[str, Any]) -> T:
    """The data as this class has it. Raises ContentFault, with a line for each fault."""
    before = _named.set({})
    try:
        loaded: T = schema_of(kind).load(data)  # type: ignore[arg-type]
        return loaded
    except ValidationError as fault:
        raise ContentFault("\n".join(_lines(fault.messages, data))) from fault
    finally:
        _named.reset(before)


def _lines(messages: Any, value: Any, trail: Trail = (), place: str = "") -> Iterator[str]:
    """Each message with the place and the id of its value, or of the entry that lacks it."""
    place = place_of(value) or place
    if not isinstance(messages, Mapping):
        yield from (f"{place}{id_of(trail)}: {message}" for message in messages)
        return
    names = children_of(value) or []
    for at, inner in messages.items():
        if isinstance(at, int):
            name, child = names[at]
            yield from _lines(inner, child, (*trail, name), place)
        elif at in NO_NAMES and at not in dict(names):
            yield from _lines(inner, value, trail, place)
        else:
            own = next((place_of(name) for name, _ in names if name == at), "")
            yield from _lines(inner, dict(names).get(at), (*trail, at), own or place)
