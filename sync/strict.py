"""JSON with one meaning only: what two parsers could read differently is a fault, not a guess."""

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NoReturn

DEEPEST = 32
LARGEST_INTEGER = 2**53 - 1

_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)
_STEPS = {"{": 1, "[": 1, "}": -1, "]": -1}


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


def read(text: str) -> Any:
    """The value of one JSON text. Raises Faulty; time and memory grow with its length only."""
    if _is_too_deep(text):
        raise Faulty(Fault.TOO_DEEP)
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise Faulty(Fault.NOT_JSON) from error


def is_writable(value: Any) -> bool:
    """Whether every text in the value can be written down: no NUL, no half of a surrogate pair."""
    return all(_is_writable_text(text) for text in _texts(value))


def _is_too_deep(text: str) -> bool:
    """Measured before reading, so that the answer does not hang on the depth of our own stack."""
    if text.count("{") + text.count("[") <= DEEPEST:
        return False
    depth = 0
    for token in _BRACKETS.finditer(text):
        depth += _STEPS.get(token[0], 0)
        if depth > DEEPEST:
            return True
    return False


def _is_writable_text(text: str) -> bool:
    if "\0" in text:
        return False
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


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
    if len(digits) > 17 or abs(int(digits)) > LARGEST_INTEGER:
        raise Faulty(Fault.HUGE_INTEGER)
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits)
    return value if abs(value) != float("inf") else _not_a_number(digits)


def _not_a_number(_: str) -> NoReturn:
    raise Faulty(Fault.NOT_A_NUMBER)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_no_duplicates,
    parse_int=_integer,
    parse_float=_number,
    parse_constant=_not_a_number,
)
