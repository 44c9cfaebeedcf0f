"""The report form as pages show it: its words, what stands in it, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from webapp.guidance import editions
from webapp.reports.reading import Values
from webapp.reports.rulebook import RULES
from webapp.reports.rules import Fault
from webapp.vocabulary.behaviour import AdultPair, Danger, Intent, Parties
from webapp.vocabulary.incident import Action, ContactBy, IncidentType, Media, Setting
from webapp.vocabulary.term import Term

# The questions in the order of the paper form, then ours.
LABELS = {
    "danger": "Is anyone in danger now?",
    "incident_date": "Date of the incident",
    "ages": "Ages of the children",
    "parties": "Who was involved?",
    "adult_pair": "Which adults?",
    "setting": "Type of setting",
    "setting_other": "What is the other setting?",
    "types": "Type of incident",
    "type_other": "What is the other type of incident?",
    "intent": "Accidental or deliberate?",
    "media": "Media used",
    "media_other": "What are the other media?",
    "actions": "Action taken",
    "action_other": "What is the other action?",
    "rung": "Who has been rung?",
    "before_we_ring": "What should we know before we ring you?",
    "contact_name": "Your own name",
    "organisation": "Your organisation",
    "contact_phone": "Your phone number",
    "contact_email": "Your email address",
    "contact_by": "How should we reach you?",
}
TERMS: Mapping[str, Sequence[Term]] = {
    "danger": tuple(Danger),
    "parties": [pair for pair in Parties if pair is not Parties.NOT_KNOWN],
    "adult_pair": tuple(AdultPair),
    "setting": tuple(Setting),
    "types": tuple(IncidentType),
    "intent": tuple(Intent),
    "media": tuple(Media),
    "actions": tuple(Action),
    "contact_by": tuple(ContactBy),
}
ROWS_FOR_CALLS = 3
LEAD = "my-lead"


class Form(NamedTuple):
    """What a template asks: what stands in a field, what is chosen, what is wrong with it."""

    values: Values
    faults: Sequence[Fault] = ()

    def text(self, name: str) -> str:
        """What stands in a field for text."""
        return next(iter(self.values.get(name, [])), "")

    def chosen(self, name: str) -> Sequence[str]:
        """The codes chosen under a name."""
        return self.values.get(name, [])

    def error(self, name: str) -> str | None:
        """The sentence beside a field, if anything is wrong with it."""
        return next((fault.sentence for fault in self.faults if fault.field == name), None)

    @property
    def refused(self) -> bool:
        """Whether it cannot be saved "anyway" either."""
        return any(fault.sentence == RULES["empty"][1] for fault in self.faults)

    @property
    def rows(self) -> range:
        """The numbers of the rows for calls: three, or as many as were filled."""
        filled = [row for row in range(RULES["calls"]) if self._is_begun(f"rung-{row}-")]
        return range(max([ROWS_FOR_CALLS, *(row + 1 for row in filled)]))

    def _is_begun(self, prefix: str) -> bool:
        return any(name.startswith(prefix) for name in self.values)


def options() -> dict[str, list[tuple[str, str, str | None]]]:
    """For each question with choices: code, label and hint of each."""
    return {
        name: [(one.value, one.label, one.hint or None) for one in terms]
        for name, terms in TERMS.items()
    }


def people() -> list[tuple[str, str]]:
    """Whom somebody may have rung: the contact's name and label, the safeguarding lead first."""
    contacts = editions.current().content.contacts
    phones = [name for name, one in contacts.items() if one.kind == "phone" and name != LEAD]
    known = [(name, contacts[name].label) for name in (LEAD, *phones)]
    return [*known, ("other", "Somebody else")]
