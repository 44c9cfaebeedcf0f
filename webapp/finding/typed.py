"""Says in which ways what somebody typed can be read. Pure."""

from collections.abc import Iterator

from webapp.reports.names import plain_words
from webapp.texts.words import joined, numbers_of, words_of


def ways_of(typed: str) -> list[tuple[str, ...]]:
    """The ways to read it, the likeliest first; a report that is found has every word of a way.

    As a telephone number and words, as words, as an organisation's words with short forms written
    out, as one reference, as the telephone number alone. None where there is nothing to look for.
    """
    return [*dict.fromkeys(tuple(dict.fromkeys(way)) for way in _ways(typed) if way)]


def _ways(typed: str) -> Iterator[list[str]]:
    words, numbers, whole = words_of(typed), numbers_of(typed), joined(typed)
    if numbers:
        yield numbers + [word for word in words if not word.isdigit()]
    yield words
    yield plain_words(typed)
    yield [whole] if whole else []
    yield numbers
