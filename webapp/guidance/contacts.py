"""The register of contacts: what ships, and what a lead has confirmed since."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import func, select

from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance.models import ContactConfirmation
from webapp.guidance.source.confirmation import Confirmed, resolved
from webapp.guidance.source.loading import plain_content
from webapp.guidance.source.shapes import Contact
from webapp.guidance.source.yaml_files import read_one
from webapp.vocabulary.times import UK

LEGAL = {
    "phone": (re.compile(r"\+?[0-9][0-9 ]{1,20}[0-9]"), "a phone number, such as 0161 496 0000"),
    "site": (re.compile(r"https://[^\s/]+\.[^\s/]+(/\S*)?"), "an address that begins https://"),
    "email": (re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"), "an email address"),
}


class UnknownContact(AppError):
    """There is no contact of this name that a lead could confirm."""

    status = 404
    sentence = "There is no such contact to confirm."


class NotAContactNumber(AppError):
    """What was given cannot be rung, opened or written to."""

    status = 422


class NobodyConfirms(AppError):
    """No name was given of who rang."""

    status = 422
    sentence = "Give the name of who rang the number and confirms it."


class CheckIsPast(AppError):
    """The next check would already be due."""

    status = 422
    sentence = "The next check must be on a day that is still to come."


@cache
def as_shipped() -> Mapping[str, Mapping[str, Any]]:
    """The register's file, read once a process: a start publishes what was changed in it."""
    entries: Mapping[str, Mapping[str, Any]] = read_one("contacts")
    return entries


def register() -> dict[str, Contact]:
    """Every contact by its name, as far as a worker may see it now."""
    entries = resolved(as_shipped(), confirmed())
    return {name: Contact(**_named(name, entry)) for name, entry in entries.items()}


def awaiting() -> list[Contact]:
    """The local contacts that nobody has confirmed yet."""
    return [contact for contact in register().values() if contact.status == "unconfirmed"]


def confirm(name: str, number: str, *, by: str, next_check: date) -> str:
    """Keep that `by` rang or opened `number` for the contact `name`; in the caller's transaction.

    Returns the number as it will be shown: from the next edition on, which the opener's process
    publishes. Raises UnknownContact, NobodyConfirms, NotAContactNumber, CheckIsPast.
    """
    entry = as_shipped().get(name)
    if entry is None or entry["kind"] not in LEGAL:
        raise UnknownContact()
    if not by.strip():
        raise NobodyConfirms()
    form, legal = LEGAL[entry["kind"]]
    tidy = " ".join(number.split())
    if not form.fullmatch(tidy):
        raise NotAContactNumber(f"Give {legal}.")
    if "fixed" in entry and tidy != entry["number"]:
        raise NotAContactNumber(f"Only {entry['number']} can stand here.")
    if next_check <= datetime.now(UTC).date():
        raise CheckIsPast()
    db.session.add(
        ContactConfirmation(
            contact=name,
            number=tidy,
            confirmed_by=" ".join(by.split()),
            confirmed_at=datetime.now(UTC),
            next_check=next_check,
        )
    )
    return tidy


def confirmed() -> dict[str, Confirmed]:
    """The newest confirmation of each contact that has one."""
    newest = select(func.max(ContactConfirmation.sequence)).group_by(ContactConfirmation.contact)
    rows = db.session.scalars(
        select(ContactConfirmation).where(ContactConfirmation.sequence.in_(newest))
    )
    return {row.contact: _vouched(row) for row in rows}


def newest_confirmation() -> int:
    """The number of the newest confirmation; 0 where there is none yet."""
    return db.session.scalar(select(func.max(ContactConfirmation.sequence))) or 0


def content_now() -> dict[str, Any]:
    """What an edition published now would say."""
    return plain_content(confirmed())


def _vouched(row: ContactConfirmation) -> Confirmed:
    on = row.confirmed_at.astimezone(UK).date()
    return Confirmed(row.number, by=row.confirmed_by, on=on, next_check=row.next_check)


def _named(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    return {**entry, "name": name, "offers": tuple(entry["offers"])}
