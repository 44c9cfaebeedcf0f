"""Compares two texts word for word. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

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
