""" "No bars?" in the calls bar stands over the page: it goes when it is no longer wanted."""

from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter

PANEL = ".app-bar__text"


def test_no_bars_closes_when_another_page_comes(phone: Phone) -> None:
    worker = has_opened_no_bars(phone)
    worker.page.get_by_role("link", name="No", exact=True).press("Enter")
    worker.sees_the_page("What is it about?")
    expect(worker.page.locator(PANEL)).to_be_hidden()
    worker.touches(worker.page.locator("summary", has_text="No bars?"))
    worker.page.go_back()
    worker.sees_the_page("Is anyone in danger now?")
    expect(worker.page.locator(PANEL)).to_be_hidden()


def test_no_bars_closes_by_escape_and_leaves_the_keyboard_where_it_was(phone: Phone) -> None:
    worker = has_opened_no_bars(phone)
    worker.page.keyboard.press("Escape")
    expect(worker.page.locator(PANEL)).to_be_hidden()
    expect(worker.page.locator("summary", has_text="No bars?")).to_be_focused()


def test_no_bars_closes_by_a_press_elsewhere_and_by_none_inside(phone: Phone) -> None:
    worker = has_opened_no_bars(phone)
    worker.touches(worker.page.locator(PANEL).get_by_text("Saving a report does not alert anyone."))
    expect(worker.page.locator(PANEL)).to_be_visible()
    worker.touches(worker.page.get_by_role("heading", level=1))
    expect(worker.page.locator(PANEL)).to_be_hidden()


def has_opened_no_bars(phone: Phone) -> Reporter:
    worker = Reporter(phone)
    worker.asks_what_to_do()
    worker.touches(worker.page.locator("summary", has_text="No bars?"))
    expect(worker.page.locator(PANEL)).to_be_visible()
    return worker
