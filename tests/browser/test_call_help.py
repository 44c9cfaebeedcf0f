"""999 rings at once; the "?" beside it opens a sheet of help, which closes when dismissed."""

from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter

SHEET = ".app-help .app-sheet"
NAME = "Help with 999"


def test_999_in_the_bar_rings_with_one_press_and_opens_nothing(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    rings = reporter.page.locator(".app-bar__cell--now")
    expect(rings).to_have_attribute("href", "tel:999")
    expect(rings).to_have_attribute("data-call", "emergency-999")
    expect(reporter.page.locator(SHEET)).to_be_hidden()


def test_the_call_is_the_largest_thing_to_press_in_the_sheet(phone: Phone) -> None:
    reporter = open_help(phone)
    links = reporter.page.locator(f"{SHEET} a").all()
    sizes = [(link.bounding_box() or {"height": 0})["height"] for link in links]
    assert links[0].get_attribute("href") == "tel:999"
    assert sizes[0] >= 108 and sizes[0] > 2 * max(sizes[1:])


def test_the_sheet_closes_on_another_page(phone: Phone) -> None:
    reporter = open_help(phone)
    reporter.page.locator("#main a[data-danger=no]").press("Enter")
    reporter.sees_the_page("What is it about?")
    expect(reporter.page.locator(SHEET)).to_be_hidden()
    reporter.touches(button(reporter))
    reporter.page.go_back()
    reporter.sees_the_page("Is anyone in danger now?")
    expect(reporter.page.locator(SHEET)).to_be_hidden()


def test_the_sheet_closes_on_escape_and_returns_the_focus(phone: Phone) -> None:
    reporter = open_help(phone)
    reporter.page.keyboard.press("Escape")
    expect(reporter.page.locator(SHEET)).to_be_hidden()
    expect(button(reporter)).to_be_focused()


def test_the_sheet_closes_on_a_press_outside_but_not_inside(phone: Phone) -> None:
    reporter = open_help(phone)
    reporter.touches(
        reporter.page.locator(SHEET).get_by_text("Saving a report does not alert anyone.")
    )
    expect(reporter.page.locator(SHEET)).to_be_visible()
    reporter.page.touchscreen.tap(180, 60)
    expect(reporter.page.locator(SHEET)).to_be_hidden()


def open_help(phone: Phone) -> Reporter:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.touches(button(reporter))
    expect(reporter.page.locator(SHEET)).to_be_visible()
    return reporter


def button(reporter: Reporter) -> Locator:
    return reporter.page.locator(f"summary[aria-label='{NAME}']")
