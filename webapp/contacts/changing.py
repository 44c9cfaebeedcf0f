"""Confirms a contact; a change of those that every phone shows first is decided by two."""

from datetime import date
from typing import Any

from flask_login import current_user

from webapp.access.permissions import Permission
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.contacts.register import KIND, NEEDED_TO_GO_LIVE, RegisterEntry
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.guidance import contacts
from webapp.proposals.kinds import Afterwards, Kind, Payload
from webapp.proposals.proposing import propose
from webapp.vocabulary.times import format_day


class NumberIsAnother(AppError):
    """Somebody confirmed another number since this was proposed."""

    status = 409
    sentence = "Another number was confirmed meanwhile. Nothing was changed."


def confirm(entry: RegisterEntry, number: str, *, next_check: date) -> int | None:
    """Confirm it as the signed-in person, or propose it; the number of the proposal, if so.

    Commits; the opener's process publishes. Raises AlreadyProposed, and what
    `webapp.guidance.contacts.confirm` raises.
    """
    name = entry.contact.name
    number = _as_shown(name, number)
    shown = contacts.check(name, number, by=current_user.name, next_check=next_check)
    if name in NEEDED_TO_GO_LIVE and not _is_same(shown, _number_now(name)):
        return _propose(entry, shown, next_check)
    with writing():
        contacts.confirm(name, number, by=current_user.name, next_check=next_check)
        trail.record(Event.CONTACT_CONFIRMED, contact=entry.contact.label, number=shown)
    return None


def _propose(entry: RegisterEntry, shown: str, next_check: date) -> int:
    payload = {
        "contact": entry.contact.name,
        "label": entry.contact.label,
        "had": _number_now(entry.contact.name),
        "number": shown,
        "by": current_user.name,
        "next_check": next_check.isoformat(),
    }
    return propose(CONTACT, payload, subject=entry.contact.name)


def _as_shown(name: str, typed: str) -> str:
    """What was typed; without spaces, the same digits as now are the number as it is shown now."""
    now = _number_now(name)
    return now if now and typed.strip() == "".join(now.split()) else typed


def _is_same(one: str, other: str | None) -> bool:
    """Whether both ring the same, however they are spaced."""
    return other is not None and "".join(one.split()) == "".join(other.split())


def _number_now(name: str) -> str | None:
    confirmation = contacts.find_confirmations().get(name)
    return confirmation.number if confirmation else None


def _words(payload: Payload) -> str:
    return f"the number {payload['number']} for “{payload['label']}”"


def _details(payload: Payload) -> list[str]:
    had = payload["had"]
    return [
        f"Every phone then shows {payload['number']}.",
        f"Until then phones show {had}." if had else "Until then phones show no number.",
        f"{payload['by']} says: I rang it, and the right people answered. Ring it, too.",
        f"To be checked again by {format_day(date.fromisoformat(payload['next_check']))}.",
    ]


def _require(payload: Payload) -> None:
    contacts.check(payload["contact"], payload["number"], **_told(payload))
    if _number_now(payload["contact"]) != payload["had"]:
        raise NumberIsAnother()


def _act(payload: Payload, _approved: object) -> None:
    shown = contacts.confirm(payload["contact"], payload["number"], **_told(payload))
    trail.record(Event.CONTACT_ENTERED, by=payload["by"], contact=payload["label"], number=shown)


def _told(payload: Payload) -> dict[str, Any]:
    return {"by": payload["by"], "next_check": date.fromisoformat(payload["next_check"])}


PUBLISHED = "It is being published. Phones pick it up when they next open E-safety with signal."

CONTACT = Kind(
    name=KIND,
    permission=Permission.CONFIRM_CONTACTS,
    words=_words,
    details=_details,
    require=_require,
    act=_act,
    afterwards=Afterwards(PUBLISHED, alone=PUBLISHED, operator=PUBLISHED),
)
