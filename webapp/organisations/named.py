"""Finds organisations of the register by what somebody types: by words, spelling or likeness."""

from collections.abc import Iterator
from functools import lru_cache

from sqlalchemy import select

from webapp.extensions import db
from webapp.organisations.aliases import hash_spelling, organisation_of
from webapp.organisations.models import Organisation
from webapp.organisations.spelling import fold
from webapp.organisations.suggesting import suggest_organisation

MOST_FOUND = 5


def find_named(typed: str) -> list[Organisation]:
    """The one that the spelling means, then those whose names have every word, or is like it.

    At most five. Raises StorageKeyAway.
    """
    if not any(letter.isalpha() for letter in typed):
        return []
    found = {each.id: each for each in _named(typed)}
    return [*found.values()][:MOST_FOUND]


def _named(typed: str) -> Iterator[Organisation]:
    spelling = hash_spelling(typed)
    meant = organisation_of(spelling) if spelling else None
    if meant:
        yield meant
    by_words = _find_by_words(typed)
    yield from by_words
    like = suggest_organisation(typed) if not meant and not by_words else None
    if like:
        yield like


def _find_by_words(typed: str) -> list[Organisation]:
    wanted = _words(typed)
    query = select(Organisation.id, Organisation.name).order_by(Organisation.name, Organisation.id)
    found = [number for number, name in db.session.execute(query) if wanted <= _known(name)]
    numbers = found[:MOST_FOUND] if wanted else []
    return [each for number in numbers if (each := db.session.get(Organisation, number))]


@lru_cache(maxsize=10_000)
def _known(name: str) -> frozenset[str]:
    """Names of the register only: what somebody types is not remembered."""
    return _words(name)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())
