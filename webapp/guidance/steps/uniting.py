"""Unites what two areas say: the stronger of both stands, sentence by sentence. Pure.

What is stronger is data that a lead signs: content/stronger.yaml.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from webapp.guidance.source.shapes import Contact
from webapp.guidance.source.stronger import Kind, Stronger
from webapp.guidance.source.you_now import MustHear
from webapp.guidance.steps.alone import LEAD, count_common, split_apart

# Two screens hold as many beside the heading, calls and rows, of which a child’s page has more.
# What may never go stands all the same: at most so many words more.
MOST_WORDS_OF_TWO = {True: 74, False: 98}
MOST_THAT_NEVER_GO = 20
SENTENCE_END = re.compile(r"(?<=[.]) ")


@dataclass(frozen=True)
class ActLine:
    """One line of "You, now"; `tick` is empty where nothing can be ticked as done.

    `alone`: what is read instead by whoever is the lead or works alone; empty for the same words.
    """

    text: str
    contacts: tuple[Contact, ...]
    tick: str
    rules: tuple[str, ...]
    alone: str = ""

    @property
    def parts(self) -> tuple[tuple[str, str | None], ...]:
        """Its sentences; beside those that differ, what is read alone, perhaps nothing."""
        return tuple(split_apart(self.text, self.alone)) if self.alone else ((self.text, None),)


@dataclass(frozen=True)
class Sentence:
    """`alone`: what is read alone instead, perhaps nothing; None for the same words."""

    text: str
    alone: str | None
    kind: Kind
    forbids: frozenset[str]
    contacts: tuple[Contact, ...]
    tick: str
    rules: tuple[str, ...]


def sentences_of(text: str) -> list[str]:
    """The sentences of a line; a question stays with its answer."""
    return SENTENCE_END.split(text)


class Part(NamedTuple):
    """What an outcome says before anything is opened: its lines, and who needs to know."""

    lines: tuple[ActLine, ...]
    know: tuple[MustHear, ...]


def unite(parts: Sequence[Part], order: Stronger, *, has_child: bool) -> Part:
    """What the areas say together, as one page has it."""
    if len(parts) == 1:
        return parts[0]
    know = _unite_hearers([one for part in parts for one in part.know], order)
    if any(order.lead_now.search(line.text) for part in parts for line in part.lines):
        know = [replace(one, when="now", alone="") if one.who == LEAD else one for one in know]
    room = MOST_WORDS_OF_TWO[has_child] - count_words(f"{one.name} {one.when}" for one in know)
    lines = [line for part in parts for line in part.lines]
    return Part(_unite_lines(lines, order, room=room), tuple(sorted(know, key=order.urgency_of)))


def _unite_lines(lines: Iterable[ActLine], order: Stronger, *, room: int) -> tuple[ActLine, ...]:
    """The lines of both areas; at most `room` words, unless none may go."""
    said: dict[str, Sentence] = {}
    for one in (one for line in lines for one in _sentences(line, order)):
        if one.text not in said or said[one.text].alone is None:
            said[one.text] = one
    kept = _without_said_again(_without_losers([*said.values()], order))
    return tuple(_as_lines(_cut(kept, room), order))


def _sentences(line: ActLine, order: Stronger) -> Iterator[Sentence]:
    """Those of a line. The first of those that differ carries all that is read alone instead."""
    texts = sentences_of(line.text)
    alone = dict(_read_alone(texts, sentences_of(line.alone))) if line.alone else {}
    for at, text in enumerate(texts):
        last = at == len(texts) - 1
        before = " ".join(texts[:at])
        named = [
            one for one in line.contacts if one.label not in before and (last or one.label in text)
        ]
        yield Sentence(
            text,
            alone.get(at),
            order.kind_of(text),
            order.forbidden_in(text),
            contacts=tuple(named),
            tick=line.tick if at == 0 else "",
            rules=line.rules,
        )


def _read_alone(usual: list[str], others: list[str]) -> Iterator[tuple[int, str]]:
    first = count_common(usual, others)
    last = count_common(usual[first:][::-1], others[first:][::-1])
    for at in range(first, len(usual) - last):
        yield at, " ".join(others[first : len(others) - last]) if at == first else ""


def _without_losers(said: list[Sentence], order: Stronger) -> list[Sentence]:
    def loses(one: Sentence) -> bool:
        return any(order.beats(other.text, one.text) for other in said if other is not one)

    return [one for one in said if not loses(one)]


def _without_said_again(said: list[Sentence]) -> list[Sentence]:
    """Without those that forbid nothing that the others do not forbid."""
    kept = list(said)
    lesser_first = [*reversed(said)]
    for one in sorted(lesser_first, key=lambda one: len(one.forbids)):
        others = [b.forbids for b in kept if b is not one]
        if one.kind.once and one.forbids and one.forbids <= frozenset().union(*others):
            kept.remove(one)
    return kept


def _cut(said: list[Sentence], room: int) -> list[Sentence]:
    """Without those that go first where there is too little room for all."""
    kept = list(said)
    going = [one for one in reversed(said) if one.kind.goes]
    for one in sorted(going, key=lambda one: one.kind.goes):
        if count_words(one.text for one in kept) <= room:
            break
        kept.remove(one)
    return kept


def count_words(texts: Iterable[str]) -> int:
    """How many words somebody reads."""
    return sum(len(text.split()) for text in texts)


def _as_lines(said: list[Sentence], order: Stronger) -> Iterator[ActLine]:
    lines: dict[int, list[Sentence]] = {}
    for one in sorted(said, key=lambda one: order.kinds.index(one.kind)):
        lines.setdefault(one.kind.line, []).append(one)
    for _, ones in sorted(lines.items()):
        text = " ".join(one.text for one in ones)
        alone = " ".join(one.text if one.alone is None else one.alone for one in ones)
        yield ActLine(
            text,
            tuple(dict.fromkeys(contact for one in ones for contact in one.contacts)),
            next((one.tick for one in ones if one.tick), ""),
            tuple(dict.fromkeys(rule for one in ones for rule in one.rules)),
            " ".join(alone.split()) if alone != text else "",
        )


def _unite_hearers(hearers: Iterable[MustHear], order: Stronger) -> list[MustHear]:
    """Everybody who needs to know, each once with the earliest time.

    An "if" falls where the other area says it without; of two, both stand.
    """
    found: dict[str, MustHear] = {}
    for one in hearers:
        known = found.get(one.who)
        found[one.who] = _stronger(known, one, order) if known else one
    return [*found.values()]


def _stronger(one: MustHear, other: MustHear, order: Stronger) -> MustHear:
    both = [one, other]
    perhaps = all(order.perhaps.search(each.when) for each in both)
    if perhaps and one.when not in other.when and other.when not in one.when:
        alone = [each.alone or each.when for each in both]
        return replace(
            one,
            when=f"{one.when}; {other.when}",
            alone="; ".join(dict.fromkeys(alone)) if one.alone or other.alone else "",
        )
    return min(both, key=lambda each: (order.urgency_of(each), -len(each.when)))
