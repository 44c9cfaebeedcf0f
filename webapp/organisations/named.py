"""Finds organisations of the register by what somebody types: by words, spelling or likeness."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from webapp.organisations.aliases import hash_spelling
from webapp.organisations.known import Known, find_known, meant_among, suggest_among
from webapp.organisations.spelling import fold

MOST_FOUND = 5


def find_named(typed: str) -> list[Known]:
    """The one that the spelling means, then those whose names have every word, or is like it.

    At most five, in one query. Raises StorageKeyAway.
    """
    if not any(letter.isalpha() for letter in typed):
        return []
    known = find_known(hash_spelling(typed))
    found = {each.id: each for each in _named(typed, known)}
    return [*found.values()][:MOST_FOUND]


def _named(typed: str, known: Sequence[Known]) -> Iterator[Known]:
    meant, wanted = meant_among(known), _words(typed)
    by_words = [each for each in known if wanted and wanted <= _known(each.name)]
    if meant:
        yield meant
    yield from sorted(by_words, key=lambda each: (each.name, each.id))
    like = suggest_among(typed, known) if not meant and not by_words else None
    if like:
        yield like


@lru_cache(maxsize=10_000)
def _known(name: str) -> frozenset[str]:
    """Names of the register only: what somebody types is not remembered."""
    return _words(name)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())
