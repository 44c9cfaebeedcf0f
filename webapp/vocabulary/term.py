"""Term: an enum whose members have a permanent code, a label and a hint. Pure."""

from enum import StrEnum
from functools import cache
from typing import Self, TypeVar


class Term(StrEnum):
    """One word of the vocabulary. Its value is the code: never reuse or change one.

    Members are written `NAME = code, label` or `NAME = code, label, hint`.
    """

    label: str
    hint: str

    def __new__(cls, code: str, label: str, hint: str = "") -> Self:
        """Make the member whose text is `code`."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        term.hint = hint
        return term


T = TypeVar("T", bound=Term)


@cache
def _members(kind: type[T]) -> dict[str, T]:
    return {member: member for member in kind}


def term(kind: type[T], code: object) -> T | None:
    """The member of `kind` with this code; None for an unknown code."""
    # A member is equal to its code, and is found by it.
    return _members(kind).get(code) if isinstance(code, str) else None


def label_of(kind: type[Term], code: str) -> str:
    """The label of `code`; an unknown code is its own label."""
    known = term(kind, code)
    return known.label if known else code
