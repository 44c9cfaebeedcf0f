"""Refuses corrections that change more than words, or empty them. Pure."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from webapp.guidance.differences import Difference, Trail, find_differences
from webapp.guidance.emptied import find_emptied
from webapp.guidance.source.places import place_of
from webapp.guidance.source.yaml_files import AS_SHIPPED, ContentFault, read_all

RELEASE = "The program of this release rests on it."
APPROVAL = "An edition is approved on the unit’s page about the guidance."
CONFIRMED = "A number or an address is confirmed on the unit’s contacts page."

# A lead signs the order on advice as it is in the release, or asks for another.
ORDER_ON_ADVICE = (
    "when",
    "perhaps",
    "lead_now",
    "lead_later",
    "first_call",
    "kinds",
    "wins",
    "forbids",
)
# What nobody may change here, by where it is, and why.
LOCKED: Mapping[Trail, str] = {
    ("edition", "name"): "The release names the edition.",
    ("edition", "status"): APPROVAL,
    ("edition", "sentence"): APPROVAL,
    ("contacts", "*", "number"): CONFIRMED,
    ("contacts", "*", "url"): CONFIRMED,
    ("contacts", "*", "hours"): CONFIRMED,
    ("contacts", "*", "in_place_of"): RELEASE,
    ("contacts", "*", "kind"): RELEASE,
    ("contacts", "*", "scope"): RELEASE,
    ("contacts", "*", "fixed"): RELEASE,
    ("must_show", "must_show", "*", "situations"): "It says where the rule must be shown.",
    ("must_show", "must_show", "*", "screens"): "It says where the rule must be shown.",
    ("must_show", "care", "*", "situations"): "It says where the rule must be shown.",
    ("path", "start"): RELEASE,
    ("path", "questions", "*", "asks"): RELEASE,
    ("path", "questions", "*", "answers", "*", "sets"): RELEASE,
    ("path", "questions", "*", "answers", "*", "next"): RELEASE,
    ("you_now", "ranks"): "Phones and the unit take the ranks from the release.",
    ("you_now", "gates"): "Phones and the unit take the ranks from the release.",
    **{("stronger", part): RELEASE for part in ORDER_ON_ADVICE},
    ("*", "rows", "*", "steps", "*", "cells"): "It names the lines of the paper.",
}
# What may be reworded but not taken away: pages, the paper or the program name it.
KEPT: tuple[Trail, ...] = (
    ("contacts", "*"),
    ("notes", "*"),
    ("must_show", "care", "*"),
    ("must_show", "must_show", "*"),
    ("must_show", "must_show", "*", "lines", "*"),
    ("path", "questions", "*"),
    ("path", "questions", "*", "answers", "*"),
    ("chapters", "*"),
    ("chapters", "*", "sections", "*"),
    ("*", "rows", "*"),
    ("*", "rows", "*", "steps", "*"),
    ("you_now", "*", "*"),
)


def require_words_only(overlay: Mapping[str, str]) -> None:
    """Raises ContentFault, listing them, where the files change more than words, or empty them."""
    shipped, corrected = read_all(instead=AS_SHIPPED), read_all(instead=overlay)
    faults = [
        *_find_locked(find_differences(shipped, corrected)),
        *find_emptied(shipped, corrected),
        *_find_new_numbers(shipped["contacts"], corrected["contacts"]),
        *_find_lost_statements(shipped, corrected),
    ]
    if faults:
        raise ContentFault("\n".join(faults))


def _find_locked(differences: list[Difference]) -> Iterator[str]:
    for one in differences:
        place = f"{one.place}: " if one.place else ""
        where = f"{place}{' › '.join(one.trail)}"
        for pattern, reason in LOCKED.items():
            if _is_in(one.trail, pattern):
                yield f"{where} cannot be changed here. {reason}"
        if not one.now and any(_is_in(one.trail, kept, whole=True) for kept in KEPT):
            yield f"{where} cannot be taken away here, only reworded. {RELEASE}"


def _find_new_numbers(shipped: Mapping[str, Any], corrected: Mapping[str, Any]) -> Iterator[str]:
    for name, entry in corrected.items():
        if name not in shipped and {"number", "url"} & set(entry):
            yield f"{place_of(entry)}contacts › {name} brings a number or address. {CONFIRMED}"


def _find_lost_statements(shipped: Any, corrected: Any) -> Iterator[str]:
    for lost in sorted(set(_statements(shipped)) - set(_statements(corrected))):
        yield f"chapters: no paragraph carries {lost} of the paper any more. Keep its number."


def _statements(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from map(str, value.get("statements", ()))
    inner = value.values() if isinstance(value, Mapping) else value
    if not isinstance(inner, str):
        for one in inner:
            yield from _statements(one)


def _is_in(trail: Trail, pattern: Trail, *, whole: bool = False) -> bool:
    """Whether the trail leads to what the pattern names; unless `whole`, or into it."""
    fits = len(trail) == len(pattern) if whole else len(trail) >= len(pattern)
    return fits and all(map(fnmatchcase, trail, pattern))
