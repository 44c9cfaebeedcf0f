"""How somebody comes to the unit: proposed, let in by a link and a code, signed in with an app."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_desk
from tests.browser.officer import PASSWORD, Officer
from tests.support.product import Product


def press(page: Page, name: str) -> None:
    """With the keyboard alone."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def proposes(page: Page, name: str, role: str) -> None:
    """Propose an account for them; the page of the proposal is open then."""
    page.goto("/unit/people")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email address").fill(address_of(name))
    page.get_by_label(role).check()
    press(page, "Propose the account")
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"An account for {name}")


def address_of(name: str) -> str:
    """Their email address."""
    return f"{name.split()[0].lower()}@example.org"


def shown(page: Page, button: str) -> str:
    """What the page shows to copy, after this button."""
    press(page, button)
    page.wait_for_selector(".app-copy")
    return page.locator(".app-copy").inner_text()


def sets_up(page: Page, link: str = "", code: str = "") -> None:
    """Set up the account, on the link's page or the open one; with the code if it needs one."""
    if link:
        page.goto(link)
    if code:
        page.get_by_label("Code").fill(code)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Set up my account")


def signs_in(officer: Officer, name: str) -> None:
    """For the first time, with a new app."""
    officer.page.goto("/unit/sign-in")
    officer.page.get_by_label("Email address").fill(address_of(name))
    officer.page.get_by_label("Password").fill(PASSWORD)
    press(officer.page, "Sign in")
    officer.sets_up_an_app()
    officer.page.get_by_role("button", name="I have kept them").click()


@contextmanager
def let_in_alone(
    browser: Browser, product: Product, first: Officer, name: str
) -> Iterator[Officer]:
    """A lead whom one person let in alone, not confirmed yet, signed in at a desk of their own."""
    proposes(first.page, name, "Lead")
    press(first.page, "Approve alone")
    link = shown(first.page, "Show the link")
    with open_desk(browser, product) as colleague:
        sets_up(colleague.page, link)
        colleague.sees("Sign in with it now")
        signs_in(colleague, name)
        yield colleague
