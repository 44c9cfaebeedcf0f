"""Says in which ways what somebody typed can be read. Pure."""

from collections.abc import Collection, Iterator

from webapp.reports.names import plain_words
from webapp.texts.words import joined, numbers_of, words_of


def ways_of(typed: str) -> list[tuple[str, ...]]:
    """The ways to read it, the likeliest first; a report that is found has every word of a way.

    As a telephone number and words, as words, as an organisation's words with short forms written
    out, as one reference, as the telephone number alone, as the words beside it. None where there
    is nothing to look for.
    """
    return [*dict.fromkeys(tuple(dict.fromkeys(way)) for way in _ways(typed) if way)]


def _ways(typed: str) -> Iterator[list[str]]:
    words, numbers, whole = words_of(typed), numbers_of(typed), joined(typed)
    names = [word for word in words if not word.isdigit()]
    if numbers:
        yield numbers + names
    yield words
    yield plain_words(typed)
    yield [whole] if whole else []
    yield numbers
    if numbers:
        yield names


def left_out(typed: str, way: Collection[str]) -> str:
    """What this way of reading it leaves out: the telephone number, the other words, or ""."""
    numbers = numbers_of(typed)
    if not numbers or joined(typed) in way:
        return ""
    if not any(any(map(str.isdigit, word)) for word in way):
        return "the telephone number"
    return "the other words" if [*way] == numbers and way != ways_of(typed)[0] else ""
