"""What is in view at the unit before anybody scrolls: lines of work, not frames."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.browser.phone import WIDE
from tests.support.polling import wait_until
from tests.support.product import Product

BOTTOM = "(element) => element.getBoundingClientRect().bottom"


@pytest.fixture
def inbox(product: Product, officer: Officer) -> Page:
    """An inbox with many reports."""
    product.sends_reports()
    product.sends_reports()
    officer.page.set_viewport_size(WIDE)
    officer.opens_the_inbox()
    wait_until(
        lambda: officer.page.reload() and officer.page.locator(".app-inbox tbody tr").count() > 13
    )
    return officer.page


def test_on_a_desk_at_least_fourteen_lines_are_in_view(inbox: Page) -> None:
    bottoms = [row.evaluate(BOTTOM) for row in inbox.locator(".app-inbox tbody tr").all()]
    assert len([bottom for bottom in bottoms if bottom <= WIDE["height"]]) >= 14


def test_on_a_phone_the_room_for_news_is_beside_the_time(inbox: Page) -> None:
    inbox.set_viewport_size({"width": 360, "height": 740})
    time, news = inbox.get_by_text("As of"), inbox.locator("#news")
    box, other = time.bounding_box(), news.bounding_box()
    assert box and other
    assert other["x"] > box["x"] + box["width"] and other["y"] <= box["y"]


def test_with_text_twice_as_large_the_page_has_most_of_a_small_screen(inbox: Page) -> None:
    inbox.set_viewport_size({"width": 320, "height": 640})
    inbox.evaluate(accessibility.DOUBLED)
    header = inbox.locator(".app-header").bounding_box()
    assert header and header["height"] < 640 / 4
    expect(inbox.get_by_role("searchbox", name="Find a report")).to_be_visible()


def test_a_report_shows_first_whom_to_ring_and_what_to_press(inbox: Page) -> None:
    inbox.set_viewport_size({"width": 360, "height": 740})
    inbox.locator(".app-inbox__first [data-line]").first.click()
    expect(inbox.locator("#ring-now")).to_contain_text("Nobody reached yet")
    expect(inbox.locator("#ring-now")).to_be_in_viewport(ratio=1)
    for name in ("Spoke", "No answer", "Left a message", "Received", "Take"):
        expect(inbox.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    expect(inbox.locator(".app-ring__call[href^='tel:']").first).to_be_in_viewport(ratio=1)
