"""The register of contacts as a lead sees it.

It leaves out fixed numbers (999, 101), because nobody should ring 999 to test it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from webapp.config import current_config
from webapp.guidance import contacts, editions
from webapp.guidance.source.confirmation import Confirmation
from webapp.guidance.source.shapes import Contact
from webapp.opening_hours import BankHolidays, Hours, Now, look_at, read_line
from webapp.proposals.proposing import find_waiting
from webapp.vocabulary.times import UK, format_day
from webapp.working_days import holidays_ahead

KIND = "contact"
"""The name of the kind of proposal that changes one (changing.py)."""

NEEDED_TO_GO_LIVE = ("social-care", "social-care-night", "lado")
ASKS_FOR = {"phone": "Telephone number", "site": "Address of the website", "email": "Email address"}
CHECK_AGAIN = "Check again", "yellow"
PROMISES = {
    "phone": "I rang this number today, and the right people answered.",
    "site": "I opened this website today, and it is the right one.",
    "email": "I wrote to this address, and the right people answered.",
}


@dataclass(frozen=True)
class RegisterEntry:
    """One contact as workers see it, and what only a lead sees.

    `published`: the newest edition, which phones take, has it as it is here. `proposal`: a change
    of it waits for a second person. `hours`: as a lead gave them, or the release; `now`: what
    phones say by them at this moment. `in_place_of`: the contact for which it answers.
    """

    contact: Contact
    confirmation: Confirmation | None
    suggestion: str
    due: bool
    published: bool
    proposal: int | None
    hours: Hours | None = None
    in_place_of: str = ""
    now: Now | None = None

    @property
    def number(self) -> str | None:
        """The number or address that workers see now."""
        url = (self.contact.url or "").removeprefix("mailto:")
        return self.contact.number or url or None

    @property
    def given_hours(self) -> Hours | None:
        """Those that a lead gave, not those of the release."""
        return self.confirmation.hours if self.confirmation else None

    @property
    def number_to_check(self) -> str | None:
        """The same, or the one that workers saw until its check was overdue."""
        return self.confirmation.number if self.confirmation else self.number

    @property
    def tag(self) -> tuple[str, str]:
        """The text and the colour of its tag."""
        if self.proposal:
            return "Waits for a second person", "yellow"
        if self.due:
            return ("Not on phones: check again", "red") if self.expired else CHECK_AGAIN
        if self.confirmation and not self.published:
            return "Being published", "blue"
        if self.confirmation:
            return "Confirmed", "green"
        return ("Not checked here", "grey") if self.number else ("Not confirmed", "red")

    @property
    def sentence(self) -> str:
        """Who confirmed it and until when, or why nobody has."""
        if found := self.confirmation:
            on, until = format_day(found.on), format_day(found.next_check)
            if self.expired:
                return f"Confirmed by {found.by} on {on}. The check was due on {until}."
            return f"Confirmed by {found.by} on {on}. To be checked again by {until}."
        if self.number:
            return "Seen on a published page. Nobody here has rung or opened it yet."
        return "Workers see “number awaiting confirmation”."

    @property
    def expired(self) -> bool:
        """Whether its check is overdue, so that phones show it no more."""
        found = self.confirmation
        return found is not None and found.next_check < datetime.now(UK).date()

    @property
    def hours_in_words(self) -> str:
        """When it is open, and what phones say now; empty for what has no hours."""
        if self.contact.kind != "phone":
            return ""
        if not self.hours or not self.now:
            return "Hours not known: phones never offer it as open."
        now = self.now.in_words
        return (
            f"{self.hours.in_words}. {f'Now: {now}.' if now != self.hours.in_words else ''}".strip()
        )

    @property
    def needs_two(self) -> bool:
        """Whether a change of it needs a second person."""
        return self.contact.name in NEEDED_TO_GO_LIVE

    @property
    def asks_for(self) -> str:
        """The label of the field."""
        return ASKS_FOR[self.contact.kind]

    @property
    def promise(self) -> str:
        """What the lead ticks to have done."""
        return PROMISES[self.contact.kind]


@dataclass(frozen=True)
class ContactGroup:
    """Contacts under one heading."""

    title: str
    entries: list[RegisterEntry]


def load_groups() -> list[ContactGroup]:
    """Every contact that can be confirmed; those that workers cannot do without come first."""
    entries = _load_entries()
    needed = [entries[name] for name in NEEDED_TO_GO_LIVE if name in entries]
    others = [entry for entry in entries.values() if entry not in needed]
    local = [entry for entry in others if not entry.contact.national]
    national = [entry for entry in others if entry.contact.national]
    return [
        ContactGroup("Needed before workers can rely on this", needed),
        ContactGroup("Other local contacts", local),
        ContactGroup("National contacts", national),
    ]


def load_entry(name: str) -> RegisterEntry:
    """The contact of this name. Raises UnknownContact."""
    entry = _load_entries().get(name)
    if entry is None:
        raise contacts.UnknownContact()
    return entry


def _load_entries() -> dict[str, RegisterEntry]:
    confirmations, published = contacts.find_confirmations(), _published_contacts()
    shipped, today = contacts.read_register(), datetime.now(UTC).date()
    holidays, moment = _holidays(), datetime.now(UTC)
    to_check, waiting = contacts.names_to_check(), find_waiting(KIND)
    return {
        name: RegisterEntry(
            contact=contact,
            confirmation=confirmations.get(name),
            suggestion=shipped[name].get("suggestion", ""),
            due=name in confirmations and confirmations[name].next_check <= today,
            published=published.get(name) == contact,
            proposal=waiting.get(name),
            hours=_hours_of(shipped[name], confirmations.get(name)),
            in_place_of=shipped[name].get("in_place_of", ""),
            now=look_at(Hours.from_data(contact.hours), moment, holidays),
        )
        for name, contact in contacts.load_contacts().items()
        if name in to_check
    }


def _hours_of(entry: Mapping[str, Any], confirmation: Confirmation | None) -> Hours | None:
    """Those of its confirmation, also where that has run out; else those of the release."""
    if confirmation and confirmation.hours:
        return confirmation.hours
    return read_line(entry["hours"], date.min) if "hours" in entry else None


def _holidays() -> BankHolidays:
    return holidays_ahead(current_config().bank_holidays, datetime.now(UK).year)


def _published_contacts() -> Mapping[str, Contact]:
    """The contacts as phones can have them now."""
    try:
        return editions.current().content.contacts
    except editions.NoEdition:
        return {}
