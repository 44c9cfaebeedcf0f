"""Two presses on the unit's pages: one act, and nothing of the page that follows it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.colleagues import proposes
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

APART = [60, 250, 600, 950]
SETTLED_MS = 1200
NEEDS_NO_CALL = ".app-inbox__unread:not(.app-inbox__first)"


def presses_twice(page: Page, button: Locator, apart: int) -> None:
    """Two presses of the mouse on one place, so many milliseconds apart."""
    page.wait_for_timeout(SETTLED_MS)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(*middle)
    page.wait_for_timeout(apart)
    page.mouse.click(*middle)
    page.wait_for_timeout(SETTLED_MS)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


@pytest.fixture(scope="module")
def received(installation: Product, desk: Officer) -> str:
    """The address of a report that is received, and whose incident may be closed."""
    installation.sends_reports(12)

    def is_there() -> bool:
        desk.opens_the_inbox()
        return desk.page.locator(NEEDS_NO_CALL).count() > 2

    wait_until(is_there)
    routine = desk.page.locator(NEEDS_NO_CALL).filter(has_text="Routine").first
    routine.locator("a[data-line]").click()
    button(desk.page, "Received").click()
    desk.sees("Marked as received")
    return desk.page.url


@pytest.mark.parametrize("apart", APART)
def test_two_presses_on_close_and_on_reopen_are_one_act_each(
    officer: Officer, received: str, apart: int
) -> None:
    page = officer.page
    page.goto(received)
    page.locator("summary", has_text="Close").click()
    page.get_by_label("Advice given").check()
    presses_twice(page, button(page, "Close it"), apart)
    officer.sees("Advice given.")
    expect(page.locator("details.app-acts__do[open]")).to_have_count(0)
    page.locator("summary", has_text="Reopen").click()
    page.get_by_label("The unit heard something new").check()
    presses_twice(page, button(page, "Reopen it"), apart)
    officer.sees("You have it.")
    expect(page.locator("details.app-acts__do[open]")).to_have_count(0)


def test_two_presses_on_approve_and_on_withdraw_are_one_act_each(
    officer: Officer, product: Product
) -> None:
    page = officer.page
    for name in ("Gwen Grey", "Hanna Hill"):
        proposes(page, name, "Lead")
        presses_twice(page, button(page, "Approve alone"), 250)
    page.goto("/unit/people")
    withdraw = page.get_by_role("button", name="Withdraw")
    expect(withdraw).to_have_count(3)  # the first is that of whoever sets up the unit, too
    presses_twice(page, withdraw.first, 250)
    expect(withdraw).to_have_count(2)
