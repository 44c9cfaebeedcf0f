"""Compares the data of two editions, word for word, as a lead reads it. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import Any

from webapp.approvals.places_in_words import say_text, say_where
from webapp.guidance.source.texts import Trail, walk

PARTS = {
    "edition": "About the edition",
    "path": "The questions",
    "you_now": "What a worker does and who needs to know",
    "must_show": "What must be shown",
    "contacts": "Contacts",
    "notes": "Notes on what has changed since 2012",
    "bullying": "Table 1: bullying",
    "sexual": "Table 2: sexual behaviour",
    "personal_information": "Table 3: personal information",
    "contents": "The contents page",
    "chapters": "The chapters",
    "poster": "The poster for the wall",
    "search": "Search",
    "stronger": "Which advice is the stronger",
}
Text = tuple[Trail, str]
NOTHING: Text = (), ""
WORD = re.compile(r"\s*\S+|\s+$")


class Kind(StrEnum):
    """Whether words are in both texts, only in the older or only in the newer."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Words:
    """Some words in a row, all of one kind, with the space before them."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Difference:
    """One text that was changed, added (`was` empty) or taken away (`now` empty)."""

    trail: Trail
    was: str
    now: str


@dataclass(frozen=True)
class Change:
    """One text: where it is, in words, and both versions as one."""

    where: str
    words: list[Words]


@dataclass(frozen=True)
class ChangedPart:
    """The changes to one part of the guidance."""

    title: str
    changes: list[Change]


def compare(older: dict[str, Any], newer: dict[str, Any]) -> list[ChangedPart]:
    """Every text that differs, by part. What a worker acts on comes first."""
    order = list(PARTS)
    ranked = sorted(find_differences(older, newer), key=lambda one: order.index(one.trail[0]))
    return [
        ChangedPart(PARTS[part], [_change(one, older, newer) for one in some])
        for part, some in groupby(ranked, key=lambda one: one.trail[0])
    ]


def _change(one: Difference, was: Mapping[str, Any], now: Mapping[str, Any]) -> Change:
    older, newer = say_text(one.trail, one.was, was), say_text(one.trail, one.now, now)
    return Change(say_where(one.trail, was, now), compare_words(older, newer))


def find_differences(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    """Every text that differs, in reading order.

    Texts are matched by their words and where they are, but for positions in a list: a line that
    was put in between is one difference.
    """
    older, newer = list(_texts(was)), list(_texts(now))
    keys = [[(_shape(trail), words) for trail, words in texts] for texts in (older, newer)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for tag, from_was, to_was, from_now, to_now in matcher.get_opcodes():
        if tag != "equal":
            gone, come = _by_shape(older[from_was:to_was]), _by_shape(newer[from_now:to_now])
            for key in {**come, **gone}:
                trail, _ = come.get(key) or gone[key]
                yield Difference(trail, gone.get(key, NOTHING)[1], come.get(key, NOTHING)[1])


def _texts(data: Mapping[str, Any]) -> Iterator[Text]:
    return ((trail, str(value)) for trail, value in walk(data) if value not in (None, ""))


def _shape(trail: Trail) -> Trail:
    return tuple("" if name.isdecimal() else name for name in trail)


def _by_shape(texts: list[Text]) -> dict[tuple[Trail, int], Text]:
    """By their shape and how many of that shape come before: the first of both are one text."""
    shapes = [_shape(trail) for trail, _ in texts]
    return {(one, shapes[:at].count(one)): texts[at] for at, one in enumerate(shapes)}


def compare_words(was: str, now: str) -> list[Words]:
    """Both texts as one: what stayed, what went and what came, in reading order."""
    return list(_compare(WORD.findall(was), WORD.findall(now)))


def _compare(was: list[str], now: list[str]) -> Iterator[Words]:
    bare = [word.strip() for word in was], [word.strip() for word in now]
    matcher = SequenceMatcher(None, *bare, autojunk=False)
    for tag, from_was, to_was, from_now, to_now in matcher.get_opcodes():
        if tag == "equal":
            yield Words(Kind.SAME, "".join(now[from_now:to_now]))
            continue
        if to_was > from_was:
            yield Words(Kind.REMOVED, "".join(was[from_was:to_was]))
        if to_now > from_now:
            yield Words(Kind.ADDED, "".join(now[from_now:to_now]))
