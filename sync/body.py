"""Splits a request's body into its items, each with its own bytes exactly as sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from sync import compact, strict
from sync.contract import Claim
from sync.limits import MAX_CLAIMS, MAX_ITEMS
from sync.strict import Fault, Faulty, Slice

_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN_ID = re.compile(r"[!-~]{1,100}")
_DIGEST = re.compile(r"[A-Za-z0-9_-]{43}")


class NotABody(ValueError):
    """Not one JSON object with a list `items`."""


class TooMany(ValueError):
    """A list in the body is over its limit."""


@dataclass(slots=True)
class Body:
    """The slices of the items, in order, and the well-formed claims."""

    items: list[Slice]
    have: list[Claim] = field(default_factory=list)


def split(body: bytes) -> Body:
    """Read a body. Raises NotABody or TooMany.

    Only `items` must be right: a wrong or unknown field beside it does no harm to a report.
    """
    try:
        return _split(_reader(body))
    except (UnicodeDecodeError, Faulty) as error:
        raise NotABody("not one JSON object") from error


def is_digest(value: Any) -> TypeGuard[str]:
    """Whether this is a base64url SHA-256."""
    return isinstance(value, str) and bool(_DIGEST.fullmatch(value))


def is_plain_id(value: Any) -> TypeGuard[str]:
    """Whether this can be stored and claimed as an id: 1 to 100 printable ASCII, no space."""
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
                raise NotABody("duplicate `items`")
            items = list(_limit(reader.elements(), MAX_ITEMS))
        else:
            member = reader.value()
            have = _read_claims(member) if key == "have" else have
    reader.end()
    if items is None:
        raise NotABody("no `items`")
    return Body(items, have)


def _limit(items: Iterator[Slice], most: int) -> Iterator[Slice]:
    for number, item in enumerate(items):
        if number == most:
            raise TooMany("items")
        yield item


def _read_claims(have: Slice) -> list[Claim]:
    claims = have.value if isinstance(have.value, list) and not have.fault else []
    if len(claims) > MAX_CLAIMS:
        raise TooMany("have")
    return [Claim(claim["id"], claim["digest"]) for claim in claims if _is_claim(claim)]


def _is_claim(value: Any) -> bool:
    return (
        isinstance(value, dict) and is_plain_id(value.get("id")) and is_digest(value.get("digest"))
    )


class _Reader:
    """Walks the outer levels of any JSON text. Raises Faulty if it is not JSON."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._skip_space()

    def members(self) -> Iterator[str]:
        """Yield the keys of an object. The caller reads each value before the next key."""
        for _ in self._between("{", "}"):
            if not self._is_at('"'):
                raise Faulty(Fault.NOT_JSON)
            key, self._at = strict.key_at(self._text, self._at)
            self._skip_space()
            self._expect(":")
            yield key

    def elements(self) -> Iterator[Slice]:
        """Yield the elements of a list. Raises NotABody for any other value."""
        if not self._is_at("["):
            raise NotABody("`items` is not a list")
        for _ in self._between("[", "]"):
            yield self.value()

    def value(self) -> Slice:
        """Read one value."""
        found, self._at = strict.slice_at(self._text, self._at)
        self._skip_space()
        return found

    def end(self) -> None:
        """Raise Faulty if anything follows."""
        if self._at != len(self._text):
            raise Faulty(Fault.NOT_JSON)

    def _between(self, opening: str, closing: str) -> Iterator[None]:
        self._expect(opening)
        if not self._is_at(closing):
            yield
            while not self._is_at(closing):
                self._expect(",")
                yield
        self._expect(closing)

    def _is_at(self, character: str) -> bool:
        return self._text.startswith(character, self._at)

    def _expect(self, character: str) -> None:
        if not self._is_at(character):
            raise Faulty(Fault.NOT_JSON)
        self._at += 1
        self._skip_space()

    def _skip_space(self) -> None:
        self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]


class _CompactReader:
    """Walks the same levels of a value in the compact form: many times as fast."""

    def __init__(self, value: dict[str, Any]) -> None:
        self._value = value
        self._member: Any = None

    def members(self) -> Iterator[str]:
        for key, member in self._value.items():
            self._member = member
            yield key

    def elements(self) -> Iterator[Slice]:
        if not isinstance(self._member, list):
            raise NotABody("`items` is not a list")
        return map(strict.slice_of, self._member)

    def value(self) -> Slice:
        return strict.slice_of(self._member)

    def end(self) -> None:
        """Nothing follows a whole value."""
