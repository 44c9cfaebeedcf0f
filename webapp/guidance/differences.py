"""Finds what differs between the data of two editions, text by text. Pure."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from webapp.guidance.source.places import place_of

Trail = tuple[str, ...]
NOTHING: Any = None


@dataclass(frozen=True)
class Difference:
    """One text that was changed, added (`was` empty) or taken away (`now` empty).

    `trail` leads to it from the part: ("you_now", "cells", "nude", "child", "lines", "2", "text").
    `place` is the line of its file, if it was read from one.
    """

    trail: Trail
    was: str
    now: str
    place: str = ""


def find_differences(was: Mapping[str, Any], now: Mapping[str, Any]) -> list[Difference]:
    """Every text that differs, in the order of the new data; what was taken away is last.

    Entries of a list are matched by their id, else by their place among those that are the same.
    """
    return list(_compare((), was, now))


def _compare(trail: Trail, was: Any, now: Any) -> Iterator[Difference]:
    if was == now:
        return
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys([*now, *was]):
            yield from _compare((*trail, str(key)), was.get(key, NOTHING), now.get(key, NOTHING))
    elif isinstance(was, list) and isinstance(now, list):
        yield from _compare_lists(trail, was, now)
    else:
        place = place_of(now).removesuffix(": ")
        yield Difference(trail, "\n".join(_texts(was)), "\n".join(_texts(now)), place)


def _compare_lists(trail: Trail, was: list[Any], now: list[Any]) -> Iterator[Difference]:
    for name, older, newer in pair_entries(was, now):
        yield from _compare((*trail, name), older, newer)


def pair_entries(was: list[Any], now: list[Any]) -> Iterator[tuple[str, Any, Any]]:
    """Each entry's name, and what it was and is: by its id, else by its place among the same."""
    names = [_key(one) for one in was], [_key(one) for one in now]
    matcher = SequenceMatcher(None, *names, autojunk=False)
    for _, from_was, to_was, from_now, to_now in matcher.get_opcodes():
        for older, newer in _pair(was[from_was:to_was], now[from_now:to_now]):
            one, those = (older, was) if newer is NOTHING else (newer, now)
            yield identify(one) or str(those.index(one) + 1), older, newer


def _pair(was: list[Any], now: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Entries in the same place; two of different names are two entries."""
    for older, newer in zip_longest(was, now, fillvalue=NOTHING):
        if identify(older) == identify(newer) or NOTHING in (older, newer):
            yield older, newer
        else:
            yield from ((older, NOTHING), (NOTHING, newer))


def _key(one: Any) -> str:
    return identify(one) or json.dumps(one, sort_keys=True)


def identify(one: Any) -> str:
    """What names an entry of a list: its id; empty where nothing does."""
    found = (one.get("id") or one.get("use")) if isinstance(one, Mapping) else None
    return str(found or "")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from (f"{key}: {text}" for text in _texts(inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)
