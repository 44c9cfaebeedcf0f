"""Compares the data of two editions, word for word, as a lead reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from webapp.approvals.places_in_words import say_text, say_where
from webapp.guidance.differences import Difference, find_differences
from webapp.guidance.word_changes import Words, compare_words

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
    differences = find_differences(older, newer)
    order = list(PARTS)
    ranked = sorted(differences, key=lambda one: order.index(one.trail[0]))
    return [
        ChangedPart(PARTS[part], [_change(one, older, newer) for one in some])
        for part, some in groupby(ranked, key=lambda one: one.trail[0])
    ]


def _change(one: Difference, was: Mapping[str, Any], now: Mapping[str, Any]) -> Change:
    older, newer = say_text(one.trail, one.was, was), say_text(one.trail, one.now, now)
    return Change(say_where(one.trail, was, now), compare_words(older, newer))
