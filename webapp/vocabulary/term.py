"""A term: the code that travels in a report for ever, and the words people read for it."""

from enum import StrEnum
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


def term(kind: type[T], code: object) -> T | None:
    """The member of `kind` with this code; None for a code nobody knows."""
    return next((member for member in kind if member.value == code), None)


def label_of(kind: type[Term], code: str) -> str:
    """The words for `code`; a code nobody knows is shown as it was given."""
    known = term(kind, code)
    return known.label if known else code
