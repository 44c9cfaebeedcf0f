"""A note that is saved after its writer signed out in another tab is not lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

TYPED = "Rang twice, and nobody answered."


@pytest.fixture
def note(product: Product, officer: Officer) -> Callable[[], Page]:
    """The page of a report on which somebody has typed a note."""
    product.sends_reports()

    def is_there() -> bool:
        officer.opens_the_inbox()
        return officer.page.locator(".app-inbox tbody tr").count() > 4

    def type_it() -> Page:
        wait_until(is_there)
        officer.page.locator(".app-inbox tbody tr a").first.click()
        officer.page.get_by_text("Note", exact=True).first.click()
        officer.page.locator("#note-text").fill(TYPED)
        return officer.page

    return type_it


def signs_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def sees_it_again_and_saves(page: Page) -> None:
    expect(page.get_by_role("alert")).to_contain_text("Nothing is saved yet: Olu Adeyemi signed in")
    expect(page.locator("#note-text")).to_have_value(TYPED)
    assert accessibility.find_faults(page) == []
    page.get_by_role("alert").get_by_role("link").press("Enter")
    page.get_by_role("button", name="Keep the note").press("Enter")
    expect(page.locator(".app-log").first).to_contain_text(TYPED)


def test_who_signed_in_again_in_another_tab_sees_it_again(
    note: Callable[[], Page], officer: Officer
) -> None:
    page = note()
    another = Officer(page.context.new_page(), officer.recovery_codes)
    another.opens_the_inbox()
    signs_out(another.page)
    another.signs_in()
    another.page.close()

    page.get_by_role("button", name="Keep the note").press("Enter")

    sees_it_again_and_saves(page)


def test_who_is_signed_out_signs_in_in_another_tab_and_goes_on(
    note: Callable[[], Page], officer: Officer
) -> None:
    page = note()
    another = page.context.new_page()
    another.goto("/unit/")
    signs_out(another)
    another.close()

    page.get_by_role("button", name="Keep the note").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is saved yet")
    assert accessibility.find_all_faults(page) == []
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in (opens in a new tab)").click()
    Officer(opened.value, officer.recovery_codes).signs_in()
    opened.value.close()
    page.get_by_role("button", name="Go on").press("Enter")

    sees_it_again_and_saves(page)
