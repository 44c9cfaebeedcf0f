"""`make screenshots`: takes every screen into docs/screens: phone and desktop, light and dark.

Runs the real product, so the pictures show what people see.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from tests.browser.officer import Officer
from tests.browser.phone import CHROMIUM, QUIET, SMALL, WIDE, Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product

SCREENS = Path(__file__).parents[1] / "docs" / "screens"
PAGES = {
    "contacts": "/contacts",
    "tables": "/tables/",
    "table-bullying": "/tables/bullying",
    "table-sexual": "/tables/sexual",
    "table-personal-information": "/tables/personal-information",
    "my-lead": "/my-lead",
    "about-my-lead": "/about-my-lead",
    "for-the-child": "/for-the-child",
    "check-this-phone": "/phone",
    "privacy": "/privacy",
    "accessibility": "/accessibility",
    "away": "/away",
}
WAYS_TO_LOOK = ((SMALL, "light"), (SMALL, "dark"), (WIDE, "light"))
QUESTIONS = {"question-about": ("No, not now",), "question-who": ("No, not now", "A nude")}
OUTCOMES = {
    "outcome-nude": ("No, not now", "A nude", "Another child"),
    "outcome-contact": ("No, not now", "An adult’s contact", "An adult working"),
    "outcome-bullying": ("No, not now", "Bullying", "Another child"),
}
UNIT_PAGES = {
    "contacts": "/unit/contacts",
    "people": "/unit/people",
    "audit-log": "/unit/audit-log",
    "sealed-file": "/unit/sealed-file",
    "contact": "/unit/contacts/lado",
    "could-not-open": "/unit/could-not-open",
}


def main() -> None:
    """Delete the old screenshots and take them all again."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    for old in SCREENS.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = Product(Path(folder)).start()
        try:
            product.esafety("demo")
            for size, scheme in WAYS_TO_LOOK:
                profile = Path(folder) / f"phone-{size['width']}-{scheme}"
                with _phone(playwright, profile, product, size, scheme) as phone:
                    _reporters_screens(phone, product)
            _units_screens(playwright, product)
        finally:
            product.stop()


@contextmanager
def _phone(
    playwright: Playwright, folder: Path, product: Product, size: dict, scheme: str
) -> Iterator[Phone]:
    touch = size is SMALL
    look = {"viewport": size, "has_touch": touch, "is_mobile": touch, "color_scheme": scheme}
    phone = Phone(playwright, folder, product.address, **look)
    yield phone.start()
    phone.close()


def _reporters_screens(phone: Phone, product: Product) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    _take(phone, "home")
    phone.page.get_by_label("Help with 999").click()
    _take(phone, "help-with-999")
    phone.page.keyboard.press("Escape")
    for name, address in PAGES.items():
        phone.page.goto(address)
        _take(phone, name)
    reporter.asks_what_to_do()
    _take(phone, "question-danger")
    reporter.answers("Yes")
    _take(phone, "question-danger-yes")
    for name, answers in {**QUESTIONS, **OUTCOMES}.items():
        reporter.asks_what_to_do()
        reporter.answers(*answers)
        _take(phone, name)
    reporter.records_this_incident()
    _take(phone, "form")
    reporter.presses("Check your answers")
    _take(phone, "form-problems")
    _screens_without_signal(phone, product, reporter)


def _screens_without_signal(phone: Phone, product: Product, reporter: Reporter) -> None:
    product.stop()
    reporter.opens_the_form()
    reporter.switches_draft_by("Start a new report")
    reporter.fills_in_the_report(who="An adult to a child", what="Grooming")
    reporter.checks_the_answers()
    _take(phone, "check-answers")
    reporter.touches(phone.page.get_by_role("button", name="Save report"))
    reference = reporter.reads_the_reference()
    _take(phone, "saved")
    reporter.opens_my_reports()
    _take(phone, "my-reports")
    phone.page.goto("/no-such-page")
    _take(phone, "no-signal")
    product.start()
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Delivered")
    _take(phone, "my-reports-delivered")
    phone.fills_up()
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reporter.checks_the_answers()
    reporter.presses("Save report")
    reporter.sees("Not saved")
    _take(phone, "not-saved")


def _units_screens(playwright: Playwright, product: Product) -> None:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    context = browser.new_context(base_url=product.address, viewport=WIDE, locale="en-GB")
    officer = Officer(context.new_page())
    officer.page.goto(product.set_up_link())
    for size in (WIDE, SMALL):
        officer.page.set_viewport_size(size)
        _shoot(officer.page, f"unit-set-up-{size['width']}")
    officer.sets_up_account(product.set_up_link())
    officer.page.goto("/unit")
    for size in (WIDE, SMALL):
        officer.page.set_viewport_size(size)
        _shoot(officer.page, f"unit-sign-in-{size['width']}")
    officer.signs_in()
    for size in (WIDE, SMALL):
        officer.page.set_viewport_size(size)
        officer.opens_the_inbox()
        _shoot(officer.page, f"unit-inbox-{size['width']}")
        officer.page.locator("main a[href^='/unit/reports/']").first.click()
        officer.page.wait_for_load_state()
        _shoot(officer.page, f"unit-report-{size['width']}")
        for name, address in UNIT_PAGES.items():
            officer.page.goto(address)
            _shoot(officer.page, f"unit-{name}-{size['width']}")
    browser.close()


def _take(phone: Phone, name: str) -> None:
    dark = "-dark" if phone.options["color_scheme"] == "dark" else ""
    _shoot(phone.page, f"{name}-{phone.options['viewport']['width']}{dark}")


def _shoot(page, name: str) -> None:  # noqa: ANN001 - any Playwright page
    """Takes what a person sees without scrolling."""
    page.evaluate("() => Promise.all(document.getAnimations().map((each) => each.finished))")
    page.screenshot(path=SCREENS / f"{name}.png")


if __name__ == "__main__":
    main()
