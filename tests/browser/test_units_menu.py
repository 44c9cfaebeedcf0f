"""The unit's menu on a narrow screen: no row of its own until asked for, also without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser import accessibility
from tests.browser.keyboard import Keyboard
from tests.browser.officer import Officer
from tests.browser.phone import CHROMIUM, QUIET, SMALL, WIDE
from tests.support.product import Product


@pytest.fixture
def narrow(officer: Officer) -> Iterator[Officer]:
    """The officer's browser made as narrow as a phone."""
    officer.page.set_viewport_size(SMALL)
    officer.opens_the_inbox()
    yield officer
    officer.page.set_viewport_size(WIDE)


def test_it_takes_no_room_until_it_is_opened(narrow: Officer) -> None:
    header = narrow.page.locator("header").bounding_box()
    assert header and header["height"] < 80
    narrow.page.get_by_role("button", name="Menu").click()
    narrow.page.get_by_role("link", name="Contacts", exact=True).click()
    expect(narrow.page.get_by_role("heading", level=1)).to_have_text("Contacts")
    expect(narrow.page.get_by_role("navigation", name="The unit")).to_be_hidden()


def test_open_it_is_sound(narrow: Officer) -> None:
    narrow.page.get_by_role("button", name="Menu").click()
    assert accessibility.faults(narrow.page) == []
    assert accessibility.overflow_at(narrow.page, 320) == 0


def test_keys_open_it_walk_it_and_close_it(narrow: Officer) -> None:
    keyboard = Keyboard(narrow.page)
    keyboard.goes_to("Menu")
    narrow.page.keyboard.press("Enter")
    keyboard.goes_to("Audit log")
    narrow.page.keyboard.press("Escape")
    expect(narrow.page.get_by_role("button", name="Menu")).to_be_focused()
    expect(narrow.page.get_by_role("navigation", name="The unit")).to_be_hidden()


def test_without_script_it_opens_too(
    playwright: Playwright, product: Product, narrow: Officer
) -> None:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    plain = browser.new_context(
        base_url=product.address,
        viewport=SMALL,
        java_script_enabled=False,
        storage_state=narrow.page.context.storage_state(),
    )
    officer = Officer(plain.new_page())
    officer.opens_the_inbox()
    officer.page.get_by_role("button", name="Menu").click()
    officer.page.get_by_role("link", name="Take in a file").click()
    expect(officer.page.get_by_role("heading", level=1)).to_have_text("Take in a sealed file")
    browser.close()


def test_on_a_wide_screen_it_stands_open(officer: Officer) -> None:
    officer.opens_the_inbox()
    expect(officer.page.get_by_role("link", name="Audit log")).to_be_visible()
    expect(officer.page.get_by_role("button", name="Menu")).to_be_hidden()
