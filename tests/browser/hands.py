"""Two ways to work: with a mouse, and with a keyboard alone. Both do the same acts, by name."""

import re
from datetime import date
from typing import Protocol

from playwright.sync_api import Locator, Page

from tests.browser.keyboard import Keyboard

MORE = "…"
"""At the end of a name: what is pressed has more words after it."""
LEADS_AWAY = "document.activeElement.matches('a[href], button[type=submit]')"


class Hand(Protocol):
    """Somebody's way to work on a page."""

    page: Page

    def presses(self, name: str, *, stays: bool = False) -> None:
        """A button, a link, or what is folded. `stays`: the page is the same afterwards."""

    def writes(self, label: str, text: str) -> None:
        """Into a field, in place of what it has."""

    def dates(self, label: str, day: date) -> None:
        """A field for a day, of which the number is that of its month."""

    def chooses(self, label: str, option: str) -> None:
        """From a drop-down list."""

    def ticks(self, label: str) -> None:
        """A checkbox, or the first of several answers."""


class Mouse:
    """Points at everything."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def presses(self, name: str, *, stays: bool = False) -> None:  # noqa: ARG002 - as Hand
        """A button, a link, or what is folded."""
        end = "" if name.endswith(MORE) else r"\s*$"
        words = re.compile(rf"^\s*{re.escape(name.removesuffix(MORE))}{end}")
        self.page.locator("a, button, summary").filter(has_text=words, visible=True).first.click()

    def writes(self, label: str, text: str) -> None:
        """Into a field, in place of what it has."""
        self._field(label).click()
        self._field(label).fill(text)

    def dates(self, label: str, day: date) -> None:
        """A field for a day."""
        self.writes(label, day.isoformat())

    def chooses(self, label: str, option: str) -> None:
        """From a drop-down list."""
        self._field(label).select_option(label=option)

    def ticks(self, label: str) -> None:
        """A checkbox, or the first of several answers."""
        self._field(label).check()

    def _field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True).filter(visible=True).first


class KeyboardAlone:
    """Tab, Space, Enter and letters."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._keyboard = Keyboard(page)

    def presses(self, name: str, *, stays: bool = False) -> None:
        """A button, a link, or what is folded."""
        self._keyboard.goes_to(name.removesuffix(MORE), whole=not name.endswith(MORE))
        if stays or not self.page.evaluate(LEADS_AWAY):
            self.page.keyboard.press("Enter")
            return
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def writes(self, label: str, text: str) -> None:
        """Into a field, in place of what it has."""
        self._keyboard.goes_to(label)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def dates(self, label: str, day: date) -> None:
        """A field for a day: the same in whichever order a browser asks for day and month."""
        self._keyboard.goes_to(label)
        self.page.keyboard.type(f"{day:%d%m%Y}")

    def chooses(self, label: str, option: str) -> None:
        """From a drop-down list."""
        self._keyboard.goes_to(label)
        self.page.keyboard.type(option)

    def ticks(self, label: str) -> None:
        """A checkbox, or the first of several answers."""
        self._keyboard.ticks(label)
