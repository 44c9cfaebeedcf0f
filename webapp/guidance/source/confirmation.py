"""Merges the register of contacts with what a lead has confirmed. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from webapp.guidance.source.yaml_files import ContentFault, place_of
from webapp.opening_hours import BadHours, Hours, read_line, resolve

KINDS = ("phone", "site", "email", "kept")
# Contacts to ring while a number awaits confirmation, in this order.
OFFERS = ("my-lead", "police-101")


@dataclass(frozen=True)
class Confirmation:
    """A lead rang the number or opened the site (`by`, `on`), and vouches for it.

    `next_check` is the last day on which that holds. `hours` is None where nobody gave any.
    """

    number: str
    by: str
    on: date
    next_check: date
    hours: Hours | None = None


def resolve_contacts(
    register: Mapping[str, Mapping[str, Any]], confirmations: Mapping[str, Confirmation]
) -> dict[str, dict[str, Any]]:
    """Each contact by its name, as far as workers may see it. Raises ContentFault.

    Leaves out what is for the lead only (`suggestion`, `history`, `mark`).
    """
    hours = {
        name: _hours_of(name, entry, confirmations.get(name)) for name, entry in register.items()
    }
    return {
        name: {
            **_resolve(name, entry, confirmations.get(name)),
            **_describe_hours(hours[name], hours),
        }
        for name, entry in register.items()
    }


def _hours_of(
    name: str, entry: Mapping[str, Any], confirmation: Confirmation | None
) -> Hours | None:
    """Those that a lead gave; else those that the register ships for a national contact."""
    if confirmation and confirmation.hours:
        return confirmation.hours
    if "hours" not in entry:
        return None
    try:
        return read_line(entry["hours"], date.min)
    except BadHours as fault:
        raise ContentFault(f"contacts: the hours of {name}: {fault}") from fault


def _describe_hours(own: Hours | None, all_hours: Mapping[str, Hours | None]) -> dict[str, Any]:
    """As data for phones, where they are known, and in words as they were given."""
    resolved = resolve(own, all_hours)
    data = {"hours": resolved.as_data()} if resolved else {}
    return {**data, **({"hours_in_words": own.in_words} if own else {})}


def _resolve(
    name: str, entry: Mapping[str, Any], confirmation: Confirmation | None
) -> dict[str, Any]:
    kind, national = entry.get("kind"), entry.get("scope") == "national"
    if kind not in KINDS or entry.get("scope") not in ("national", "local") or "label" not in entry:
        needs = "needs a kind and a scope that are known, and a label"
        raise ContentFault(f"{place_of(entry)}contacts: {name} {needs}.")
    if not national and ("number" in entry or "url" in entry):
        raise ContentFault(f"contacts: {name} is local, so only a lead's confirmation shows it.")
    shipped = entry.get("url" if kind == "site" else "number")
    shown = confirmation.number if confirmation else shipped
    status = "confirmed" if confirmation else "published" if national else "unconfirmed"
    # Phones may keep an edition for a year, so it says when a number was checked, not until when.
    checked = {"checked": confirmation.on.isoformat()} if confirmation else {}
    return {
        "label": entry["label"],
        "kind": kind,
        "hint": entry.get("hint", ""),
        "national": national,
        "status": status,
        "number": None if kind in ("site", "email") else shown,
        "url": _address(kind, shown),
        "offers": list(OFFERS) if status == "unconfirmed" else [],
        **checked,
    }


def _address(kind: str, shown: str | None) -> str | None:
    if kind == "email":
        return f"mailto:{shown}" if shown else None
    return shown if kind == "site" else None
