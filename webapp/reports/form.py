"""The report form as its pages show it: questions, what is filled in, and what is wrong with it."""

from collections.abc import Sequence
from typing import NamedTuple

from webapp.guidance import editions
from webapp.reports.questions import BY_NAME, Question
from webapp.reports.reading import Values
from webapp.reports.rules import RULES
from webapp.reports.validation import Fault

ROWS_FOR_CALLS = 3
LEAD = "my-lead"

Option = tuple[str, str, str | None]


class Form(NamedTuple):
    """What a template asks: what a field holds, what is chosen, what is wrong with it."""

    values: Values
    faults: Sequence[Fault] = ()

    def text(self, name: str) -> str:
        """The text in a field."""
        return next(iter(self.values.get(name, [])), "")

    def chosen(self, name: str) -> Sequence[str]:
        """The codes chosen under a name."""
        return self.values.get(name, [])

    def error(self, name: str) -> str | None:
        """The sentence beside a field, if anything is wrong with it."""
        return next((fault.sentence for fault in self.faults if fault.field == name), None)

    def question(self, name: str) -> Question:
        """The question of this name."""
        return BY_NAME[name]

    def options(self, name: str) -> list[Option]:
        """The answers to choose from: code, label and hint of each."""
        question = BY_NAME[name]
        if question.words:
            return [(code, label, None) for code, label in question.words.items()]
        return [(one.value, one.label, one.hint or None) for one in question.options]

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be saved "anyway" either."""
        return any(fault.sentence == RULES["empty"][1] for fault in self.faults)

    @property
    def rows(self) -> range:
        """The numbers of the rows for calls: three, or as many as were filled in."""
        filled = [row for row in range(RULES["calls"]) if self._has_any(f"rung-{row}-")]
        return range(max([ROWS_FOR_CALLS, *(row + 1 for row in filled)]))

    @property
    def call_maximum(self) -> int:
        """The longest text about one call, in characters."""
        return int(RULES["callMaximum"])

    def _has_any(self, prefix: str) -> bool:
        return any(name.startswith(prefix) for name in self.values)


def contacts_to_ring() -> list[tuple[str, str]]:
    """Name and label of each contact the worker may have rung, the safeguarding lead first."""
    contacts = editions.current().content.contacts
    phones = [name for name, one in contacts.items() if one.kind == "phone" and name != LEAD]
    known = [(name, contacts[name].label) for name in (LEAD, *phones)]
    return [*known, ("other", "Somebody else")]
