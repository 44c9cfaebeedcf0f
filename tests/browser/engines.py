"""The journey that every browser engine must manage."""

from typing import Protocol

from tests.browser.reporter import REFERENCE
from tests.support.polling import wait_until


class Engine(Protocol):
    """The browser driver that the journey needs."""

    def open(self, path: str) -> None:
        """Go to a page."""

    def press(self, role: str, name: str) -> None:
        """Press the element with this role and name."""

    def write(self, name: str, text: str) -> None:
        """Type into a field."""

    def shows(self, text: str) -> None:
        """Wait until the page shows this text."""

    def text(self) -> str:
        """The page's visible text."""


def save_report(browser: Engine) -> str:
    """Starts triage, then saves a report; returns the reference on the page."""
    browser.open("/")
    browser.press("link", "What should I do?")
    browser.shows("Is anyone in danger now?")
    browser.open("/report")
    browser.shows("1 of 4")
    browser.press("checkbox", "Bullying")
    browser.press("button", "Next")
    browser.press("checkbox", "A child to a child")
    browser.press("button", "Next")
    browser.press("button", "Next")
    browser.write("Your own name", "Sam Okafor")
    browser.write("Your phone number", "0161 496 0123")
    browser.press("button", "Check your answers")
    browser.press("button", "Go on without these")
    browser.press("button", "Save report")
    browser.shows("Reference, to read aloud")
    found = wait_until(
        lambda: REFERENCE.search(browser.text()),
        failure=lambda: f"no reference in:\n{browser.text()}",
    )
    return str(found[0])  # type: ignore[index]
