"""Types a word of its own into every field that takes words, with script and without."""

import secrets
from collections.abc import Callable

from tests.browser.reporter import Reporter
from tests.support.canaries import canary
from webapp.reports.questions import QUESTIONS, Kind

CHOICES = {
    "types": ("bullying", "other"),
    "media": ("other",),
    "parties": ("child_on_child",),
    "setting": ("other",),
    "actions": ("other",),
}
TEXTS = [question.name for question in QUESTIONS if question.kind is Kind.TEXT]
OF_A_CALL = ("rung-0-name", "rung-0-reference")
OF_THE_LEAD = ("lead_name", "lead_phone", "deputy_name", "deputy_phone")


def words_for(names: list[str]) -> dict[str, str]:
    """A canary for each field; a number where a number is asked for."""
    return {name: _number() if name.endswith("phone") else canary(name) for name in names}


def _number() -> str:
    return f"07{secrets.randbelow(10**9):09}"


def types_everything(reporter: Reporter, type_into: Callable[[str, str], None]) -> list[str]:
    """Answers every question that opens a text, and types into each; returns the words."""
    for name, codes in CHOICES.items():
        for code in codes:
            box = reporter.page.locator(f"[name={name}][value={code}]")
            reporter.goes_to(box)
            reporter.touches(box)
    words = words_for([*OF_A_CALL, *TEXTS])
    if not reporter.page.locator(f"#{OF_A_CALL[0]}").is_visible():
        reporter.goes_to(reporter.page.locator("[data-part=add-call]"))
        reporter.presses("Add a call")
    for name, word in words.items():
        type_into(name, f"{word}@example.org" if name == "contact_email" else word)
    return list(words.values())
