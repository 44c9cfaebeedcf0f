"""The blank monitoring form: every question of the form on the phone, from the one table. Pure."""

from collections.abc import Mapping
from typing import Any

from webapp.guidance.source.content import Content
from webapp.paper.numbers import on_paper
from webapp.reports.parts import divide
from webapp.reports.questions import Kind

CARE = ("M12", "M4", "M3")
MAILBOX, UNIT = "unit-mailbox", "unit"
# Whom to ring before anybody writes.
FIRST = ("emergency-999", "police-101", "social-care", "social-care-night", "lado")
CALLS = 4
"""How many calls there is room for."""


def gather(content: Content) -> Mapping[str, Any]:
    """What the template of the form is given."""
    mailbox, unit = content.contacts[MAILBOX], content.contacts[UNIT]
    return {
        "parts": divide(),
        "kinds": Kind,
        "calls": CALLS,
        "care": [content.must_show[name] for name in CARE],
        "mailbox": mailbox,
        "unit": unit,
        "contacts": on_paper([*(content.contacts[name] for name in FIRST), mailbox, unit]),
    }
