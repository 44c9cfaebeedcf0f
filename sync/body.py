"""Splits a request's body into its items and keeps each item's own slice of the text as sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from sync import compact, strict
from sync.contract import Claim
from sync.strict import Fault, Faulty, Slice

MOST_BYTES = 256 * 1024
MOST_ITEMS = 50
MOST_CLAIMS = 200

_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN_ID = re.compile(r"[!-~]{1,100}")
_DIGEST = re.compile(r"[A-Za-z0-9_-]{43}")


class NotABody(ValueError):
    """Not one JSON object with a list `items`."""


class TooMany(ValueError):
    """A list in the body is over its limit."""


@dataclass(slots=True)
class Body:
    """The items' slices in their order, and the claims that can be answered."""

    items: list[Slice]
    have: list[Claim] = field(default_factory=list)


def split(body: bytes) -> Body:
    """Read a body. Raises NotABody or TooMany.

    Only `items` must be right: an odd or unknown field beside it harms no report.
    """
    try:
        return _split(_reader(body))
    except (UnicodeDecodeError, Faulty) as error:
        raise NotABody("not one JSON object") from error


def is_digest(value: Any) -> TypeGuard[str]:
    """Whether this is a base64url SHA-256."""
    return isinstance(value, str) and bool(_DIGEST.fullmatch(value))


def is_plain_id(value: Any) -> TypeGuard[str]:
    """Whether this can be kept, and asked about, as an id: short, ASCII, in one word."""
    return isinstance(value, str) and bool(_PLAIN_ID.fullmatch(value))


def _reader(body: bytes) -> "_Reader | _CompactReader":
    value = compact.read(body)
    return _CompactReader(value) if isinstance(value, dict) else _Reader(body.decode())


def _split(reader: "_Reader | _CompactReader") -> Body:
    items: list[Slice] | None = None
    have: list[Claim] = []
    for key in reader.members():
        if key == "items":
            if items is not None:
                raise NotABody("`items` stands twice")
            items = list(_at_most(MOST_ITEMS, reader.elements()))
        else:
            beside = reader.value()
            have = _claims(beside) if key == "have" else have
    reader.end()
    if items is None:
        raise NotABody("no `items`")
    return Body(items, have)


def _at_most(most: int, items: Iterator[Slice]) -> Iterator[Slice]:
    for number, item in enumerate(items):
        if number == most:
            raise TooMany("items")
        yield item


def _claims(have: Slice) -> list[Claim]:
    claims = have.value if isinstance(have.value, list) and not have.fault else []
    if len(claims) > MOST_CLAIMS:
        raise TooMany("have")
    return [Claim(one["id"], one["digest"]) for one in claims if _is_claim(one)]


def _is_claim(value: Any) -> bool:
    return (
        isinstance(value, dict) and is_plain_id(value.get("id")) and is_digest(value.get("digest"))
    )


class _Reader:
    """Walks the outer levels of a JSON text. Raises Faulty where the text is no JSON."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._skip()

    def members(self) -> Iterator[str]:
        """The keys of an object. Whoever asks takes each value before the next key."""
        for _ in self._between("{", "}"):
            if not self._stands('"'):
                raise Faulty(Fault.NOT_JSON)
            key, self._at = strict.key_at(self._text, self._at + 1)
            self._skip()
            self._take(":")
            yield key

    def elements(self) -> Iterator[Slice]:
        """The elements of a list. Raises NotABody where there is another value."""
        if not self._stands("["):
            raise NotABody("`items` is no list")
        for _ in self._between("[", "]"):
            yield self.value()

    def value(self) -> Slice:
        """One value."""
        found, self._at = strict.slice_at(self._text, self._at)
        self._skip()
        return found

    def end(self) -> None:
        """Nothing may follow."""
        if self._at != len(self._text):
            raise Faulty(Fault.NOT_JSON)

    def _between(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if not self._stands(closing):
            yield
            while not self._stands(closing):
                self._take(",")
                yield
        self._take(closing)

    def _stands(self, character: str) -> bool:
        return self._text.startswith(character, self._at)

    def _take(self, character: str) -> None:
        if not self._stands(character):
            raise Faulty(Fault.NOT_JSON)
        self._at += 1
        self._skip()

    def _skip(self) -> None:
        self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]


class _CompactReader:
    """Walks the same levels where the text stood in the compact form: many times as fast."""

    def __init__(self, value: dict[str, Any]) -> None:
        self._value = value
        self._member: Any = None

    def members(self) -> Iterator[str]:
        for key, member in self._value.items():
            self._member = member
            yield key

    def elements(self) -> Iterator[Slice]:
        if not isinstance(self._member, list):
            raise NotABody("`items` is no list")
        return map(strict.slice_of, self._member)

    def value(self) -> Slice:
        return strict.slice_of(self._member)

    def end(self) -> None:
        """Nothing follows a whole value."""
