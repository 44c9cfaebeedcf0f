"""Somebody who was away from the desk shows that it is them, and loses nothing that they typed."""

from playwright.sync_api import Page, expect

from tests.browser import accessibility, sessions
from tests.browser.officer import Officer
from tests.browser.test_passkey import Device
from tests.support.product import Product

NARROW = {"width": 320, "height": 640}


def assert_accessible(page: Page) -> None:
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert accessibility.find_all_faults(page) == [], (page.url, scheme)


def test_an_invitation_that_is_asked_about_a_wrong_code_and_a_right_one(
    officer: Officer, product: Product
) -> None:
    page = officer.page
    page.set_viewport_size(NARROW)
    page.goto("/unit/people")
    page.get_by_label("Name", exact=True).fill("Nia New")
    page.get_by_label("Email address").fill("nia@example.org")
    page.get_by_label("Officer").check()
    sessions.grow_old(product)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Show that it is you")
    assert_accessible(page)
    officer.gives_a_code("000000")
    officer.sees("There is a problem")
    assert_accessible(page)
    officer.gives_a_code(officer.recovery_codes.pop())
    expect(page.get_by_role("heading", level=1)).to_have_text("An account for Nia New as officer")


def test_a_passkey_is_made_and_then_shows_it(officer: Officer, product: Product) -> None:
    page = officer.page
    Device(page)
    page.goto("/unit/how-you-sign-in/passkey")
    page.get_by_role("button", name="Make a passkey").click()
    officer.sees("Your passkey is added.")
    sessions.grow_old(product)
    page.goto("/unit/contacts/lado")
    expect(page.get_by_role("heading", level=1)).to_have_text("Show that it is you")
    assert_accessible(page)
    page.get_by_role("button", name="Use your passkey").click()
    expect(page).to_have_url(f"{product.address}/unit/contacts/lado")
