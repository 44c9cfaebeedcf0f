"""The contacts that workers see: the shipped register, and what leads have confirmed since."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, select

from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance import corrections
from webapp.guidance.models import ContactConfirmation
from webapp.guidance.source.confirmation import Confirmation, resolve_contacts
from webapp.guidance.source.loading import load_data
from webapp.guidance.source.shapes import Contact
from webapp.guidance.source.texts import correct
from webapp.guidance.source.yaml_files import read_file
from webapp.opening_hours import Hours, from_stored, stored
from webapp.vocabulary.times import UK

LEGAL = {
    "phone": (re.compile(r"\+?[0-9][0-9 ]{1,20}[0-9]"), "a phone number, such as 0161 496 0000"),
    "site": (re.compile(r"https://[^\s/]+\.[^\s/]+(/\S*)?"), "an address that begins https://"),
    "email": (re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"), "an email address"),
}


class UnknownContact(AppError):
    """No contact that a lead can confirm has this name."""

    status = 404
    sentence = "There is no such contact to confirm."


class NotAContactNumber(AppError):
    """The text cannot be rung, opened or written to."""

    status = 422


class ConfirmerMissing(AppError):
    """The name of the person who rang is empty."""

    status = 422
    sentence = "Give the name of the person who rang the number and confirms it."


class NoHours(AppError):
    """What was given as hours gives none, or this contact has none."""

    status = 422


class NextCheckInPast(AppError):
    """The next check would already be due."""

    status = 422
    sentence = "The next check must be on a future day."


def read_register() -> Mapping[str, Mapping[str, Any]]:
    """The register's file, with the words that a lead has corrected."""
    register: Mapping[str, Mapping[str, Any]] = correct(
        {"contacts": read_file("contacts")}, corrections.current()
    )["contacts"]
    return register


def names_to_check() -> frozenset[str]:
    """The contacts that a lead rings or opens: not fixed numbers (999, 101), nor a phone's own."""
    known = read_register().items()
    return frozenset(name for name, it in known if it["kind"] in LEGAL and "fixed" not in it)


def load_contacts() -> dict[str, Contact]:
    """Every contact by its name, as far as workers may see it now."""
    entries = resolve_contacts(read_register(), find_in_force())
    return {
        name: Contact(**{**entry, "name": name, "offers": tuple(entry["offers"])})
        for name, entry in entries.items()
    }


def check(name: str, number: str, *, by: str, next_check: date, hours: Hours | None = None) -> str:
    """The number as the next edition will show it, if `by` may confirm it for the contact `name`.

    Raises UnknownContact, ConfirmerMissing, NotAContactNumber, NextCheckInPast, NoHours.
    """
    entry = read_register().get(name)
    if entry is None or entry["kind"] not in LEGAL:
        raise UnknownContact()
    if not by.strip():
        raise ConfirmerMissing()
    form, legal = LEGAL[entry["kind"]]
    tidy = " ".join(number.split())
    if not form.fullmatch(tidy):
        raise NotAContactNumber(f"Give {legal}.")
    if "fixed" in entry and tidy != entry["number"]:
        raise NotAContactNumber(f"This contact can only have the number {entry['number']}.")
    _refuse_number_of_another(name, tidy)
    if next_check <= datetime.now(UTC).date():
        raise NextCheckInPast()
    if hours and entry["kind"] != "phone":
        raise NoHours("Only a telephone number has hours.")
    if hours and hours.when_closed and hours.when_closed != entry.get("in_place_of"):
        raise NoHours("This contact does not answer in the place of that one.")
    return tidy


def confirm(
    name: str, number: str, *, by: str, next_check: date, hours: Hours | None = None
) -> str:
    """Store that `by` rang or opened `number` for the contact `name`, and its hours.

    Does not commit.
    Returns the number as the next edition will show it; the opener's process publishes that.
    Raises what `check` raises.
    """
    tidy = check(name, number, by=by, next_check=next_check, hours=hours)
    db.session.add(
        ContactConfirmation(
            contact=name,
            number=tidy,
            confirmed_by=" ".join(by.split()),
            confirmed_at=datetime.now(UTC),
            next_check=next_check,
            hours=stored(hours),
        )
    )
    return tidy


def _refuse_number_of_another(name: str, number: str) -> None:
    """Raises NotAContactNumber for a fixed number (999, 101) as that of another contact."""
    for other, entry in read_register().items():
        if "fixed" in entry and other != name and _digits(number) == _digits(entry["number"]):
            label = entry["label"]
            raise NotAContactNumber(
                f"{entry['number']} is the number of “{label}”. Give this contact’s own number."
            )


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def find_confirmations() -> dict[str, Confirmation]:
    """The newest confirmation of each contact that has one."""
    newest = select(func.max(ContactConfirmation.sequence)).group_by(ContactConfirmation.contact)
    rows = db.session.scalars(
        select(ContactConfirmation).where(ContactConfirmation.sequence.in_(newest))
    )
    return {
        row.contact: Confirmation(
            row.number,
            by=row.confirmed_by,
            on=row.confirmed_at.astimezone(UK).date(),
            next_check=row.next_check,
            hours=from_stored(row.hours),
        )
        for row in rows
    }


def find_in_force() -> dict[str, Confirmation]:
    """The newest confirmations, without those whose check is overdue and closures that are over."""
    today = datetime.now(UK).date()
    return {
        name: replace(found, hours=found.hours and found.hours.without_past(today))
        for name, found in find_confirmations().items()
        if found.next_check >= today
    }


def newest_confirmation_number() -> int:
    """The sequence number of the newest confirmation; 0 if there is none yet."""
    return db.session.scalar(select(func.max(ContactConfirmation.sequence))) or 0


def load_data_to_publish() -> dict[str, Any]:
    """The data of an edition published now: the files, with corrections and confirmations.

    Raises ContentFault.
    """
    return load_data(find_in_force(), corrections=corrections.current())
