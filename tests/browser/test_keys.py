"""Single keys at the unit: they lead through the list and the reports, and can be switched off."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

FOCUSED = "document.activeElement.innerText"
LOOKED_AT = "html[data-ignores]:not([data-ignores=all])"


@pytest.fixture
def inbox(product: Product, officer: Officer) -> Page:
    """An inbox with some reports, of which none is still arriving."""

    def lines() -> int:
        officer.opens_the_inbox()
        return officer.page.locator("[data-line]").count()

    if not lines():
        product.sends_reports()
        wait_until(lambda: lines() > 6)
    return officer.page


def new(page: Page) -> int:
    """How many the menu says are new."""
    return int(page.locator("#new-count").inner_text().strip("\u00a0()"))


def test_j_and_k_move_in_the_list_o_opens_and_u_leads_back(inbox: Page) -> None:
    first, second = inbox.locator("[data-line]").all_inner_texts()[:2]
    inbox.keyboard.press("j")
    assert inbox.evaluate(FOCUSED) == first
    inbox.keyboard.press("j")
    assert inbox.evaluate(FOCUSED) == second
    inbox.keyboard.press("k")
    inbox.keyboard.press("o")
    expect(inbox.get_by_role("heading", level=1)).to_contain_text(first)
    inbox.keyboard.press("u")
    expect(inbox.get_by_role("heading", level=1)).to_have_text("Inbox")


def test_r_marks_one_as_received_however_fast_it_is_pressed_again(inbox: Page) -> None:
    before = new(inbox)
    rows = inbox.locator(".app-inbox tbody tr")
    # Where nobody was reached the page stays (test_not_rung.py); of several, one is new still.
    alone = rows.and_(inbox.locator(":not(.app-inbox__first)"))
    line = alone.filter(has_not_text="More than one report").locator("[data-line]").first
    for _ in inbox.locator("[data-line]").all():
        inbox.keyboard.press("j")
        if line.evaluate("one => one === document.activeElement"):
            break
    inbox.keyboard.press("o")
    opened = inbox.get_by_role("heading", level=1).inner_text()
    inbox.locator(LOOKED_AT).wait_for()
    for _ in range(3):
        inbox.keyboard.press("r")
    expect(inbox.get_by_text("is marked as received.")).to_be_visible()
    expect(inbox.get_by_role("heading", level=1)).not_to_have_text(opened)
    assert new(inbox) == before - 1


def test_t_takes_and_n_leads_to_the_next(inbox: Page) -> None:
    inbox.locator("[data-line]").first.click()
    inbox.locator(LOOKED_AT).wait_for()
    inbox.keyboard.press("t")
    expect(inbox.get_by_text("You have it.")).to_be_visible()
    opened = inbox.url
    inbox.keyboard.press("n")
    inbox.wait_for_url(lambda url: url != opened)


def test_nothing_happens_in_a_field(inbox: Page) -> None:
    inbox.keyboard.press("/")
    inbox.keyboard.type("jo?")
    expect(inbox.get_by_role("searchbox")).to_have_value("jo?")
    expect(inbox.locator("#keys")).to_be_hidden()
    expect(inbox.get_by_role("heading", level=1)).to_have_text("Inbox")


def test_the_list_of_keys_opens_by_key_and_by_press_and_has_no_fault(inbox: Page) -> None:
    inbox.keyboard.press("?")
    expect(inbox.get_by_role("heading", name="Keys")).to_be_visible()
    inbox.keyboard.press("j")
    expect(inbox.get_by_role("button", name="Close")).to_be_focused()
    assert accessibility.find_all_faults(inbox) == []
    inbox.keyboard.press("?")
    expect(inbox.locator("#keys")).to_be_hidden()
    inbox.get_by_role("button", name="Keys", exact=True).click()
    inbox.get_by_role("button", name="Close").click()
    expect(inbox.locator("#keys")).to_be_hidden()


def test_switched_off_no_key_does_anything_until_they_are_on_again(inbox: Page) -> None:
    inbox.keyboard.press("?")
    inbox.get_by_role("button", name="Switch keys off").click()
    expect(inbox.get_by_text("Keys are switched off", exact=False).first).to_be_visible()
    inbox.keyboard.press("?")
    inbox.keyboard.press("j")
    expect(inbox.locator("#keys")).to_be_hidden()
    expect(inbox.locator("[data-line]").first).not_to_be_focused()
    inbox.get_by_role("button", name="Keys", exact=True).click()
    inbox.get_by_role("button", name="Switch keys on").click()
    expect(inbox.get_by_text("Keys are switched on")).to_be_visible()
    inbox.keyboard.press("?")
    expect(inbox.locator("#keys")).to_be_visible()
    inbox.keyboard.press("Escape")
