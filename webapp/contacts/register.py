"""The register of contacts as a lead sees it.

It leaves out fixed numbers (999, 101), because nobody should ring 999 to test it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from webapp.guidance import contacts, editions
from webapp.guidance.source.confirmation import Confirmation
from webapp.guidance.source.shapes import Contact
from webapp.proposals.proposing import find_waiting
from webapp.vocabulary.times import format_day

KIND = "contact"
"""The name of the kind of proposal that changes one (changing.py)."""

NEEDED_TO_GO_LIVE = ("social-care", "social-care-night", "lado")
ASKS_FOR = {"phone": "Telephone number", "site": "Address of the website", "email": "Email address"}
PROMISES = {
    "phone": "I rang this number today, and the right people answered.",
    "site": "I opened this website today, and it is the right one.",
    "email": "I wrote to this address, and the right people answered.",
}


@dataclass(frozen=True)
class RegisterEntry:
    """One contact as workers see it, and what only a lead sees.

    `published`: the newest edition, which phones take, has it as it is here. `proposal`: a change
    of its number waits for a second person.
    """

    contact: Contact
    confirmation: Confirmation | None
    suggestion: str
    due: bool
    published: bool
    proposal: int | None

    @property
    def number(self) -> str | None:
        """The number or address that workers see now."""
        url = (self.contact.url or "").removeprefix("mailto:")
        return self.contact.number or url or None

    @property
    def tag(self) -> tuple[str, str]:
        """The text and the colour of its tag."""
        if self.proposal:
            return "Waits for a second person", "yellow"
        if self.due:
            return "Check again", "yellow"
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
            return f"Confirmed by {found.by} on {on}. To be checked again by {until}."
        if self.number:
            return "Seen on a published page. Nobody here has rung or opened it yet."
        return "Workers see “number awaiting confirmation”."

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
    to_check, waiting = contacts.names_to_check(), find_waiting(KIND)
    return {
        name: RegisterEntry(
            contact=contact,
            confirmation=confirmations.get(name),
            suggestion=shipped[name].get("suggestion", ""),
            due=name in confirmations and confirmations[name].next_check <= today,
            published=published.get(name) == contact,
            proposal=waiting.get(name),
        )
        for name, contact in contacts.load_contacts().items()
        if name in to_check
    }


def _published_contacts() -> Mapping[str, Contact]:
    """The contacts as phones can have them now."""
    try:
        return editions.current().content.contacts
    except editions.NoEdition:
        return {}
