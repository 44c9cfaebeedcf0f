"""Somebody signs out of the other machine, and then everywhere."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.browser.phone import PATIENCE_MS, WIDE
from tests.support.product import Product


@pytest.fixture
def other_machine(officer: Officer, product: Product, browser: Browser) -> Iterator[Officer]:
    """The same person, signed in on another machine, too."""
    context = browser.new_context(viewport=WIDE, base_url=product.address)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    there = Officer(page, officer.recovery_codes)
    there.signs_in()
    yield there
    context.close()


def test_the_other_machine_is_signed_out_and_then_both(
    officer: Officer, other_machine: Officer
) -> None:
    officer.page.goto("/unit")
    officer.page.get_by_role("link", name="Olu Adeyemi").click()
    officer.sees("This browser")
    assert accessibility.find_faults(officer.page) == []
    officer.page.get_by_role("button", name="Sign out there").click()
    officer.sees("You are signed out there.")
    assert asked_to_sign_in(other_machine)

    other_machine.signs_in()
    officer.page.goto("/unit/sign-ins")
    officer.page.get_by_role("button", name="Sign out everywhere else").click()
    officer.sees("You are signed out everywhere else.")
    assert asked_to_sign_in(other_machine)

    other_machine.signs_in()
    officer.page.get_by_role("button", name="Sign out everywhere", exact=True).click()
    officer.sees("You are signed out everywhere.")
    assert asked_to_sign_in(other_machine) and asked_to_sign_in(officer)


def asked_to_sign_in(someone: Officer) -> bool:
    someone.page.goto("/unit/sign-ins")
    expect(someone.page.get_by_role("button", name="Sign in")).to_be_visible()
    return True
