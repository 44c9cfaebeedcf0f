"""Says who needs to know for whoever is the lead or works alone, beside everybody's words. Pure.

The phone keeps that choice (static/js/phone/choices.js), so a page carries the words of both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from webapp.guidance.source.you_now import MustHear

LEAD, INSTEAD = "my-lead", "social-care"
SENTENCE_END = re.compile(r"(?<=[.?!]) ")


def add_words_alone(
    know: Iterable[MustHear],
    *,
    names: Mapping[str, str],
    has_child: bool,
) -> Iterator[MustHear]:
    """Social care hears in the lead's place, where a child is involved and it is not yet there."""
    known = tuple(know)
    needs_social_care = has_child and INSTEAD not in {one.who for one in known}
    for one in known:
        instead = INSTEAD if one.who == LEAD and needs_social_care else ""
        yield replace(
            one,
            alone_who=instead,
            alone_name=names[instead] if instead else "",
        )


def split_apart(text: str, alone: str) -> Iterator[tuple[str, str | None]]:
    """The sentences that both have, with None, and those that differ, side by side.

    Most come down to the same few, so that a phone stores little more.
    """
    usual, others = SENTENCE_END.split(text), SENTENCE_END.split(alone)
    first = count_common(usual, others)
    last = count_common(usual[first:][::-1], others[first:][::-1])
    parts = usual[:first], usual[first : len(usual) - last], usual[len(usual) - last :]
    before, own, after = map(" ".join, parts)
    if before:
        yield before, None
    yield own, " ".join(others[first : len(others) - last])
    if after:
        yield after, None


def count_common(some: list[str], others: list[str]) -> int:
    """How many they have in common from the start."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(some), len(others)))
