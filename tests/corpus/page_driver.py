"""Drives a phone's pages by the names of fields and parts, not by their words.

Recorded pages have the words of their release for ever; tests/browser/reporter.py knows only
today's.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

FIELDS = """(form) => [...form.elements]
    .filter(({ name, type }) => name && !["hidden", "submit", "button"].includes(type))
    .map(({ name, type, value, options }) => [
        name, type, options ? [...options].map((one) => one.value).filter(Boolean) : [value]])"""
ANSWERS = """(list) => [...list.children].map((row) =>
    [row.querySelector("dt"), row.querySelector("dd")].map((part) => part.textContent))"""
# Since releases with steps the form shows one at a time, and the address says which.
SHOW_STEP = "(step) => { location.hash = step.dataset.step; }"
UNFOLD = """(field) => {
    for (let at = field.closest("details"); at; at = at.parentElement.closest("details"))
        at.open = true;
}"""
READY_IN_WORDS = "[data-status-line]:not(:empty, [data-waiting])"
NO_ANSWER = ("No answer", "Not answered")  # at release 5e384c6, and since
WHOLE_REPORT = {
    "parties": ["child_on_child"],
    "setting": ["sports_club"],
    "types": ["bullying"],
    "contact_name": ["Sam Okafor"],
    "contact_phone": ["0161 496 0123"],
}


class Field(NamedTuple):
    """A question's field: its name, its type, and the codes that can be chosen."""

    name: str
    type: str
    codes: list[str]


class PageDriver:
    """Opens a phone's pages, fills in the form, saves."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def opens_the_site_and_waits_until_ready(self) -> None:
        self.page.goto("/")
        ready = self.page.locator('[data-ready=""]')
        # Later releases say so in the top, and then store the library.
        if not ready.count():
            ready = self.page.locator(READY_IN_WORDS)
        expect(ready).to_be_visible()
        expect(self.page.locator("head link[rel=manifest]")).to_have_count(1)

    def opens_the_form(self, fragment: str = "") -> None:
        """`fragment`: `#new`, `#amends-<id>`, or empty."""
        self.page.goto(f"/report{fragment}")
        expect(self.page.locator("[data-report]")).to_have_attribute("data-open", "")

    def fields(self) -> Iterable[Field]:
        """Every field of the form, in order; several boxes with one name are one field."""
        found: dict[str, Field] = {}
        for name, kind, codes in self._part("form").evaluate(FIELDS):
            found.setdefault(name, Field(name, kind, [])).codes.extend(codes)
        return found.values()

    def can_fill(self, name: str) -> bool:
        """Whether the form asks it; goes to its step."""
        field = self._field(name).first
        self._reveals(field)
        return field.is_visible()

    def title_of(self, name: str) -> str:
        """The question's words, as `checks` returns them."""
        title = self._part("form").locator(f"[data-question={name}]").locator("legend, label")
        return (title.first.text_content() or "").strip()

    def fills(self, answers: Mapping[str, Sequence[str]]) -> None:
        for name, given in answers.items():
            for one in given:
                self._fill(name, one)

    def begins_a_draft(self, answers: Mapping[str, Sequence[str]]) -> None:
        """Fills in answers, and returns once the page says that it keeps a draft."""
        self.opens_the_form("#new")
        before = self._part("draft-state").inner_text()
        self.fills(answers)
        expect(self._part("draft-state")).not_to_have_text(before)

    def checks(self) -> dict[str, list[str]]:
        """Goes to "Check your answers"; returns the lines it shows, by question, where answered."""
        button = self._part("form").locator("[type=submit]:not([name])")
        steps = self._part("form").locator("[data-step]")
        if not button.is_visible() and steps.count():
            steps.last.evaluate(SHOW_STEP)
        button.click()
        anyway = self._part("form").locator("[name=anyway]")
        expect(anyway.or_(self._part("save")).filter(visible=True)).to_be_visible()
        if anyway.is_visible():
            anyway.click()
        rows = self._part("answers").evaluate(ANSWERS)
        return {title: words.split("\n") for title, words in rows if words not in NO_ANSWER}

    def saves(self) -> tuple[str, str]:
        """Presses "Save report"; returns the id and the reference."""
        self._part("save").click()
        self.page.wait_for_url("**/report/saved#*")
        reference = self._part("reference")
        expect(reference).to_contain_text("ES-")
        return self.page.url.split("#")[1].split(",")[0], reference.inner_text()

    def sends(self, kind: str, answers: Mapping[str, str] | None = None, *, page: str) -> None:
        """Presses a form that sends something other than a report; returns once it is stored."""
        self.page.goto(page)
        form = self.page.locator(f"form[data-sends={kind}]")
        for name, given in (answers or {}).items():
            form.locator(f"[name={name}]").fill(given)
        form.locator("[type=submit]").click()
        expect(form.locator("[data-part=said]")).not_to_be_empty()

    def keeps_a_lead(self, name: str, phone: str) -> None:
        """Stores a lead on "My safeguarding lead"; returns once the page confirms it."""
        self.page.goto("/my-lead")
        self.page.locator("[name=lead_name]").fill(name)
        self.page.locator("[name=lead_phone]").fill(phone)
        self.page.locator("[data-my-lead-form] [type=submit]").click()
        expect(self.page.locator("[data-my-lead-saved]")).to_be_visible()

    def _fill(self, name: str, given: str) -> None:
        field = self._field(name)
        self._reveals(field.first)
        kind = field.first.evaluate("({ type }) => type")
        if kind in ("radio", "checkbox"):
            choice = self._part("form").locator(f'[name="{name}"][value="{given}"]')
            choice.evaluate(UNFOLD)
            choice.check()
        elif kind == "select-one":
            field.select_option(given)
        else:
            field.fill(given)

    def _reveals(self, field: Locator) -> None:
        step = field.locator("xpath=ancestor::*[@data-step]")
        if step.count() and not step.is_visible():
            step.evaluate(SHOW_STEP)
            expect(step).to_be_visible()
        field.evaluate(UNFOLD)

    def _field(self, name: str) -> Locator:
        return self._part("form").locator(f'[name="{name}"]:not([type=hidden])')

    def _part(self, name: str) -> Locator:
        return self.page.locator(f"[data-part={name}]")
