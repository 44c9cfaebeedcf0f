"""From a report's page: print it for a meeting, and hand over what is held, by keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser import accessibility, sessions
from tests.browser.keyboard import Keyboard
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.printed import read_sheets
from tests.support.product import Product

FOLD = "Print or hand over"


@pytest.fixture
def report(product: Product, officer: Officer) -> Page:
    """The page of a report, with the fold open."""
    product.sends_reports()

    def is_there() -> bool:
        officer.opens_the_inbox()
        return officer.page.get_by_role("link", name="ES-").count() > 0

    wait_until(is_there)
    officer.page.get_by_role("link", name="ES-").first.click()
    officer.page.get_by_text(FOLD).press("Enter")
    return officer.page


def words_in(download: Download) -> str:
    path = download.path()
    assert isinstance(path, Path)
    return " ".join(read_sheets(path.read_bytes()))


def test_a_sheet_for_a_meeting_is_printed_from_the_browser_and_as_a_pdf(report: Page) -> None:
    assert accessibility.find_faults(report) == []
    with report.expect_download() as started:
        report.get_by_role("button", name="As a PDF").press("Enter")
    assert "Who reported is left out" in words_in(started.value)
    Keyboard(report).goes_to("With who reported")
    report.keyboard.press("Space")
    report.get_by_role("button", name="To print").press("Enter")
    expect(report.get_by_role("heading", level=1)).to_contain_text("for a meeting")
    assert accessibility.find_all_faults(report) == []
    report.emulate_media(media="print")
    expect(report.get_by_role("navigation")).to_be_hidden()
    expect(report.get_by_role("searchbox")).to_be_hidden()
    expect(report.get_by_text("Printed by Olu Adeyemi")).to_be_visible()
    report.emulate_media(media="screen")


def test_a_lead_shows_that_it_is_them_and_hands_over_a_bundle(
    report: Page, officer: Officer, product: Product
) -> None:
    sessions.grow_old(product)
    report.get_by_label("What?").select_option("bundle")
    report.get_by_label("Why?").select_option("court")
    report.get_by_role("button", name="Hand over").press("Enter")
    report.get_by_label("Security code").fill(officer.recovery_codes.pop())
    with report.expect_download() as started:
        report.get_by_role("button", name="Continue").press("Enter")
    words = words_in(started.value)
    assert "Made because a court or the police asked for it" in words and "Sign out" not in words
    assert started.value.suggested_filename.endswith("-bundle.pdf")
