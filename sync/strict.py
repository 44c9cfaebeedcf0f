"""Reads JSON that has one meaning only: what two parsers could read differently is a fault."""

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple, NoReturn

from sync import compact
from sync.limits import MAX_DEPTH, MAX_INTEGER

BLANKS = " \t\n\r"

_BRACKETS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)
_STEPS = {b"{": 1, b"[": 1, b"}": -1, b"]": -1}


class Fault(StrEnum):
    """What is wrong with a JSON text or an envelope; also the reason code shown to the unit."""

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
    """A value and its own bytes of the text. With a `fault`, `value` is only one way to read it."""

    raw: bytes
    value: Any
    fault: Fault | None = None


def read(raw: bytes) -> Any:
    """Return the value of a JSON text. Raises Faulty. Time and memory are linear in its length."""
    value = compact.read(raw)
    if value is compact.NOT_COMPACT:
        return _read_carefully(raw)
    _check_depth(raw)
    return value


def _read_carefully(raw: bytes) -> Any:
    try:
        text = raw.decode().strip(BLANKS)
    except UnicodeDecodeError as error:
        raise Faulty(Fault.NOT_JSON) from error
    found, end = slice_at(text, 0)
    if found.fault or end != len(text):
        raise Faulty(found.fault or Fault.NOT_JSON)
    return found.value


def slice_at(text: str, start: int) -> tuple[Slice, int]:
    """Return the value that begins at `start`, and the index after it.

    Raises Faulty for NOT_JSON and TOO_DEEP only: a value with another fault still has a slice.
    """
    fault = None
    try:
        try:
            value, end = _STRICT.raw_decode(text, start)
        except Faulty as error:
            fault = error.fault
            value, end = _LOOSE.raw_decode(text, start)
    except RecursionError as error:
        raise Faulty(Fault.TOO_DEEP) from error
    except json.JSONDecodeError as error:
        raise Faulty(Fault.NOT_JSON) from error
    raw = text[start:end].encode()
    _check_depth(raw)
    return Slice(raw, value, fault), end


def slice_of(value: Any) -> Slice:
    """Return the slice of a value read from the compact form. Raises Faulty for TOO_DEEP."""
    raw = compact.write(value)
    _check_depth(raw)
    return Slice(raw, value)


def key_at(text: str, start: int) -> tuple[str, int]:
    """Return the key whose opening quote is at `start`, and the index after its closing quote."""
    try:
        return _STRICT.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise Faulty(Fault.NOT_JSON) from error


def is_writable(text: str) -> bool:
    """Whether UTF-8 and both databases can hold a text: no NUL, no unpaired surrogate."""
    if "\0" in text:
        return False
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def all_writable(found: Slice) -> bool:
    """Whether every text in a slice is writable."""
    # An unwritable character can only arrive as an escape, and escapes are rare.
    return b"\\" not in found.raw or all(is_writable(text) for text in _find_texts(found.value))


def _check_depth(raw: bytes) -> None:
    """Raise Faulty for TOO_DEEP."""
    # Measured on the text: how deep Python itself can go depends on the caller's stack.
    if b"[" not in raw and raw.find(b"{", 1) < 0:
        return  # as nearly always, and searching is faster than counting
    if raw.count(b"{") + raw.count(b"[") <= MAX_DEPTH:
        return
    depth = 0
    for token in _BRACKETS.finditer(raw):
        depth += _STEPS.get(token[0], 0)
        if depth > MAX_DEPTH:
            raise Faulty(Fault.TOO_DEEP)


def _find_texts(value: Any) -> Iterator[str]:
    """Yield every key and text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _find_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _find_texts(inner)


def _reject_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise Faulty(Fault.DUPLICATE_KEYS)
    return value


def _parse_integer(digits: str) -> int:
    value = _parse_short_integer(digits)
    if value is None or abs(value) > MAX_INTEGER:
        raise Faulty(Fault.HUGE_INTEGER)
    return value


def _parse_number(digits: str) -> float:
    value = float(digits)
    return value if abs(value) != float("inf") else _reject_number(digits)


def _reject_number(_: str) -> NoReturn:
    raise Faulty(Fault.NOT_A_NUMBER)


def _parse_short_integer(digits: str) -> int | None:
    return int(digits) if len(digits) < 18 else None


def _ignore(_: str) -> None:
    return None


_STRICT = json.JSONDecoder(
    object_pairs_hook=_reject_duplicates,
    parse_int=_parse_integer,
    parse_float=_parse_number,
    parse_constant=_reject_number,
)
# Finds the end of a value whatever its faults. Numbers that could be slow to convert, or infinite,
# become None.
_LOOSE = json.JSONDecoder(
    parse_int=_parse_short_integer, parse_float=_ignore, parse_constant=_ignore
)
