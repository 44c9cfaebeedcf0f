"""Tells the features above when somebody reads no more reports, so that their work is not lost."""

from collections.abc import Callable, Iterable

from flask import Flask, current_app

from webapp.people.models import User
from webapp.proposals.policy import READERS

_EXTENSION = "esafety-leaving"

PutBack = Callable[[int], None]
"""Puts back what the person with this number has in hand, in the caller's transaction."""


def bind(app: Flask, put_back: PutBack) -> None:
    """Make `put_back` what is told."""
    app.extensions[_EXTENSION] = put_back


def leave(person: User, *, roles: Iterable[str] = ()) -> None:
    """Tell it, unless somebody with these roles still reads reports.

    Before the account changes: who changes incidents waits for its row, and we for them.
    """
    if READERS.isdisjoint(roles):
        put_back: PutBack = current_app.extensions[_EXTENSION]
        put_back(person.id)
