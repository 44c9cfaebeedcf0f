"""JSON with one meaning only: what two parsers could read differently is a fault, not a guess."""

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple, NoReturn

from sync import compact

BLANKS = " \t\n\r"
DEEPEST = 32
LARGEST_INTEGER = 2**53 - 1

_BRACKETS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)
_STEPS = {b"{": 1, b"[": 1, b"}": -1, b"]": -1}


class Fault(StrEnum):
    """What is wrong with a text or with an envelope; also the reason shown at the unit."""

    NOT_JSON = "not_json"
    TOO_DEEP = "too_deep"
    NOT_A_NUMBER = "not_a_number"
    HUGE_INTEGER = "huge_integer"
    DUPLICATE_KEYS = "duplicate_keys"
    UNWRITABLE_TEXT = "unwritable_text"
    WRONG_TYPES = "wrong_types"
    ID_MALFORMED = "id_malformed"
    NOT_SEALED = "not_sealed"
    UNKNOWN_KEY = "unknown_key"
    OTHER_ID_INSIDE = "other_id_inside"


class Faulty(ValueError):
    """The text has a fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Slice(NamedTuple):
    """A value's own piece of a text. With a `fault` the value is only one way to read it."""

    raw: bytes
    value: Any
    fault: Fault | None = None


def read(raw: bytes) -> Any:
    """The value of a JSON text. Raises Faulty; time and memory grow with its length only."""
    value = compact.read(raw)
    if value is None:
        return _read_with_care(raw)
    _shallow(raw)
    return value


def _read_with_care(raw: bytes) -> Any:
    try:
        text = raw.decode().strip(BLANKS)
    except UnicodeDecodeError as error:
        raise Faulty(Fault.NOT_JSON) from error
    found, end = slice_at(text, 0)
    if found.fault or end != len(text):
        raise Faulty(found.fault or Fault.NOT_JSON)
    return found.value


def slice_at(text: str, start: int) -> tuple[Slice, int]:
    """The value that begins at `start`, and where it ends.

    Raises Faulty for NOT_JSON and TOO_DEEP only: a value with another fault has a slice still.
    """
    value, end, fault = _scan(text, start)
    return Slice(_shallow(text[start:end].encode()), value, fault), end


def slice_of(value: Any) -> Slice:
    """The slice of a value that stood in the compact form. Raises Faulty for TOO_DEEP."""
    return Slice(_shallow(compact.write(value)), value)


def _scan(text: str, start: int) -> tuple[Any, int, Fault | None]:
    """The value that begins at `start`, where it ends, and what is wrong with it."""
    try:
        try:
            return *_scan_strictly(text, start), None
        except Faulty as error:
            return *_scan_loosely(text, start), error.fault
    except RecursionError as error:
        raise Faulty(Fault.TOO_DEEP) from error
    except (json.JSONDecodeError, StopIteration) as error:
        raise Faulty(Fault.NOT_JSON) from error


def key_at(text: str, start: int) -> tuple[str, int]:
    """The key whose first character stands at `start`, and the place after its quote."""
    try:
        key, end = _scan_text(text, start, True)
    except json.JSONDecodeError as error:
        raise Faulty(Fault.NOT_JSON) from error
    return key, end


def is_writable(text: str) -> bool:
    """Whether a text can be written down: no NUL, no half of a surrogate pair."""
    if "\0" in text:
        return False
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def all_writable(found: Slice) -> bool:
    """Whether all texts in a slice can be written down."""
    # What cannot be written can only come in as an escape, and those are rare.
    return b"\\" not in found.raw or all(is_writable(text) for text in _texts(found.value))


def _shallow(raw: bytes) -> bytes:
    """The text as it is. Raises Faulty for TOO_DEEP.

    Measured on the text, so that the answer does not hang on the depth of our own stack.
    """
    if b"[" not in raw and raw.find(b"{", 1) < 0:
        return raw  # as nearly all are, and searching is faster than counting
    if raw.count(b"{") + raw.count(b"[") <= DEEPEST:
        return raw
    depth = 0
    for token in _BRACKETS.finditer(raw):
        depth += _STEPS.get(token[0], 0)
        if depth > DEEPEST:
            raise Faulty(Fault.TOO_DEEP)
    return raw


def _texts(value: Any) -> Iterator[str]:
    """Every key and text inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise Faulty(Fault.DUPLICATE_KEYS)
    return value


def _integer(digits: str) -> int:
    value = _short_integer(digits)
    if value is None or abs(value) > LARGEST_INTEGER:
        raise Faulty(Fault.HUGE_INTEGER)
    return value


def _number(digits: str) -> float:
    value = float(digits)
    return value if abs(value) != float("inf") else _not_a_number(digits)


def _not_a_number(_: str) -> NoReturn:
    raise Faulty(Fault.NOT_A_NUMBER)


def _short_integer(digits: str) -> int | None:
    return int(digits) if len(digits) < 18 else None


def _nothing(_: str) -> None:
    return None


# The standard library's scanners, which its stubs do not name. `_scan_loosely` finds where a
# value ends whatever its faults; of its numbers it makes nothing that could be slow or infinite.
_scan_text: Any = vars(json.decoder)["scanstring"]
_scan_strictly: Any = vars(
    json.JSONDecoder(
        object_pairs_hook=_no_duplicates,
        parse_int=_integer,
        parse_float=_number,
        parse_constant=_not_a_number,
    )
)["scan_once"]
_scan_loosely: Any = vars(
    json.JSONDecoder(parse_int=_short_integer, parse_float=_nothing, parse_constant=_nothing)
)["scan_once"]
