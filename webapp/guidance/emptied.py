"""Finds texts of the release that corrections have emptied or left out. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from webapp.guidance.differences import NOTHING, Trail, pair_entries
from webapp.guidance.source.places import place_of

REMEDY = "Write words there, or copy those of the release."


def find_emptied(shipped: Any, corrected: Any, trail: Trail = (), place: str = "") -> Iterator[str]:
    """A sentence for each text that is blank, or gone while what was around it is there.

    `place` is that of the entry around it. An entry of a list may go, but not all of a list.
    """
    here = place_of(corrected) or place
    if _is_emptied(shipped, corrected):
        state = "missing" if corrected is NOTHING else "empty"
        yield f"{here}{' › '.join(trail)} is {state}. {REMEDY}"
        return
    for name, was, now in _pairs(shipped, corrected):
        yield from find_emptied(was, now, (*trail, name), here)


def _is_emptied(shipped: Any, corrected: Any) -> bool:
    """A new text may not be blank either; what the release leaves blank may stay so."""
    new_text = shipped is NOTHING and isinstance(corrected, str)
    return not _has_words(corrected) and (new_text or _has_words(shipped))


def _has_words(value: Any) -> bool:
    """Whether there is a letter or a figure anywhere in it."""
    if isinstance(value, Mapping):
        return any(map(_has_words, value.values()))
    if isinstance(value, list):
        return any(map(_has_words, value))
    return value is not NOTHING and any(map(str.isalnum, str(value)))


def _pairs(shipped: Any, corrected: Any) -> Iterator[tuple[str, Any, Any]]:
    """What is within it, as the release has it and as it is now."""
    if isinstance(corrected, Mapping):
        known = shipped if isinstance(shipped, Mapping) else {}
        for key in dict.fromkeys([*known, *corrected]):
            yield str(key), known.get(key, NOTHING), corrected.get(key, NOTHING)
    elif isinstance(corrected, list):
        listed = shipped if isinstance(shipped, list) else []
        for name, older, newer in pair_entries(listed, corrected):
            if newer is not NOTHING:
                yield name, older if len(listed) == len(corrected) else NOTHING, newer
