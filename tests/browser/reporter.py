"""A youth worker with a phone: what they do and what they see, in the words of the page."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.form_filler import FormFiller
from tests.browser.phone import Phone

READY = "Works without signal"
REFERENCE = re.compile(r"ES-[0-9A-Z]{4}-[0-9A-Z]{4}")
TOLD_NOBODY = "Saving has not told anyone"


class Reporter(FormFiller):
    """Finds everything by role and visible name; taps on a touch screen, clicks elsewhere."""

    def __init__(self, phone: Phone, page: Page | None = None) -> None:
        self.phone = phone
        self._tab = page

    @property
    def page(self) -> Page:
        """The tab that the reporter is using."""
        return self._tab or self.phone.page

    def opens_the_site(self) -> None:
        self.page.goto("/")
        self.sees_the_page("Worried about something online?")

    def waits_until_ready(self) -> None:
        """Waits until the page says that it can be used without signal."""
        self.sees(READY)

    def waits_for_the_library(self) -> None:
        """Waits until everything is stored: what a page works without is added to it then."""
        expect(self.page.locator("head link[rel=manifest]")).to_have_count(1)

    def presses(self, name: str) -> None:
        """Presses the first link or button whose name starts with `name`."""
        starts = re.compile(rf"^\s*{re.escape(name)}")
        named = self.page.get_by_role("link", name=starts)
        self.touches(named.or_(self.page.get_by_role("button", name=starts)).first)

    def touches(self, element: Locator) -> None:
        """Taps on a touch screen, clicks elsewhere."""
        (element.tap if self.phone.options.get("has_touch") else element.click)()

    def heading(self) -> str:
        return self._heading().inner_text()

    def _heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def sees_the_page(self, heading: str) -> None:
        expect(self._heading()).to_have_text(heading)

    def sees_a_heading_with(self, heading: str) -> None:
        expect(self._heading()).to_contain_text(heading)

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).filter(visible=True).first).to_be_visible()

    def does_not_see(self, words: str) -> None:
        expect(self.page.get_by_text(words).filter(visible=True)).to_have_count(0)

    # What should I do?

    def asks_what_to_do(self) -> None:
        self.opens_the_site()
        self.presses("What should I do?")
        self.sees_the_page("Is anyone in danger now?")

    def answers(self, *answers: str) -> None:
        """Answers one question after another; each answer must change the heading."""
        for answer in answers:
            before = self.heading()
            self.touches(self._answer(answer))
            expect(self._heading()).not_to_have_text(before)

    def sees_the_steps_of(self, *tables: str) -> None:
        """The page of steps; what the tables say is behind the row of the lead."""
        self.sees("You, now")
        for table in tables:
            expect(self.page.locator("[data-steps]")).to_contain_text(table)

    def records_this_incident(self) -> None:
        self.presses("Record this incident")
        self._sees_the_form()

    def first_step(self) -> Locator:
        """The first of the worker's own acts that can be ticked."""
        return self.page.locator("[data-tick]").first

    def ticks_the_first_step(self) -> str:
        """Returns the first 40 characters of the act's text."""
        words = self.page.locator("[data-tick] + label").first.inner_text()
        self.touches(self.first_step())
        expect(self.first_step()).to_be_checked()
        return words[:40]

    # The report

    def opens_the_form(self) -> None:
        self.opens_the_site()
        self.presses("Report")
        self._sees_the_form()

    def fills_in_the_report(
        self, *, who: str = "A child to a child", what: str = "Bullying"
    ) -> None:
        """Fills in every required answer and nothing else."""
        self.ticks("Type of incident", what)
        self.ticks("Who was involved?", who)
        self.ticks("Where did it come to light?", "Sports club")
        self.gives_contact_details()

    def finds_the_reference(self) -> str:
        """Returns the reference, wherever on the page it is."""
        found = REFERENCE.search(self.page.locator("#main").inner_text())
        assert found, self.page.locator("#main").inner_text()
        return found[0]

    def types_half_a_report(self) -> None:
        """Starts a report and waits until the page says that the draft is kept."""
        self.writes("What should we know before we ring you?", "After six, please")
        self.sees("Draft kept on this phone")

    def fills_in_the_rest(self) -> None:
        """Fills in the required answers that a half-typed report still lacks."""
        self.fills_in_the_report()

    def switches_draft_by(self, name: str) -> None:
        """Presses a link above the form; the page reloads."""
        with self.page.expect_event("load"):
            self.presses(name)
        self._sees_the_form()

    def gives_contact_details(self) -> None:
        self.writes("Your own name", "Sam Okafor")
        self.writes("Your phone number", "0161 496 0123")

    def checks_the_answers(self) -> None:
        self.goes_on_to_the_check()
        self.sees_the_page("Check your answers")

    def saves(self) -> str:
        """Checks the answers, saves, and returns the reference."""
        self.checks_the_answers()
        self.touches(self.page.get_by_role("button", name="Save report"))
        return self.reads_the_reference()

    def reads_the_reference(self) -> str:
        """Returns the reference on the page "Saved"; fails on any other page."""
        self.sees_a_heading_with("Saved")
        reference = self.page.get_by_text(REFERENCE).filter(visible=True).first
        return str(REFERENCE.search(reference.inner_text())[0])  # type: ignore[index]

    def saves_anyway(self) -> str:
        """Saves despite missing answers; returns the reference."""
        self.goes_on_to_the_check()
        self.presses("Go on anyway")
        self.sees_the_page("Check your answers")
        self.touches(self.page.get_by_role("button", name="Save report"))
        return self.reads_the_reference()

    def reports_an_incident(self) -> str:
        """Goes from the first page to a saved report; returns its reference."""
        self.opens_the_form()
        self.fills_in_the_report()
        return self.saves()

    def sees_it_delivered(self) -> None:
        """On the page shown after saving, which updates itself."""
        arrived = self.page.locator("[data-saved] .app-delivery > li").nth(1)
        expect(arrived).to_have_class(re.compile("app-delivery__arrived"))

    def is_told_that_saving_alerts_nobody(self, first: str = "101") -> None:
        """Before saving and after. 999 comes first where somebody may be in danger."""
        self.sees(TOLD_NOBODY)
        calls = self.page.locator("#main").get_by_role("link", name=re.compile(rf"\b{first}\b"))
        expect(calls.filter(visible=True).first).to_be_visible()

    # My reports

    def opens_my_reports(self) -> None:
        self.page.goto("/reports")
        self.sees_the_page("My reports")

    def sees_in_my_reports(self, reference: str, words: str | re.Pattern[str]) -> None:
        expect(self._row(reference)).to_contain_text(words)

    def presses_send_now(self, reference: str) -> None:
        self.touches(self._row(reference).get_by_role("button", name="Send now"))

    def loses_signal(self) -> None:
        """Puts the phone into flight mode: the browser itself reports being offline."""
        self.phone.context.set_offline(True)  # type: ignore[union-attr]

    def has_signal_again(self) -> None:
        self.phone.context.set_offline(False)  # type: ignore[union-attr]

    def corrects(self, reference: str) -> None:
        self.touches(self._row(reference).get_by_role("link", name="Add something"))
        self._sees_the_form()

    def saves_a_sealed_copy(self, reference: str, into: Path) -> Path:
        with self.page.expect_download() as download:
            self.touches(self._row(reference).get_by_role("button", name="Save sealed copy"))
        file = into / download.value.suggested_filename
        download.value.save_as(file)
        return file

    def _answer(self, answer: str) -> Locator:
        label = re.compile(rf"^\s*{re.escape(answer)}\b")
        return self.page.locator("#main").get_by_role("link", name=label).first

    def _sees_the_form(self) -> None:
        expect(self.page.locator("[data-report]")).to_have_attribute("data-open", "")

    def _row(self, reference: str) -> Locator:
        return self.page.get_by_role("listitem").filter(has_text=reference)
