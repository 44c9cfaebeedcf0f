"""A worker's screens, in the order in which a worker meets them."""

from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.phone import SMALL, Phone
from tests.browser.worker import ABOUT_LEAD, BULLYING, NUDE, Worker
from tests.screenshots.camera import Way, take
from tests.support.product import Product

BEFORE_A_LEAD = {"home-without-lead": "/", "my-lead": "/my-lead", "check-this-phone": "/phone"}
PAGES = {
    "contacts": "/contacts",
    "guidance": "/guidance/",
    "chapter-question": "/guidance/own-camera",
    "chapter-risks": "/guidance/risks",
    "table-sexual": "/tables/sexual",
    "papers": "/papers/",
    "statements": "/guidance/statements",
    "about-my-lead": "/about-my-lead",
    "privacy": "/privacy",
    "accessibility": "/accessibility",
    "nothing-to-report": "/nothing-to-report",
    "search": "/search",
    "away": "/away",
}
CONTACT = ("No, not now", "An adult’s contact", "An adult working", "Yes")
QUESTIONS = {
    "question-danger": (),
    "question-danger-yes": ("Yes",),
    "question-about": NUDE[:1],
    "question-who": NUDE[:2],
    "question-gate": CONTACT[:3],
}
OUTCOMES = {
    "outcome-nude": NUDE,
    "outcome-contact": CONTACT,
    "outcome-bullying": BULLYING,
    "outcome-details": ("No, not now", "Details", "Met only online", "No"),
    "outcome-saw": ("No, not now", "A child saw", "Nobody did it"),
    "outcome-about-lead": ABOUT_LEAD,
}
MAY_BE_IN_DANGER = ("Not sure", "Go on", "A nude", "Another child")


class Walk:
    """One worker with one phone, from the first visit to a report that a person has read."""

    def __init__(self, phone: Phone, product: Product, officer: Officer) -> None:
        options = phone.options
        self.way = Way(options["viewport"], options["color_scheme"])
        self.phone, self.product, self.officer = phone, product, officer
        self.worker = Worker(phone)

    def takes_the_screens(self) -> None:
        """All of them."""
        self._first_visit()
        self._rings_and_goes_home()
        self._fills_in_the_form()
        self._saves_without_signal()
        self._has_signal_again()
        self._from_questions_to_outcomes()
        self._has_no_room()

    def _takes(self, name: str) -> None:
        line = self.worker.page.locator("[data-status-line]")
        if line.count() and name != "not-saved":
            expect(line).not_to_be_empty()
        take(self.worker.page, name, self.way)

    def _first_visit(self) -> None:
        worker = self.worker
        worker.opens_the_site()
        worker.waits_until_ready()
        for name, address in BEFORE_A_LEAD.items():
            worker.page.goto(address)
            self._takes(name)
        worker.keeps_a_lead()
        worker.opens_the_site()
        worker.sees("Ring Priya")
        self._takes("home")
        worker.page.get_by_label("Help with 999").click()
        self._takes("help-with-999")
        for name, address in PAGES.items():
            worker.page.goto(address)
            self._takes(name)
        worker.page.goto("/search")
        worker.page.locator("#search").fill("someone sent a nude, suicide")
        self._takes("search-danger")

    def _from_questions_to_outcomes(self) -> None:
        worker = self.worker
        for name, answers in {**QUESTIONS, **OUTCOMES}.items():
            worker.asks_what_to_do()
            worker.answers(*answers)
            self._takes(name)
        worker.asks_what_to_do()
        worker.answers(*NUDE)
        row = worker.page.locator(".app-rows summary").first
        worker.touches(row)
        row.evaluate("(row) => row.scrollIntoView({ block: 'start' })")
        worker.page.mouse.wheel(0, -60)
        self._takes("outcome-opened")
        worker.presses("Help for the child")
        worker.sees_a_heading_with("You did the right thing")
        self._takes("for-the-child")

    def _rings_and_goes_home(self) -> None:
        worker = self.worker
        worker.opens_the_site()
        worker.walks_to_the_steps(*MAY_BE_IN_DANGER)
        worker.touches(worker.page.locator('#main a[data-call="my-lead"]:visible').first)
        if self.way.size is SMALL:
            worker.comes_back()
        worker.is_asked("did you speak?")
        self._takes("did-you-speak")
        worker.says("No answer")
        worker.is_not_asked()
        self._takes("outcome-no-answer")
        worker.goes_home()
        self._takes("home-unfinished")

    def _fills_in_the_form(self) -> None:
        worker = self.worker
        worker.goes_on()
        worker.records()
        self._takes("form-what")
        worker.ticks("Media used", "Social networking")
        worker.presses("Next")
        self._takes("form-who-and-when")
        worker.ticks("When did it happen?", "Today")
        worker.writes("How old are the children?", "13")
        worker.presses("Next")
        self._takes("form-done-so-far")
        worker.presses("Next")
        self._takes("form-you")
        worker.goes_on_to_the_check()
        worker.sees("Go on anyway")
        self._takes("form-problems")
        worker.presses("Choose where it came to light")
        worker.ticks("Where did it come to light?", "Sports club")
        worker.goes_on_to_the_check()
        worker.presses("Give your own name")
        worker.gives_contact_details()
        worker.checks_the_answers()
        self._takes("check-ring-first")

    def _saves_without_signal(self) -> None:
        worker = self.worker
        self.product.stop()
        worker.presses("Save report")
        self.reference = worker.reads_the_reference()
        self._takes("saved")
        worker.opens_my_reports()
        worker.sees_in_my_reports(self.reference, "Waiting")
        self._takes("my-reports-waiting")
        worker.page.goto("/no-such-page")
        self._takes("no-signal")
        worker.page.go_back()
        worker.page.go_back()
        self.product.start()

    def _has_signal_again(self) -> None:
        worker = self.worker
        worker.page.reload()
        worker.sees_it_delivered()
        self._takes("saved-arrived")
        self.officer.reads(self.reference)
        self.officer.marks_it_as_received()
        worker.opens_my_reports()
        worker.sees_in_my_reports(self.reference, "Received by a person")
        worker.page.go_back()
        worker.sees_a_heading_with("The unit has your report.")
        self._takes("saved-read")
        worker.presses("Add something")
        worker.sees_the_form()
        self._takes("add-something")
        worker.presses("The ages")
        worker.writes("How old are the children?", "14")
        worker.saves()
        worker.opens_my_reports()
        worker.sees("You added something")
        self._takes("my-reports")

    def _has_no_room(self) -> None:
        worker = self.worker
        self.phone.fills_up()
        worker.opens_the_form()
        worker.fills_in_the_report()
        worker.checks_the_answers()
        self.product.stop()
        worker.presses("Send report")
        worker.sees("Not saved")
        self._takes("not-saved")
        self.product.start()
