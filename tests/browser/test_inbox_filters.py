"""Filters of the inbox in a browser: folded, said above the list, gone in one press."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.browser.phone import SMALL
from tests.support.polling import wait_until
from tests.support.product import Product


@pytest.fixture
def inbox(product: Product, officer: Officer) -> Page:
    """The inbox of a unit with reports of every kind."""
    product.sends_reports()
    officer.opens_the_inbox()
    wait_until(lambda: officer.page.reload() and officer.page.locator(".app-rank").count() > 6)
    return officer.page


def test_a_list_is_filtered_and_shown_whole_again(inbox: Page) -> None:
    before = inbox.locator(".app-inbox tbody tr").count()
    inbox.get_by_text("Filter", exact=True).click()
    inbox.get_by_label("Type of incident").select_option("Bullying")
    inbox.get_by_role("button", name="Show", exact=True).click()
    expect(inbox.get_by_text("Only: Bullying.")).to_be_visible()
    lines = inbox.locator(".app-inbox tbody tr")
    assert lines.count() == lines.filter(has_text="Bullying").count() < before
    assert accessibility.find_all_faults(inbox) == []
    inbox.get_by_role("link", name="Show everything").click()
    expect(lines).to_have_count(before)


def test_the_list_comes_before_the_form_on_a_narrow_screen(inbox: Page) -> None:
    inbox.set_viewport_size(SMALL)
    expect(inbox.get_by_label("Type of incident")).not_to_be_visible()
    assert accessibility.overflow_at(inbox, 320) == 0


def test_a_day_that_cannot_be_is_refused_with_the_form_open(inbox: Page) -> None:
    inbox.get_by_text("Filter", exact=True).click()
    inbox.get_by_label("Arrived from").fill("2026-11-24")
    inbox.get_by_label("Arrived up to").fill("2026-11-23")
    inbox.get_by_role("button", name="Show", exact=True).click()
    expect(inbox.get_by_role("link", name="The last day must not be")).to_be_visible()
    expect(inbox.get_by_label("Arrived up to")).to_be_visible()
    assert accessibility.find_all_faults(inbox) == []
