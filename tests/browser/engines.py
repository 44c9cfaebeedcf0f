"""The one journey that every engine must manage, told once."""

from typing import Protocol

from tests.browser.reporter import REFERENCE


class Engine(Protocol):
    """What the journey asks of a browser's driver."""

    def open(self, path: str) -> None:
        """Go to a page."""

    def press(self, role: str, name: str) -> None:
        """Press what has this role and name."""

    def write(self, name: str, text: str) -> None:
        """Type into a field."""

    def shows(self, text: str) -> None:
        """Wait until the page shows this text."""

    def text(self) -> str:
        """What the page says now."""


def keeps_a_report(browser: Engine) -> str:
    """Triage and a report, with no signal; returns the reference that the page shows."""
    browser.open("/")
    browser.press("link", "What should I do? A few short questions, then your steps")
    browser.shows("Is anyone in danger now?")
    browser.open("/report")
    browser.press("checkbox", "A child to a child")
    browser.press("checkbox", "Bullying")
    browser.write("Your own name", "Sam Okafor")
    browser.write("Your phone number", "0161 496 0123")
    browser.press("button", "Check your answers")
    browser.press("button", "Go on without these")
    browser.press("button", "Save anyway")
    browser.shows("Saved on this phone")
    found = REFERENCE.search(browser.text())
    assert found
    return found[0]
