"""An officer rings, notes how it ended, writes a note and corrects it, on a report's page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product


@pytest.fixture
def report(product: Product, officer: Officer) -> Page:
    """The page of a new report."""
    product.esafety("demo")

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
    report.get_by_role("button", name="Keep the note").click()
    expect(report.get_by_text("Write the note").first).to_be_visible()
    assert accessibility.find_faults(report) == []
    report.locator("#note-text").fill("Rings back at four.\nAsks for Jo.")
    report.get_by_role("button", name="Keep the note").click()
    expect(report.locator(".app-log").first.locator("li").first).to_contain_text("at four")
    assert accessibility.find_faults(report) == []
    report.get_by_role("button", name="Take back").click()
    expect(report.get_by_text("rang the police: no answer.")).to_have_count(0)
