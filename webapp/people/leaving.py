"""Asks the features above about people who leave: puts back their work, tells of restrictions."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from flask import Flask, current_app

from webapp.people.models import User
from webapp.proposals.policy import READERS

_EXTENSION = "esafety-leaving"

PutBack = Callable[[int], None]
"""Puts back what the person with this number has in hand, in the caller's transaction."""


class IsAnyRestricted(Protocol):
    """Asks whether an incident is restricted."""

    def __call__(self, *, takes_turn: bool) -> bool:
        """Whether one is; with the turn, whoever changes that waits until the transaction ends."""


class _Given(NamedTuple):
    put_back: PutBack
    is_any_restricted: IsAnyRestricted


def bind(app: Flask, *, put_back: PutBack, is_any_restricted: IsAnyRestricted) -> None:
    """Make these what is asked."""
    app.extensions[_EXTENSION] = _Given(put_back, is_any_restricted)


def is_any_restricted(*, takes_turn: bool) -> bool:
    """Whether an incident is restricted to named readers, in the caller's transaction."""
    given: _Given = current_app.extensions[_EXTENSION]
    return given.is_any_restricted(takes_turn=takes_turn)


def leave(person: User, *, roles: Iterable[str] = ()) -> None:
    """Tell it, unless somebody with these roles still reads reports.

    Before the account changes: who changes incidents waits for its row, and we for them.
    """
    if READERS.isdisjoint(roles):
        given: _Given = current_app.extensions[_EXTENSION]
        given.put_back(person.id)
