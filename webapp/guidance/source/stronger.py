"""Builds the order on advice (stronger.yaml): what is stronger, and what gives way. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from webapp.guidance.source.forbidding import is_forbidden
from webapp.guidance.source.you_now import MustHear

Data = Mapping[str, Any]
Phrase = re.Pattern[str]


@dataclass(frozen=True)
class Kind:
    """A kind of sentence. `goes`: 0 for one that never goes, else the lowest goes first."""

    name: str
    says: Phrase
    line: int
    goes: int
    once: bool


@dataclass(frozen=True)
class Forbidden:
    """Something that a sentence may forbid, by a phrase, or by the act's words in a prohibition."""

    what: str
    says: Phrase | None
    words: str

    def is_in(self, sentence: str) -> bool:
        """Whether the sentence forbids it."""
        if self.says:
            return bool(self.says.search(sentence))
        return is_forbidden(self.words, sentence)


@dataclass(frozen=True)
class Stronger:
    """The order that a lead signs. `when`: earliest first, each with its phrase."""

    signed: Mapping[str, str]
    when: tuple[tuple[str, Phrase], ...]
    perhaps: Phrase
    lead_now: Phrase
    lead_later: Phrase
    first_call: tuple[tuple[str, ...], ...]
    kinds: tuple[Kind, ...]
    wins: tuple[tuple[Phrase, Phrase], ...]
    forbids: tuple[Forbidden, ...]
    _read: dict[str, tuple[Kind, frozenset[str]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """The kind of each sentence and what it forbids: many pages have the same ones."""

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
        return self._read_once(sentence)[0]

    def forbidden_in(self, sentence: str) -> frozenset[str]:
        """What the sentence forbids, by name."""
        return self._read_once(sentence)[1]

    def _read_once(self, sentence: str) -> tuple[Kind, frozenset[str]]:
        if sentence not in self._read:
            kind = next(kind for kind in self.kinds if kind.says.search(sentence))
            forbidden = frozenset(one.what for one in self.forbids if one.is_in(sentence))
            self._read[sentence] = kind, forbidden
        return self._read[sentence]

    def beats(self, one: str, other: str) -> bool:
        """Whether the other sentence goes where this one stands."""
        return any(left.search(one) and right.search(other) for left, right in self.wins)

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


def build_stronger(data: Data) -> Stronger:
    """The order of `data`. Raises KeyError, or re.error for a phrase that cannot be read."""
    return Stronger(
        signed=data["signed"],
        when=tuple((each["words"], re.compile(each["says"])) for each in data["when"]),
        perhaps=re.compile(data["perhaps"]),
        lead_now=re.compile(data["lead_now"]),
        lead_later=re.compile(data["lead_later"]),
        first_call=tuple(map(tuple, data["first_call"])),
        kinds=tuple(
            Kind(
                each["is"],
                re.compile(each["says"]),
                line=int(each["line"]),
                goes=int(each.get("goes", 0)),
                once=each.get("once") == "yes",
            )
            for each in data["kinds"]
        ),
        wins=tuple((re.compile(one["left"]), re.compile(one["right"])) for one in data["wins"]),
        forbids=tuple(
            Forbidden(
                each["what"],
                re.compile(each["says"]) if "says" in each else None,
                each.get("words", ""),
            )
            for each in data["forbids"]
        ),
    )
