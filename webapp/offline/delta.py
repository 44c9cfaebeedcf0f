"""Says how a text differs from one that the phone has, so that only the rest is sent. Pure.

A delta is text of its own, with a control character wherever something of the base comes in, and
then the places in the base, three characters each: two for the start, one for the length. Written
as numbers they would be a tenth of the whole. Its twin is service_worker/delta.js.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator

SEPARATOR = "\1"
# Of a place, this character is 0; a start is written in digits of this base.
FIRST, BASE = 0x21, 1024
# A shorter copy costs more than its letters, which are compressed too (24 to 40 differ by 1 %).
LEAST = 32
# As a character, and in code units, a length must stay below the surrogates.
_LONGEST = 20_000
# Of the places that begin alike, look at this many for the longest.
_PLACES = 16
# How far on a copy may begin that is taken instead, if it is longer by more than it skips.
_AHEAD = 20


class TooLong(Exception):
    """The base has more than a million characters: no place can name what is behind them."""


def difference(base: str, text: str) -> str:
    """The delta from `base` to `text`. Neither may contain SEPARATOR. Raises TooLong."""
    own: list[str] = []
    places: list[str] = []
    end = 0
    units = _count_units(base)
    for at, start, length in _copies(base, text):
        own.append(text[end:at])
        places.append(_place(units(start), units(start + length) - units(start)))
        end = at + length
    # Places among themselves compress better than between words.
    return SEPARATOR.join([*own, text[end:], "".join(places)])


def _place(start: int, length: int) -> str:
    """Raises TooLong."""
    high, low = divmod(start, BASE)
    if high >= BASE:
        raise TooLong(f"A copy begins at {start}")
    return "".join(chr(FIRST + digit) for digit in (high, low, length))


def _copies(base: str, text: str) -> Iterator[tuple[int, int, int]]:
    """From left to right: where in `text`, where in `base`, how many characters."""
    places = defaultdict(list)
    for start in range(len(base) - LEAST + 1):
        places[base[start : start + LEAST]].append(start)

    def find(at: int) -> list[int]:
        return places.get(text[at : at + LEAST], [])[:_PLACES]

    def is_better(at: int, length: int) -> bool:
        wanted = text[at : at + length]
        return len(wanted) == length and any(base.startswith(wanted, one) for one in find(at))

    at = 0
    while at <= len(text) - LEAST:
        found = find(at)
        if not found:
            at += 1
            continue
        length, start = max((_common(base, start, text, at), -start) for start in found)
        skip = next((n for n in range(1, _AHEAD) if is_better(at + n, length + 2 * n)), 0)
        if skip:
            at += skip
            length, start = max((_common(base, start, text, at), -start) for start in find(at))
        yield at, -start, length
        at += length


def _common(base: str, start: int, text: str, at: int) -> int:
    length = LEAST
    most = min(len(base) - start, len(text) - at, _LONGEST)
    while length < most and base[start + length] == text[at + length]:
        length += 1
    return length


def _count_units(base: str) -> Callable[[int], int]:
    """From a position in `base` to JavaScript's, where a character beyond U+FFFF counts twice."""
    wide = [index for index, character in enumerate(base) if character > "\uffff"]
    return lambda position: position + bisect_left(wide, position)
