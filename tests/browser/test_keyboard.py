"""The whole job with only a keyboard."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard
from tests.browser.officer import Officer
from tests.browser.phone import WIDE, Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product


def test_from_the_first_page_to_a_report_at_the_unit(
    make_phone: Callable[..., Phone], product: Product, officer: Officer
) -> None:
    desktop = make_phone(product.address, viewport=WIDE, has_touch=False, is_mobile=False)
    reporter = Reporter(desktop)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    keyboard = Keyboard(reporter.page)

    keyboard.follows("What should I do?", "Is anyone in danger now?")
    keyboard.follows("No, not now", "What is it about?")
    keyboard.follows("Bullying", "Who did it?")
    keyboard.follows("Another child", "Bullying, hate or threats")
    keyboard.follows("Record this incident", "What")
    keyboard.follows("Next", "Who and when")
    keyboard.ticks("Sports club")
    keyboard.follows("Next", "Done so far")
    keyboard.follows("Next", "You")
    keyboard.writes("Your own name", "Sam Okafor")
    keyboard.writes("Your phone number", "0161 496 0123")
    keyboard.follows("Check your answers", "Check your answers")
    keyboard.follows("Save report", "Saved, and it has arrived")

    assert officer.counts(reporter.reads_the_reference()) == 1


def test_enter_on_a_step_leaves_the_page_as_it_is(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "Another child")
    reporter.first_step().focus()

    reporter.page.keyboard.press("Enter")

    reporter.page.wait_for_timeout(300)
    reporter.sees_the_page("Bullying, hate or threats")


def test_the_first_tab_offers_to_skip_to_the_content(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.page.keyboard.press("Tab")
    expect(reporter.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    reporter.page.keyboard.press("Enter")
    expect(reporter.page.locator("#main")).to_be_focused()
