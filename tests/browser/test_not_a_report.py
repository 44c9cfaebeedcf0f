"""An officer sets junk aside, alone and several at once, and takes it back with one press."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

NEEDS_NO_CALL = ".app-inbox tbody tr:not(.app-inbox__first)"


@pytest.fixture
def inbox(product: Product, officer: Officer) -> Page:
    """An inbox with some new reports which need no call first: those, test_not_rung.py."""
    product.sends_reports(12)

    def is_there() -> bool:
        officer.opens_the_inbox()
        return officer.page.locator(NEEDS_NO_CALL).count() > 4

    wait_until(is_there)
    return officer.page


def count_new(page: Page) -> int:
    found = re.search(r"New \((\d+)\)", page.inner_text("nav[aria-label=Lists]"))
    assert found
    return int(found[1])


def test_several_are_set_aside_and_undone_with_one_press(inbox: Page) -> None:
    before = count_new(inbox)
    inbox.get_by_role("link", name="Set some aside").click()
    expect(inbox.get_by_role("checkbox").first).to_be_visible()
    assert accessibility.find_all_faults(inbox) == []
    inbox.reload()
    somebody_reached = inbox.locator(".app-choose .govuk-checkboxes__item").filter(
        has_not_text="Nobody reached yet."
    )
    boxes = somebody_reached.get_by_role("checkbox")
    for number in (0, 1):
        boxes.nth(number).check()
    inbox.get_by_role("button", name="Set aside as not a report").click()
    expect(inbox.get_by_text("Choose why it is not a report").first).to_be_visible()
    expect(boxes.nth(1)).to_be_checked()
    assert accessibility.find_faults(inbox) == []
    inbox.get_by_label("A test, or practice").check()
    inbox.get_by_role("button", name="Set aside as not a report").click()
    expect(inbox.get_by_text("Set aside as not a report: 2.")).to_be_visible()
    assert count_new(inbox) == before - 2
    assert accessibility.find_faults(inbox) == []
    inbox.get_by_role("button", name="Undo").click()
    expect(inbox.get_by_text("Back among the new ones: 2.")).to_be_visible()
    assert count_new(inbox) == before


def test_one_is_set_aside_from_its_page_listed_and_taken_back(inbox: Page) -> None:
    link = inbox.locator(NEEDS_NO_CALL).get_by_role("link", name="ES-").first
    reference = link.inner_text()
    link.click()
    inbox.get_by_role("link", name="Not a report?").click()
    inbox.get_by_label("Junk").check()
    inbox.get_by_role("button", name="Set aside as not a report").click()
    inbox.get_by_role("link", name="Not a report", exact=True).click()
    expect(inbox.get_by_text("Junk, or sent to cause trouble")).to_be_visible()
    assert accessibility.find_faults(inbox) == []
    inbox.get_by_role("link", name=reference).click()
    expect(inbox.get_by_role("heading", level=1)).to_contain_text(reference)
    assert accessibility.find_faults(inbox) == []
    inbox.get_by_role("button", name="It is a report").click()
    expect(inbox.get_by_text("Back among the new ones: 1.")).to_be_visible()
    inbox.get_by_role("link", name="New (").click()
    expect(inbox.get_by_role("link", name=reference)).to_be_visible()
