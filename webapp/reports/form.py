"""The report form as its pages show it: questions, what is filled in, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from webapp.guidance import editions
from webapp.reports.questions import BY_NAME, Question, question_of
from webapp.reports.reading import Values
from webapp.reports.rules import CALL_MAXIMUM, KEPT_TOO, RULES
from webapp.reports.validation import Fault
from webapp.vocabulary.incident import CallResult, Setting
from webapp.vocabulary.lengths import room_for

ROWS_FOR_CALLS = 3
# Offered to a worker who adds a call; calls that logged themselves may name any contact.
LIKELY_TO_RING = (
    "emergency-999",
    "my-lead",
    "police-101",
    "social-care",
    "social-care-night",
    "lado",
    "adult-social-care",
    "unit",
)
LIKELY_SETTINGS = (
    Setting.SPORTS_CLUB,
    Setting.YOUTH_CENTRE,
    Setting.LIBRARY,
    Setting.HIGH_SCHOOL,
    Setting.AFTER_SCHOOL_CLUB,
    Setting.HOME,
)
# The other days are words of the question; script writes the date of the first two.
DAYS = [("today", "Today", None), ("yesterday", "Yesterday", None), ("given", "Another day", None)]

LABELS = {name: question.label for name, question in BY_NAME.items()}

Option = tuple[str, str, str | None]


class Form(NamedTuple):
    """What a template asks: what a field holds, what is chosen, what is wrong with it."""

    values: Values
    faults: Sequence[Fault] = ()
    is_refused: bool = False
    """Whether it cannot be saved "anyway" either."""

    def text(self, name: str) -> str:
        """The text in a field."""
        return next(iter(self.values.get(name, [])), "")

    def chosen(self, name: str) -> Sequence[str]:
        """The codes chosen under a name."""
        return self.values.get(name, [])

    def error(self, name: str) -> str | None:
        """The sentence beside a field, if anything is wrong with it."""
        return next((fault.sentence for fault in self.faults if fault.field == name), None)

    def lines(self, labels: Mapping[str, str] = LABELS) -> list[tuple[str, str]]:
        """Field and sentence of each fault for the list above, where it names its question."""
        return [(one.field, _name_question(one, labels)) for one in self.faults]

    def question(self, name: str) -> Question:
        """The question of this name."""
        return BY_NAME[name]

    def options(self, name: str) -> list[Option]:
        """The answers to choose from: code, label and hint of each."""
        question = BY_NAME[name]
        if question.words:
            return [(code, label, None) for code, label in question.words.items()]
        return [(one.value, one.label, None) for one in question.options]

    def meanings(self, name: str) -> list[tuple[str, str]]:
        """The answers whose hint explains them: label and hint of each."""
        return [(one.label, one.hint) for one in BY_NAME[name].options if one.hint]

    @property
    def likely_settings(self) -> list[Option]:
        """The settings in which most reports begin, as options."""
        return [(one.value, one.label, None) for one in LIKELY_SETTINGS]

    @property
    def other_settings(self) -> list[Option]:
        """All others."""
        return [option for option in self.options("setting") if option not in self.likely_settings]

    @property
    def days(self) -> list[Option]:
        """The answers to when it happened."""
        return [*DAYS, *self.options("incident_date")]

    @property
    def results(self) -> list[tuple[str, str]]:
        """How a call may have ended; "not said" cannot be chosen."""
        return [(one.value, one.label) for one in CallResult if one is not CallResult.UNANSWERED]

    @property
    def result_by_itself(self) -> str:
        """The result that a call has once more is known: nobody chooses it by hand."""
        return CallResult.SPOKE_BEFORE.value

    @property
    def rows(self) -> range:
        """The numbers of the rows for calls: three, or as many as were filled in."""
        filled = [row for row in range(RULES["calls"]) if self._has_any(f"rung-{row}-")]
        return range(max([ROWS_FOR_CALLS, *(row + 1 for row in filled)]))

    @property
    def call_room(self) -> int:
        """What a field about one call takes, as `Question.room`."""
        return room_for(CALL_MAXIMUM)

    def _has_any(self, prefix: str) -> bool:
        return any(name.startswith(prefix) for name in self.values)


def _name_question(fault: Fault, labels: Mapping[str, str]) -> str:
    """`Who was involved? “Not known” …`. Its twin is in static/js/page/problems.js."""
    label = "" if fault.says_where else labels.get(question_of(fault.field), "")
    colon = "" if label.endswith("?") else ":"
    return f"{label}{colon} {fault.sentence}" if label else fault.sentence


def contacts_to_ring() -> dict[str, str]:
    """The label of each contact the worker may have rung, by name; the likely ones first."""
    contacts = editions.current().content.contacts
    phones = [name for name, one in contacts.items() if one.kind in ("phone", "kept")]
    labels = {name: one.label for name, one in contacts.items()} | KEPT_TOO
    names = [name for name in (*LIKELY_TO_RING, *phones, *KEPT_TOO) if name in labels]
    return {**{name: labels[name] for name in names}, "other": "Somebody else"}


def likely_to_ring() -> list[tuple[str, str]]:
    """Name and label of those offered where a call is added."""
    contacts = contacts_to_ring()
    return [(name, contacts[name]) for name in (*LIKELY_TO_RING, "other") if name in contacts]
