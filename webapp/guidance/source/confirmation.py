"""Each contact of the register as far as a worker may see it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from webapp.guidance.source.yaml_files import ContentFault

KINDS = ("phone", "site", "email", "kept")
# Whom to ring while a number awaits confirmation, in this order.
OFFERS = ("my-lead", "police-101", "nspcc")


@dataclass(frozen=True)
class Confirmed:
    """A lead rang the number, or opened the site, and vouches for it."""

    number: str
    by: str
    on: date
    next_check: date


def resolved(
    register: Mapping[str, Mapping[str, Any]], confirmed: Mapping[str, Confirmed]
) -> dict[str, dict[str, Any]]:
    """Each contact by its name, without what is for the lead only. Raises ContentFault."""
    return {name: _resolve(name, entry, confirmed.get(name)) for name, entry in register.items()}


def _resolve(name: str, entry: Mapping[str, Any], vouched: Confirmed | None) -> dict[str, Any]:
    kind, national = entry.get("kind"), entry.get("scope") == "national"
    if kind not in KINDS or entry.get("scope") not in ("national", "local"):
        raise ContentFault(f"contacts: {name} needs a kind and a scope that we know.")
    if not national and ("number" in entry or "url" in entry):
        raise ContentFault(f"contacts: {name} is local, so only a lead's confirmation shows it.")
    shown = vouched.number if vouched else entry.get("url" if kind == "site" else "number")
    status = "confirmed" if vouched else "published" if national else "unconfirmed"
    # Phones may hold an edition for a year: it says when a number was checked, not until when.
    checked = {"checked": vouched.on.isoformat()} if vouched else {}
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
