"""Compares two editions, word for word, as a lead reads it."""

import json
from dataclasses import dataclass
from itertools import groupby

from webapp.guidance.differences import Difference, Trail, find_differences
from webapp.guidance.models import Edition
from webapp.guidance.word_changes import Words, compare_words
from webapp.vocabulary.behaviour import Area, Who
from webapp.vocabulary.term import term

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
    "search": "Search",
    "chapters": "The chapters",
}


# Names of the files' own making.
UNSAID = {"text", "lines", "cells", "rows", "steps", "sections", "pieces", "questions", "must_show"}


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


def compare(was: Edition, now: Edition) -> list[ChangedPart]:
    """Every text that differs, by part. What a worker acts on comes first."""
    differences = find_differences(json.loads(was.content), json.loads(now.content))
    order = list(PARTS)
    ranked = sorted(differences, key=lambda one: order.index(one.trail[0]))
    return [
        ChangedPart(PARTS[part], [_change(one) for one in some])
        for part, some in groupby(ranked, key=lambda one: one.trail[0])
    ]


def _change(one: Difference) -> Change:
    return Change(_in_words(one.trail[1:]), compare_words(one.was, one.now))


def _in_words(trail: Trail) -> str:
    """Where it is, without the names that say nothing to a reader."""
    named = [_label(name) for name in trail if name not in UNSAID]
    return " › ".join(named) or "All of it"


def _label(name: str) -> str:
    known = term(Area, name) or term(Who, name)
    return known.label if known else name.replace("_", " ")
