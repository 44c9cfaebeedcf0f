"""Splits a request's body into its items and keeps each item's own slice of the text as sent."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from sync import strict
from sync.outcome import Claim

MOST_BYTES = 256 * 1024
MOST_ITEMS = 50
MOST_CLAIMS = 200

_SPACE = re.compile(r"[ \t\n\r]*")
_CLAIMED_ID = re.compile(r"[!-~]{1,100}")
_DIGEST = re.compile(r"[A-Za-z0-9_-]{43}")


class NotABody(ValueError):
    """Not one JSON object with a list `items`."""


class TooMany(ValueError):
    """A list in the body is over its limit."""


@dataclass(slots=True)
class Body:
    """The items' slices in their order, and the claims that can be answered."""

    items: list[str] | None = None
    have: list[Claim] = field(default_factory=list)


def split(body: bytes) -> Body:
    """Read a body. Raises NotABody or TooMany.

    Only `items` must be right: an odd or unknown field beside it harms no report.
    """
    try:
        found = _split(_Reader(body.decode()))
    except (UnicodeDecodeError, json.JSONDecodeError, StopIteration, RecursionError) as error:
        raise NotABody("not one JSON object") from error
    if found.items is None:
        raise NotABody("no list `items`")
    return found


def is_digest(value: Any) -> TypeGuard[str]:
    """Whether this is a base64url SHA-256."""
    return isinstance(value, str) and bool(_DIGEST.fullmatch(value))


def is_plain_id(value: Any) -> TypeGuard[str]:
    """Whether this can be kept, and asked about, as an id: short, ASCII, in one word."""
    return isinstance(value, str) and bool(_CLAIMED_ID.fullmatch(value))


def _split(reader: "_Reader") -> Body:
    found = Body()
    for key in reader.members():
        if key != "items":
            _read_beside(found, key, reader.value())
        elif found.items is None:
            found.items = list(_at_most(MOST_ITEMS, reader.elements()))
        else:
            raise NotABody("`items` stands twice")
    reader.end()
    return found


def _at_most(most: int, items: Iterator[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        if number == most:
            raise TooMany("items")
        yield item


def _read_beside(found: Body, key: str, text: str) -> None:
    try:
        value = strict.read(text)
    except strict.Faulty as error:
        if error.fault is strict.Fault.TOO_DEEP:
            raise NotABody("too deep") from error
        return
    if key == "have" and isinstance(value, list):
        if len(value) > MOST_CLAIMS:
            raise TooMany("have")
        found.have = [Claim(one["id"], one["digest"]) for one in value if _is_claim(one)]


def _is_claim(value: Any) -> bool:
    return (
        isinstance(value, dict) and is_plain_id(value.get("id")) and is_digest(value.get("digest"))
    )


class _Reader:
    """Walks the outer levels of a JSON text; what is inside is left to the library's scanner.

    Raises JSONDecodeError, StopIteration or RecursionError where the text is no JSON.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._skip()

    def members(self) -> Iterator[str]:
        """The keys of an object. Whoever asks takes each value before the next key."""
        for _ in self._between("{", "}"):
            start = self._expect('"', skip=False)
            key, self._at = _scan_text(self._text, start, True)
            self._skip()
            self._expect(":")
            yield key

    def elements(self) -> Iterator[str]:
        """The slices of a list's elements. Raises NotABody where there is no list."""
        if not self._text.startswith("[", self._at):
            raise NotABody("`items` is no list")
        for _ in self._between("[", "]"):
            yield self.value()

    def value(self) -> str:
        """The slice of one value."""
        start = self._at
        _, self._at = _scan(self._text, start)
        return self._took(start)

    def end(self) -> None:
        """Nothing may follow."""
        if self._at != len(self._text):
            raise self._error()

    def _between(self, opening: str, closing: str) -> Iterator[None]:
        self._expect(opening)
        if self._text.startswith(closing, self._at):
            self._expect(closing)
            return
        while True:
            yield
            if self._text.startswith(closing, self._at):
                self._expect(closing)
                return
            self._expect(",")

    def _expect(self, character: str, *, skip: bool = True) -> int:
        if not self._text.startswith(character, self._at):
            raise self._error()
        self._at += 1
        if skip:
            self._skip()
        return self._at

    def _took(self, start: int) -> str:
        taken = self._text[start : self._at]
        self._skip()
        return taken

    def _skip(self) -> None:
        self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]

    def _error(self) -> json.JSONDecodeError:
        return json.JSONDecodeError("Not expected here", self._text, self._at)


# Two parts of the standard library's decoder that its stubs do not name. The first only finds
# where a value ends: it makes nothing of numbers, however long they are.
_scan: Any = vars(json.JSONDecoder(parse_int=len, parse_float=len, parse_constant=len))["scan_once"]
_scan_text: Any = vars(json.decoder)["scanstring"]
