"""The register of contacts as a lead sees it, and confirming one.

Numbers that are fixed by law or habit (999, 101) are not in it: nobody should ring 999 to try it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask_login import current_user

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.contacts.going_live import WITHOUT_THESE_NOT_LIVE
from webapp.extensions import db
from webapp.guidance import contacts as register
from webapp.guidance import editions
from webapp.guidance.source.confirmation import Confirmation
from webapp.guidance.source.shapes import Contact
from webapp.vocabulary.times import format_day

ASKS_FOR = {"phone": "Telephone number", "site": "Address of the website", "email": "Email address"}
PROMISES = {
    "phone": "I rang this number today, and the right people answered.",
    "site": "I opened this website today, and it is the right one.",
    "email": "I wrote to this address, and the right people answered.",
}


@dataclass(frozen=True)
class Entry:
    """One contact: what workers are shown of it, and what a lead must know beside it."""

    contact: Contact
    confirmed: Confirmation | None
    suggestion: str
    due: bool
    given_out: bool
    """Whether phones can have it: it stands so in the newest edition."""

    @property
    def shown(self) -> str | None:
        """The number or address that workers see now."""
        url = (self.contact.url or "").removeprefix("mailto:")
        return self.contact.number or url or None

    @property
    def standing(self) -> tuple[str, str]:
        """In a word or two, and the colour of its tag."""
        if self.due:
            return "Check again", "yellow"
        if self.confirmed and not self.given_out:
            return "Being published", "blue"
        if self.confirmed:
            return "Confirmed", "green"
        return ("Not confirmed", "red") if not self.shown else ("Seen on a page", "grey")

    @property
    def sentence(self) -> str:
        """Who vouches for it."""
        if self.confirmed:
            on, until = format_day(self.confirmed.on), format_day(self.confirmed.next_check)
            return f"Confirmed by {self.confirmed.by} on {on}. To be checked again by {until}."
        if self.shown:
            return "Seen on a published page. Nobody here has rung or opened it yet."
        return "Workers read “number awaiting confirmation”."

    @property
    def asks_for(self) -> str:
        """The label of the field."""
        return ASKS_FOR[self.contact.kind]

    @property
    def promise(self) -> str:
        """What the lead says they have done."""
        return PROMISES[self.contact.kind]


@dataclass(frozen=True)
class Group:
    """Contacts under one heading."""

    title: str
    entries: list[Entry]


def groups() -> list[Group]:
    """Every contact that can be confirmed: those that workers cannot do without come first."""
    entries = _entries()
    needed = [entries[name] for name in WITHOUT_THESE_NOT_LIVE if name in entries]
    others = [entry for entry in entries.values() if entry not in needed]
    local = [entry for entry in others if not entry.contact.national]
    national = [entry for entry in others if entry.contact.national]
    return [
        Group("Needed before workers may rely on this", needed),
        Group("Other local contacts", local),
        Group("National contacts", national),
    ]


def entry_for(name: str) -> Entry:
    """The contact of this name. Raises UnknownContact."""
    entry = _entries().get(name)
    if entry is None:
        raise register.UnknownContact()
    return entry


def confirm(entry: Entry, number: str, *, next_check: date) -> None:
    """Vouch for it as the person signed in. Commits; the opener's process publishes.

    Raises what `webapp.guidance.contacts.confirm` raises.
    """
    shown = register.confirm(
        entry.contact.name, number, by=current_user.name, next_check=next_check
    )
    trail.record(Event.CONTACT_CONFIRMED, contact=entry.contact.label, number=shown)
    db.session.commit()


def _entries() -> dict[str, Entry]:
    confirmed, given_out = register.find_confirmations(), _given_out()
    files = register.read_shipped_register()
    return {
        name: Entry(
            contact=contact,
            confirmed=confirmed.get(name),
            suggestion=files[name].get("suggestion", ""),
            due=name in confirmed and confirmed[name].next_check <= datetime.now(UTC).date(),
            given_out=given_out.get(name) == contact,
        )
        for name, contact in register.load_contacts().items()
        if contact.kind in ASKS_FOR and "fixed" not in files[name]
    }


def _given_out() -> Mapping[str, Contact]:
    """The contacts as phones can have them now."""
    try:
        return editions.current().content.contacts
    except editions.NoEdition:
        return {}
