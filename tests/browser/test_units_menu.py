"""The unit's menu on a narrow screen: collapsed until opened, with or without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import accessibility
from tests.browser.keyboard import Keyboard
from tests.browser.officer import Officer
from tests.browser.phone import SMALL, WIDE
from tests.support.product import Product


@pytest.fixture
def narrow(officer: Officer) -> Iterator[Officer]:
    """The officer's browser, as narrow as a phone."""
    officer.page.set_viewport_size(SMALL)
    officer.opens_the_inbox()
    yield officer
    officer.page.set_viewport_size(WIDE)


def test_it_takes_no_space_until_it_is_opened(narrow: Officer) -> None:
    header = narrow.page.locator("header").bounding_box()
    assert header and header["height"] < 120  # one row, and Find
    narrow.page.get_by_role("button", name="Menu").click()
    narrow.page.get_by_role("link", name="Contacts", exact=True).click()
    expect(narrow.page.get_by_role("heading", level=1)).to_have_text("Contacts")
    expect(narrow.page.get_by_role("navigation", name="The unit")).to_be_hidden()


def test_the_open_menu_is_accessible(narrow: Officer) -> None:
    narrow.page.get_by_role("button", name="Menu").click()
    assert accessibility.find_faults(narrow.page) == []
    assert accessibility.overflow_at(narrow.page, 320) == 0


def test_nothing_is_cut_where_text_is_twice_as_large(narrow: Officer) -> None:
    narrow.page.evaluate(accessibility.DOUBLED)
    assert accessibility.overflow(narrow.page) == 0
    assert accessibility.overflow_at(narrow.page, 320) == 0


def test_the_keyboard_opens_walks_through_and_closes_it(narrow: Officer) -> None:
    keyboard = Keyboard(narrow.page)
    keyboard.goes_to("Menu")
    narrow.page.keyboard.press("Enter")
    keyboard.goes_to("Audit log")
    narrow.page.keyboard.press("Escape")
    expect(narrow.page.get_by_role("button", name="Menu")).to_be_focused()
    expect(narrow.page.get_by_role("navigation", name="The unit")).to_be_hidden()


def test_it_opens_without_javascript(browser: Browser, product: Product, narrow: Officer) -> None:
    context = browser.new_context(
        base_url=product.address,
        viewport=SMALL,
        java_script_enabled=False,
        storage_state=narrow.page.context.storage_state(),
    )
    officer = Officer(context.new_page())
    officer.opens_the_inbox()
    officer.page.get_by_role("button", name="Menu").click()
    officer.page.get_by_role("link", name="Sealed file").click()
    expect(officer.page.get_by_role("heading", level=1)).to_have_text("Take in a sealed file")
    context.close()


def test_it_is_always_open_on_a_wide_screen(officer: Officer) -> None:
    officer.opens_the_inbox()
    expect(officer.page.get_by_role("link", name="Audit log")).to_be_visible()
    expect(officer.page.get_by_role("button", name="Menu")).to_be_hidden()
