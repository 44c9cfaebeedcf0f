"""An officer at the Safeguarding Children Unit, at a desk with a large screen."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.support.patience import until

PASSWORD = "lantern-otter-harvest-42"


class Officer:
    """What an officer does, by role and visible name."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sets_up_account(self, link: str) -> None:
        """Use the one-time link that the start of the product printed."""
        self.page.goto(link)
        self.page.get_by_label("Your name").fill("Olu Adeyemi")
        self.page.get_by_label("Email address").fill("olu@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Set up my account").click()
        expect(self.page.get_by_text("Sign in with it now")).to_be_visible()

    def signs_in(self) -> None:
        """From the sign-in page to the inbox."""
        self.page.goto("/unit")
        self.page.get_by_label("Email address").fill("olu@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Inbox")

    def opens_the_inbox(self) -> None:
        """Look at what has arrived."""
        self.page.goto("/unit")
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Inbox")

    def finds(self, reference: str) -> None:
        """Look again until the report is in the inbox: the opener may still be at work."""

        def looks() -> bool:
            self.opens_the_inbox()
            return self._line(reference).count() > 0

        until(looks, or_say=lambda: f"{reference} is not in:\n{self.page.inner_text('main')}")

    def sets_aside_what_did_not_open(self) -> None:
        """Put the first of it on the list of what was looked at."""
        self.page.goto("/unit/could-not-open")
        self.page.get_by_role("button", name="Set aside").first.click()
        expect(self.page.get_by_role("link", name="Set aside (")).to_be_visible()

    def how_many(self, reference: str) -> int:
        """How many times the inbox shows this reference."""
        self.finds(reference)
        return self._line(reference).count()

    def reads(self, reference: str) -> None:
        """Open the report."""
        self.finds(reference)
        self._line(reference).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(reference)

    def marks_as_received(self) -> None:
        """Tell the worker's phone that a person has it."""
        self.page.get_by_role("button", name="Mark as received").click()
        expect(self.page.get_by_text(re.compile("received", re.IGNORECASE)).first).to_be_visible()

    def takes_in_a_sealed_file(self, file: Path) -> None:
        """Take in what a worker handed over as a file."""
        self.page.goto("/unit/sealed-file")
        self.page.get_by_label(re.compile("file", re.IGNORECASE)).set_input_files(file)
        self.page.get_by_role("button", name=re.compile("take in", re.IGNORECASE)).click()

    def goes_to(self, room: str) -> None:
        """Into another room of the unit, by the navigation."""
        rooms = self.page.get_by_role("navigation", name="The unit")
        rooms.get_by_role("link", name=room).click()
        expect(rooms.locator("[aria-current=page]")).to_have_text(room)

    def follows(self, reference: str) -> None:
        """From one report to another that it names."""
        self._line(reference).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(reference)

    def sees_ticked(self, step: str) -> None:
        ticked = self.page.get_by_role("listitem").filter(has_text=step).filter(has_text="Ticked:")
        expect(ticked.first).to_be_visible()

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def _line(self, reference: str) -> Locator:
        return self.page.get_by_role("link", name=reference)
