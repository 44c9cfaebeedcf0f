"""The unit's screens, with a made-up year in the inbox."""

from pathlib import Path
from typing import Self

import yaml
from playwright.sync_api import Playwright

from tests.browser.officer import Officer
from tests.browser.phone import CHROMIUM, QUIET, WIDE
from tests.screenshots.camera import WAYS_TO_LOOK, Way, take
from tests.support.corrected_words import reword
from tests.support.product import Product

A_YEAR = 300
UNKNOWN = "ES-0000-0000"  # a correct number that no report has
CLUB = "Marple Road Sports Club"
PAGES = {
    "received": "/unit/?lane=closed",
    "not-a-report": "/unit/not-a-report",
    "contacts": "/unit/contacts",
    "contact": "/unit/contacts/lado",
    "figures": "/unit/figures",
    "papers-for-the-board": "/unit/figures/papers",
    "paper-draft": "/unit/figures/papers/draft",
    "organisations": "/unit/organisations",
    "add-an-organisation": "/unit/organisations/add",
    "without-an-organisation": "/unit/without-an-organisation",
    "going-live": "/unit/going-live",
    "people": "/unit/people",
    "audit-log": "/unit/audit-log",
    "sealed-file": "/unit/sealed-file",
    "could-not-open": "/unit/could-not-open",
}
CORRECTED = {
    "notes": ("The police advise.", "Wait for what the police advise."),
    "chapters/own-camera": ("only on a work device", "only on a device that belongs to work"),
}
# Of a report that is matched to no organisation.
OF_NONE = {"choose-an-organisation": "choose", "register-an-organisation": "register"}
LIGHT = tuple(way for way in WAYS_TO_LOOK if way.scheme == "light")


class Unit:
    """A browser at the unit. Use as a context manager."""

    def __init__(self, playwright: Playwright, product: Product) -> None:
        self._product = product
        self._browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = self._browser.new_context(
            base_url=product.address, viewport=WIDE, locale="en-GB", timezone_id="Europe/London"
        )
        self.officer = Officer(context.new_page())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._browser.close()

    def takes_the_screens(self) -> None:
        """Sets up an account, signs in, and looks into every room."""
        link = self._product.set_up_link()
        self._takes("set-up", link, LIGHT)
        self.officer.sets_up_account(link)
        self._takes("sign-in", "/unit", LIGHT)
        self.officer.signs_in()
        self._product.lives_through_a_year(A_YEAR)
        self._takes("inbox", "/unit", WAYS_TO_LOOK)
        first = self.officer.page.locator("main a[href^='/unit/reports/']").first
        self._takes("report", first.get_attribute("href") or "", WAYS_TO_LOOK)
        for name, address in PAGES.items():
            self._takes(name, address, LIGHT)
        self._takes_the_paper()
        self._takes_what_find_finds()
        self._takes_an_organisation()

    def _takes_the_paper(self) -> None:
        """What the board will see: on the draft, below the unit's words."""
        self.officer.page.goto(PAGES["paper-draft"])
        self._takes_this_page("paper", WAYS_TO_LOOK, begin_at=".app-draft .app-figures:has(svg)")

    def _takes_what_find_finds(self) -> None:
        self.officer.types_into_find(UNKNOWN)
        self.officer.sees("Not found")
        self._takes_this_page("find", LIGHT)
        self.officer.types_into_find(CLUB)
        self.officer.sees(f"All of {CLUB}")
        self._takes_this_page("found", WAYS_TO_LOOK)

    def _takes_an_organisation(self) -> None:
        page = self.officer.page
        page.get_by_role("link", name=f"All of {CLUB}").click()
        self._takes_this_page("all-of-one", LIGHT)
        page.get_by_role("link", name="What the register says").click()
        self._takes_this_page("organisation", LIGHT)
        self._takes_this_page("publish", LIGHT, begin_at="#publishing")
        page.goto("/unit/without-an-organisation")
        report = page.locator("main a[href^='/unit/reports/']").first.get_attribute("href")
        for name, act in OF_NONE.items():
            self._takes(name, f"{report}/organisation/{act}", WAYS_TO_LOOK)

    def takes_the_guidance(self, words: Path) -> None:
        """Approves the guidance, corrects it by the file `words`, and reads what changed."""
        self._takes("guidance-approve", "/unit/guidance/2026.4.0/approve", LIGHT)
        self.officer.approves_the_newest_edition()
        self._takes("guidance-withdraw", "/unit/guidance/approvals/1/withdraw", LIGHT)
        corrected = [reword(was, now, part) for part, (was, now) in CORRECTED.items()]
        words.write_text("".join(map(yaml.safe_dump, corrected)), "utf-8")
        self._product.esafety("guidance", "publish", str(words))
        self._takes("guidance-corrected", "/unit/guidance/corrections/1", LIGHT)
        self.officer.approves_corrected_words()
        self.officer.compares_the_newest_edition()
        self._takes("guidance", "/unit/guidance", LIGHT)
        changes = "/unit/guidance/changes?was=2026.4.0&now=2026.4.1"
        self._takes("guidance-changes", changes, LIGHT)

    def _takes(self, name: str, address: str, ways: tuple[Way, ...]) -> None:
        self.officer.page.goto(address)
        self._takes_this_page(name, ways)

    def _takes_this_page(self, name: str, ways: tuple[Way, ...], *, begin_at: str = "body") -> None:
        page = self.officer.page
        for way in ways:
            page.set_viewport_size(way.size)
            page.emulate_media(color_scheme=way.scheme)
            page.locator(begin_at).first.evaluate("(element) => element.scrollIntoView()")
            take(page, f"unit-{name}", way)
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light")
