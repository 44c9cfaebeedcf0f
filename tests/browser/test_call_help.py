""" "No bars?" in the calls bar opens a panel over the page, which closes when dismissed."""

from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter

PANEL = ".app-bar__text"


def test_no_bars_closes_on_another_page(phone: Phone) -> None:
    reporter = open_no_bars(phone)
    reporter.page.get_by_role("link", name="No", exact=True).press("Enter")
    reporter.sees_the_page("What is it about?")
    expect(reporter.page.locator(PANEL)).to_be_hidden()
    reporter.touches(reporter.page.locator("summary", has_text="No bars?"))
    reporter.page.go_back()
    reporter.sees_the_page("Is anyone in danger now?")
    expect(reporter.page.locator(PANEL)).to_be_hidden()


def test_no_bars_closes_on_escape_and_returns_the_focus(phone: Phone) -> None:
    reporter = open_no_bars(phone)
    reporter.page.keyboard.press("Escape")
    expect(reporter.page.locator(PANEL)).to_be_hidden()
    expect(reporter.page.locator("summary", has_text="No bars?")).to_be_focused()


def test_no_bars_closes_on_a_press_outside_but_not_inside(phone: Phone) -> None:
    reporter = open_no_bars(phone)
    reporter.touches(
        reporter.page.locator(PANEL).get_by_text("Saving a report does not alert anyone.")
    )
    expect(reporter.page.locator(PANEL)).to_be_visible()
    reporter.touches(reporter.page.get_by_role("heading", level=1))
    expect(reporter.page.locator(PANEL)).to_be_hidden()


def open_no_bars(phone: Phone) -> Reporter:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.touches(reporter.page.locator("summary", has_text="No bars?"))
    expect(reporter.page.locator(PANEL)).to_be_visible()
    return reporter
