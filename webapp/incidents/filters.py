"""Which incidents a list shows, as codes, numbers and days: nothing that was typed. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from webapp.reports.checks import is_day
from webapp.reports.questions import QUESTIONS, Question
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.term import Term, label_of
from webapp.vocabulary.times import format_day


def filtered_in(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Those by which lists can be filtered."""
    return tuple(question for question in questions if question.filtered)


FILTERED = filtered_in(QUESTIONS)
# By a part of a filter, which has the name of its question: its codes, and how pages call it.
TERMS: dict[str, type[Term]] = {
    "rank": Rank,
    **{question.name: question.term for question in FILTERED if question.term},
    "outcome": Outcome,
}
LABELS = {
    "rank": "Rank",
    **{question.name: question.officer_label for question in FILTERED},
    "outcome": "What came of it",
}
PARTS = (*TERMS, "organisation", "since", "until")


@dataclass(frozen=True)
class Filter:
    """Its parts by name, as an address has them; each is valid. The days are UK days of the first
    arrival, as ISO days.
    """

    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def rank(self) -> str:
        """The code of a Rank; "" for any, as of all that follow."""
        return self.parts.get("rank", "")

    @property
    def organisation(self) -> str:
        """The number of an organisation, as an address has it."""
        return self.parts.get("organisation", "")

    @property
    def since(self) -> str:
        """The first day, as an address has it."""
        return self.parts.get("since", "")

    @property
    def until(self) -> str:
        """The last day, as an address has it."""
        return self.parts.get("until", "")

    @property
    def organisation_id(self) -> int | None:
        """The number of the organisation; None for any."""
        return int(self.organisation) if self.organisation else None

    @property
    def first_day(self) -> date | None:
        """The first day; None for any."""
        return date.fromisoformat(self.since) if self.since else None

    @property
    def last_day(self) -> date | None:
        """The last day; None for any."""
        return date.fromisoformat(self.until) if self.until else None

    @property
    def is_reversed(self) -> bool:
        """Whether the last day is before the first."""
        return bool(self.until) and self.until < self.since


NO_FILTER = Filter()


def read_filter(values: Mapping[str, Any]) -> Filter:
    """The filter that these values ask for. A value that is not valid is left out."""
    given = {name: str(values.get(name) or "").strip() for name in PARTS}
    return Filter(
        {name: value for name, value in given.items() if value and _is_valid(name, value)}
    )


def wrong_parts(values: Mapping[str, Any]) -> list[str]:
    """The names of the parts that these values have, and that are not valid."""
    asked = read_filter(values).parts
    names = [name for name in PARTS if str(values.get(name) or "").strip()]
    return [name for name in names if name not in asked]


def in_words(asked: Filter, *, organisation: str | None) -> list[str]:
    """What is filtered by, a few words each. `organisation` is the name of its organisation."""
    labels = [label_of(TERMS[name], asked.parts[name]) for name in TERMS if name in asked.parts]
    named = [organisation or "No such organisation"] if asked.organisation else []
    return [*labels, *named, *_days(asked)]


def _days(asked: Filter) -> list[str]:
    since, until = (day and format_day(day) for day in (asked.first_day, asked.last_day))
    if since and until:
        return [f"arrived on {since}" if since == until else f"arrived from {since} to {until}"]
    return [f"arrived {word} {day}" for word, day in (("from", since), ("until", until)) if day]


def _is_valid(name: str, value: str) -> bool:
    if name in TERMS:
        return value in {str(term) for term in TERMS[name]}
    if name == "organisation":
        return value.isascii() and value.isdigit() and len(value) < 10
    return is_day(value)
