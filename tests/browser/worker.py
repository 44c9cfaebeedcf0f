"""A youth worker with an incident: walks to the steps, rings, and says how the call ended."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, expect

from tests.browser.reporter import Reporter

NUDE = ("No, not now", "A nude", "Another child")
BULLYING = ("No, not now", "Bullying", "Another child")
ABOUT_LEAD = ("No, not now", "A nude", "My lead")
SPOKE_TO_999 = "I spoke to 999"
LEADS_NUMBER = "0161 496 0101"
HOLD = """(note) => new Promise((held) =>
    navigator.locks.request(`note/${note}`, () => {
        held();
        return new Promise((letGo) => { window.letGo = letGo; });
    })
)"""


class Worker(Reporter):
    """What a reporter does on the way to the steps, and after."""

    kept_lead = ""

    def keeps_a_lead(self, name: str = "Priya Shah", deputy: str = "") -> None:
        self.page.goto("/my-lead")
        field = self.page.locator("[name=lead_name]")
        # Who is kept already is there before anybody could write.
        expect(field).to_have_value(self.kept_lead)
        field.fill(name)
        self.page.locator("[name=lead_phone]").fill(LEADS_NUMBER)
        if deputy:
            self.page.locator("[name=deputy_name]").fill(deputy)
            self.page.locator("[name=deputy_phone]").fill("0161 496 0102")
        self.page.locator("[data-my-lead-form] [type=submit]").click()
        expect(self.page.locator("[data-my-lead-saved]")).to_be_visible()
        self.kept_lead = name

    def goes_home(self) -> None:
        """By the name at the top, as a worker does."""
        self.touches(self.page.get_by_role("link", name="E-safety", exact=True).first)
        self.sees_the_page("Worried about something online?")

    def walks_to_the_steps(self, *answers: str) -> None:
        """From Home, by the one button there; who says that they spoke to 999 has rung it."""
        self.presses("What should I do?")
        self.sees_the_page("Is anyone in danger now?")
        for answer in answers:
            if answer == SPOKE_TO_999:
                self.rings("emergency-999")
            self.answers(answer)
        expect(self.steps()).to_have_count(1)

    def steps(self) -> Locator:
        return self.page.locator("[data-journey]")

    def rings(self, contact: str) -> None:
        """Presses a call of this page; returns when the dialler was asked."""
        self.dials(self.page.locator(f'#main a[data-call="{contact}"]:visible').first)

    def rings_from_the_bar(self, contact: str) -> None:
        self.dials(self.page.locator(f'.app-bar__row > a[data-call="{contact}"]'))

    def dials(self, link: Locator) -> None:
        with self.page.expect_console_message(lambda message: message.text.startswith("dials")):
            self.touches(link)

    def comes_back(self) -> None:
        """From the dialler."""
        self.page.evaluate("dispatchEvent(new Event('focus'))")

    def is_asked(self, words: str) -> None:
        expect(self.question()).to_be_visible()
        expect(self.question()).to_contain_text(words)

    def is_not_asked(self) -> None:
        expect(self.question()).to_be_hidden()

    def question(self) -> Locator:
        return self.page.locator("[data-did-you-speak]")

    def says(self, answer: str) -> None:
        """How the call ended; returns once it is kept."""
        self.presses_answer(answer)
        expect(self.question()).not_to_have_attribute("aria-busy", "true")

    def presses_answer(self, answer: str) -> None:
        self.touches(self.question().get_by_role("button", name=answer, exact=True))

    @contextmanager
    def nothing_is_kept(self) -> Iterator[None]:
        """Of this incident: its note is locked, as by a second tab that changes it."""
        of = "sessionStorage.getItem(`incident-${history.state.matter}`)"
        incident = self.page.evaluate(of)
        self.holds(f"incident/{incident}")
        yield
        self.page.evaluate("window.letGo()")

    def holds(self, note: str) -> None:
        """Nothing changes this note of the phone until `letGo()`, or until the page is left."""
        self.page.evaluate(HOLD, note)

    def heard(self, contact: str) -> Locator:
        """What "Who needs to know" says of a contact."""
        return self.page.locator(f'[data-hear~="{contact}"] [data-heard]')

    def calls_made(self) -> Locator:
        return self.page.locator("[data-calls-made] li")

    def opens_their_calls(self) -> None:
        """Where one also tells of a call that was made elsewhere."""
        self.touches(self.page.get_by_text("Your calls", exact=True))
        self.sees("Rang elsewhere?")

    def unfinished(self) -> Locator:
        return self.page.locator("[data-unfinished] li")

    def goes_on(self) -> None:
        self.touches(self.unfinished().first.get_by_role("link", name="Go on"))

    def presses_discard(self) -> None:
        self.touches(self.unfinished().first.get_by_role("button", name="Discard"))

    def records(self) -> None:
        """From the steps to the form."""
        self.touches(self.page.locator("[data-part=record]"))
        self.sees_the_form()

    def sees_the_form(self) -> None:
        expect(self.page.locator("[data-report]")).to_have_attribute("data-open", "")

    def types(self, words: str) -> None:
        """In a field of the form, whichever step shows it; returns once it is kept."""
        self._fills(self.field(), words)

    def changes_the_end_of_a_call(self, result: str) -> None:
        """In the first row for calls, as `types` does."""
        self._fills(self.page.locator("[name=rung-0-result]"), result)

    def _fills(self, field: Locator, value: str) -> None:
        state = self.page.locator("[data-part=draft-state]")
        state.evaluate("line => { line.textContent = ''; }")
        field.evaluate(
            """(field, value) => {
                field.value = value;
                field.dispatchEvent(new Event("input", { bubbles: true }));
            }""",
            value,
        )
        expect(state).to_contain_text("kept on this phone, ")

    def has_typed(self, words: str) -> None:
        expect(self.field()).to_have_value(words)

    def field(self) -> Locator:
        return self.page.locator("[name=before_we_ring]")

    def rows(self) -> list[str]:
        """Who the form says was rung."""
        rows = self.page.locator("[name^=rung-][name$=-who]")
        return [who for who in rows.evaluate_all("rows => rows.map((row) => row.value)") if who]

    def opens_a_blank_form(self) -> None:
        """From Home."""
        self.touches(self.page.get_by_role("link", name=re.compile("^Report")).first)
        self.sees_the_form()

    def days_pass(self, days: float) -> None:
        """While E-safety is closed: open, it could remind before it is opened again."""
        self.page.goto("about:blank")
        self.page.clock.fast_forward(int(days * 24 * 3_600_000))
        self.page.goto("/")
