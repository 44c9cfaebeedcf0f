"""An officer rings, notes how it ended, and writes a note, on a report's page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility, sessions
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product


@pytest.fixture
def report(product: Product, officer: Officer) -> Page:
    """The page of a new report."""
    product.sends_reports()

    def is_there() -> bool:
        officer.opens_the_inbox()
        return officer.page.locator(".app-inbox tbody tr").count() > 4

    wait_until(is_there)
    officer.page.locator(".app-inbox tbody tr a").first.click()
    return officer.page


def test_a_call_and_a_note_are_in_the_log_newest_first(report: Page) -> None:
    assert accessibility.find_all_faults(report) == []
    report.reload()
    report.locator("summary", has_text="I rang").click()
    report.get_by_label("Whom?").first.select_option(label="The police")
    report.get_by_label("How did it end?").select_option(label="No answer")
    report.get_by_role("button", name="Note the call").click()
    expect(report.get_by_text("rang the police: no answer.")).to_be_visible()
    report.get_by_text("Note", exact=True).first.click()
    # Covered by what stays in view, the button is scrolled to where the press before was.
    report.locator("html[data-ignores='']").wait_for()
    report.get_by_role("button", name="Keep the note").click()
    expect(report.get_by_text("Write the note").first).to_be_visible()
    assert accessibility.find_faults(report) == []
    report.locator("#note-text").fill("Rings back at four.\nAsks for Jo.")
    report.get_by_role("button", name="Keep the note").click()
    expect(report.locator(".app-log").first.locator("li").first).to_contain_text("at four")
    assert accessibility.find_faults(report) == []
    report.get_by_role("button", name="Take back").click()
    expect(report.get_by_text("rang the police: no answer.")).to_have_count(0)


def test_a_note_that_is_far_too_long_is_refused_and_still_there(report: Page) -> None:
    report.get_by_text("Note", exact=True).first.click()
    note = report.locator("#note-text")
    note.focus()
    report.keyboard.insert_text("x" * 300_000)
    report.get_by_role("button", name="Keep the note").click()
    expect(report.get_by_text("Shorten “Note” to 4,000 characters").first).to_be_visible()
    assert note.input_value().startswith("x" * 4_001)


def test_a_note_half_typed_is_there_again_after_leaving_the_page_and_a_lock(
    report: Page, officer: Officer, product: Product
) -> None:
    address = report.url
    report.get_by_text("Note", exact=True).first.press("Enter")
    with report.expect_response("**/notes/draft"):
        report.locator("#note-text").press_sequentially("Rang twice, and")
    officer.opens_the_inbox()
    sessions.nobody_is_there(product)
    report.goto(address)
    officer.gives_a_code(officer.recovery_codes.pop())
    officer.sees("You had typed this, ")
    expect(report.locator("#note-text")).to_have_value("Rang twice, and")
    assert accessibility.find_faults(report) == []
    sessions.stay_fresh(product)
    report.get_by_role("button", name="Discard what I typed").press("Enter")
    report.get_by_text("Note", exact=True).first.press("Enter")
    expect(report.locator("#note-text")).to_have_value("")
