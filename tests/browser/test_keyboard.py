"""The whole job with a keyboard alone."""

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
    worker = Reporter(desktop)
    worker.opens_the_site()
    worker.waits_until_ready()
    keyboard = Keyboard(worker.page)

    keyboard.follows("What should I do?", "Is anyone in danger now?")
    keyboard.follows("No", "What is it about?")
    keyboard.follows("Bullying", "Who did it to whom?")
    keyboard.follows("A child to a child", "Where was it made or sent from?")
    keyboard.follows("Here", "What to do now")
    keyboard.follows("Record this incident", "Report an incident")
    keyboard.writes("Type of setting", "Sports")
    keyboard.writes("Your own name", "Sam Okafor")
    keyboard.writes("Your phone number", "0161 496 0123")
    keyboard.follows("Check your answers", "Check your answers")
    keyboard.follows("Save report", "Saved on this phone")

    assert officer.how_many(worker.reads_the_reference()) == 1


def test_enter_in_a_box_of_the_steps_sends_nothing(phone: Phone) -> None:
    """What stands in for script is a form: Enter would send it, and lose the page offline."""
    worker = Reporter(phone)
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    worker.first_step().focus()

    worker.page.keyboard.press("Enter")

    worker.page.wait_for_timeout(300)
    worker.sees_the_page("What to do now")


def test_the_first_tab_offers_to_skip_to_the_content(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.page.keyboard.press("Tab")
    expect(worker.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    worker.page.keyboard.press("Enter")
    expect(worker.page.locator("#main")).to_be_focused()
