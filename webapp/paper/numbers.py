"""Says of each number on a paper when it was checked, and whom to ring if it fails. Pure."""

from collections.abc import Iterable

from webapp.guidance.source.shapes import Contact

ALWAYS = {
    "emergency-999": "Day and night, on any network.",
    "police-101": "If it fails and it cannot wait: 999.",
}


def on_paper(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Each of these once, in their order, without what is kept on a phone."""
    by_name = {contact.name: contact for contact in contacts if contact.kind != "kept"}
    return tuple(by_name.values())


def in_print(contact: Contact) -> str:
    """The number or address as printed; empty where no lead has confirmed one."""
    if contact.awaits_confirmation:
        return ""
    return contact.number or (contact.url or "").removeprefix("mailto:").removeprefix("https://")


def state_check(contact: Contact) -> str:
    """When the number was checked, and whom to ring if it fails, in a sentence or two."""
    if contact.awaits_confirmation:
        return "Not confirmed yet. Until then: your lead (not if it is about them), or 101."
    if contact.name in ALWAYS:
        return ALWAYS[contact.name]
    fails = "101" if contact.kind == "phone" else "ask your lead"
    if contact.checked_on:
        return f"Checked on {contact.checked_on}; if it fails, {fails}."
    return f"From the service’s own page, not yet checked by a lead; if it fails, {fails}."
