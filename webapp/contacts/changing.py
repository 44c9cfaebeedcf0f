"""Confirms a contact; a change of those that every phone shows first is decided by two."""

from datetime import date, datetime
from typing import Any

from flask_login import current_user

from webapp.access.permissions import Permission
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.contacts.register import KIND, NEEDED_TO_GO_LIVE, RegisterEntry
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.guidance import contacts
from webapp.opening_hours import Hours
from webapp.proposals.kinds import Afterwards, Kind, Payload
from webapp.proposals.proposing import propose
from webapp.vocabulary.times import UK, format_day


class NumberIsAnother(AppError):
    """Somebody confirmed another number, or other hours, since this was proposed."""

    status = 409
    sentence = "Another number, or other hours, were confirmed meanwhile. Nothing was changed."


def confirm(
    entry: RegisterEntry, number: str, *, hours: Hours | None, next_check: date
) -> int | None:
    """Confirm it as the signed-in person, or propose it; the number of the proposal, if so.

    Commits; the opener's process publishes. Raises AlreadyProposed, and what
    `webapp.guidance.contacts.confirm` raises.
    """
    name = entry.contact.name
    number = _as_shown(name, number)
    told = {"by": current_user.name, "next_check": next_check, "hours": hours}
    shown = contacts.check(name, number, **told)
    is_other = not _is_same(shown, _number_now(name)) or hours != _hours_now(name)
    if name in NEEDED_TO_GO_LIVE and is_other:
        return _propose(entry, shown, hours, next_check)
    with writing():
        had = _hours_now(name)
        contacts.confirm(name, number, **told)
        trail.record(Event.CONTACT_CONFIRMED, contact=entry.contact.label, number=shown)
        record_hours(entry.contact.label, had, hours)
    return None


def record_hours(label: str, had: Hours | None, hours: Hours | None) -> None:
    """Record other hours in the audit log; nothing where they are the same."""
    if hours != had:
        words = hours.in_words if hours else "not known"
        trail.record(Event.CONTACT_HOURS_SET, contact=label, hours=words)


def _propose(entry: RegisterEntry, shown: str, hours: Hours | None, next_check: date) -> int:
    payload = {
        "hours": hours.as_data() if hours else None,
        "had_hours": (found := _hours_now(entry.contact.name)) and found.as_data(),
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


def _hours_now(name: str) -> Hours | None:
    confirmation = contacts.find_confirmations().get(name)
    hours = confirmation.hours if confirmation else None
    return hours and hours.without_past(datetime.now(UK).date())


def _words(payload: Payload) -> str:
    what = "the hours of" if _only_hours(payload) else f"the number {payload['number']} for"
    return f"{what} “{payload['label']}”"


def _only_hours(payload: Payload) -> bool:
    return payload["hours"] != payload["had_hours"] and _is_same(payload["number"], payload["had"])


def _details(payload: Payload) -> list[str]:
    had, hours = payload["had"], Hours.from_data(payload["hours"])
    until_then = f"Until then phones show {had}." if had else "Until then phones show no number."
    if had_hours := Hours.from_data(payload["had_hours"]):
        until_then += f" Its hours until then: {had_hours.in_words}."
    return [
        f"Every phone then shows {payload['number']}.",
        f"Open: {hours.in_words}." if hours else NO_HOURS,
        until_then,
        f"{payload['by']} says: I rang it, and the right people answered. Ring it, too.",
        f"To be checked again by {format_day(date.fromisoformat(payload['next_check']))}.",
    ]


def _require(payload: Payload) -> None:
    contacts.check(payload["contact"], payload["number"], **_told(payload))
    hours = _hours_now(payload["contact"])
    if (_number_now(payload["contact"]), hours and hours.as_data()) != (
        payload["had"],
        payload["had_hours"],
    ):
        raise NumberIsAnother()


def _act(payload: Payload, _approved: object) -> None:
    shown = contacts.confirm(payload["contact"], payload["number"], **_told(payload))
    trail.record(Event.CONTACT_ENTERED, by=payload["by"], contact=payload["label"], number=shown)
    had, hours = (Hours.from_data(payload[name]) for name in ("had_hours", "hours"))
    record_hours(payload["label"], had, hours)


def _told(payload: Payload) -> dict[str, Any]:
    return {
        "by": payload["by"],
        "next_check": date.fromisoformat(payload["next_check"]),
        "hours": Hours.from_data(payload["hours"]),
    }


NO_HOURS = "When it is open is not known: phones never offer it as open."
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
