"""The order on advice (stronger.yaml): what is stronger, what gives way, what forbids. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, NamedTuple

from webapp.guidance.source.you_now import MustHear

Phrase = re.Pattern[str]

# Words that turn a sentence round before its verb: “Do not forget to look”.
TURNS = r"\b(?:but|then|instead|forget|fail|hesitate|wait|worry)\b"
# As far as one clause goes.
CLAUSE = rf"(?:(?!{TURNS})[^.?!:;])*?"
FORBIDS = r"\b(?:nobody|no one|do not|don[’']t|never)\b"


@dataclass(frozen=True)
class Kind:
    """A kind of sentence. `goes`: 0 for one that never goes, else the lowest goes first."""

    name: Annotated[str, "is"]
    says: Phrase
    line: int
    goes: int = 0
    once: bool = False


@dataclass(frozen=True)
class Forbidden:
    """Something that a sentence may forbid, by a phrase, or by the act's words in a prohibition."""

    what: str
    says: Phrase | None = None
    words: str = ""

    def is_in(self, sentence: str) -> bool:
        """Whether the sentence forbids it."""
        if self.says:
            return bool(self.says.search(sentence))
        return is_forbidden(self.words, sentence)


class Deadline(NamedTuple):
    """A moment that sentences name, and the phrase that finds it."""

    words: str
    says: Phrase


class Win(NamedTuple):
    """A sentence with the right phrase goes where one with the left phrase stands."""

    left: Phrase
    right: Phrase


class _Reading(NamedTuple):
    """A sentence as the order reads it: its kind, what it forbids, and its side of each win."""

    kind: Kind
    forbids: frozenset[str]
    stands_in: frozenset[Win]
    goes_in: frozenset[Win]


@dataclass(frozen=True)
class Stronger:
    """The order that a lead signs. `when`: earliest first, each with its phrase."""

    signed: Mapping[str, str]
    when: tuple[Deadline, ...]
    perhaps: Phrase
    lead_now: Phrase
    lead_later: Phrase
    first_call: tuple[tuple[str, ...], ...]
    kinds: tuple[Kind, ...]
    wins: tuple[Win, ...]
    forbids: tuple[Forbidden, ...]
    _read: dict[str, _Reading] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Each sentence that was read: many pages have the same ones."""

    @property
    def is_signed(self) -> bool:
        """Whether a lead has signed it, by name and date."""
        return self.signed["status"] == "signed" and all(self.signed.values())

    def in_words(self) -> Iterator[str]:
        """The order as a lead reads it before signing it."""
        by, on = self.signed["by"], self.signed["on"]
        state = f"Signed by {by} on {on}." if self.is_signed else "A draft: no lead has signed it."
        yield f"The order on advice (stronger.yaml). {state}"
        yield f"    Earliest first: {', '.join(words for words, _ in self.when)}."
        yield f"    First call: {' > '.join(', '.join(names) for names in self.first_call)}."
        going = sorted((kind for kind in self.kinds if kind.goes), key=lambda kind: kind.goes)
        yield f"    Goes first where there is no room: {', '.join(kind.name for kind in going)}."
        yield f"    Never goes: {', '.join(kind.name for kind in self.kinds if not kind.goes)}."
        for left, right in self.wins:
            yield f"    Stands: {left.pattern}    Goes: {right.pattern}"

    def kind_of(self, sentence: str) -> Kind:
        """The first kind whose phrase the sentence has."""
        return self._read_once(sentence).kind

    def forbidden_in(self, sentence: str) -> frozenset[str]:
        """What the sentence forbids, by name."""
        return self._read_once(sentence).forbids

    def beats(self, one: str, other: str) -> bool:
        """Whether the other sentence goes where this one stands."""
        return not self._read_once(one).stands_in.isdisjoint(self._read_once(other).goes_in)

    def _read_once(self, sentence: str) -> _Reading:
        if sentence not in self._read:
            self._read[sentence] = _Reading(
                kind=next(kind for kind in self.kinds if kind.says.search(sentence)),
                forbids=frozenset(one.what for one in self.forbids if one.is_in(sentence)),
                stands_in=frozenset(win for win in self.wins if win[0].search(sentence)),
                goes_in=frozenset(win for win in self.wins if win[1].search(sentence)),
            )
        return self._read[sentence]

    def time_of(self, when: str) -> int:
        """How early a deadline is; 0 for the earliest."""
        return next(at for at, (_, says) in enumerate(self.when) if says.search(when))

    def urgency_of(self, one: MustHear) -> tuple[bool, int, int]:
        """How urgently somebody needs to know; the least is the most urgent."""
        when = one.when
        return bool(self.perhaps.search(when)), self.time_of(when), self.call_of(one.who)

    def call_of(self, who: str) -> int:
        """How strong a call to them is; 0 for the strongest."""
        found = (at for at, names in enumerate(self.first_call) if who in names)
        return next(found, len(self.first_call))


def forbids(act: str) -> str:
    """A phrase that finds the act only where a clause forbids it: “Nobody …”, “… nothing.”"""
    nothing = rf"{CLAUSE}\bnothing(?=\s*(?:yet)?\s*(?:[.;,]|$))"
    return rf"(?i)(?:{FORBIDS}{CLAUSE}\b(?:{act})\b|\b(?:{act})\b{nothing})"


def is_forbidden(act: str, text: str) -> bool:
    """Whether the text forbids it; `act`: the words for it, with bars between."""
    listed = rf"(?i)\bno (?!answer)(?:\w+,? (?:or )?)*?(?:{act})\b"
    to_nobody = rf"(?i)\b(?:{act}) (?:nothing|nobody|no)\b"
    return any(re.search(phrase, text) for phrase in (forbids(act), listed, to_nobody))
