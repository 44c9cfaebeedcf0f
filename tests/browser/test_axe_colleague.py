"""axe finds no fault on the pages of a colleague's account, whom the unit's first lets in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible, check_form
from tests.browser.officer import PASSWORD, Officer
from tests.browser.phone import WIDE, Phone
from tests.support.product import Product

ADMINISTRATOR = "adam@example.org"


@pytest.fixture
def colleague(make_phone: Callable[..., Phone], installation: Product) -> Page:
    """The desktop browser of a colleague who is not signed in."""
    return make_phone(installation.address, viewport=WIDE, has_touch=False, is_mobile=False).page


def test_a_colleagues_account_from_the_invitation_to_its_closing(
    desk: Officer, colleague: Page
) -> None:
    first = desk.page
    colleague.goto(invite(first))
    check_form(colleague)
    colleague.get_by_label("Password").fill(PASSWORD)
    colleague.get_by_role("button", name="Set up my account").click()
    expect(colleague.get_by_text("Sign in with it now")).to_be_visible()
    check_form(colleague)
    colleague.get_by_label("Email address").fill(ADMINISTRATOR)
    colleague.get_by_label("Password").fill(PASSWORD)
    colleague.get_by_role("button", name="Sign in").click()
    expect(colleague.get_by_role("heading", level=1)).to_have_text("Protect your account")
    assert_accessible(colleague)
    Officer(colleague).sets_up_an_app()
    assert_accessible(colleague)
    colleague.get_by_role("button", name="I have kept them").click()
    expect(colleague.get_by_text("Your account cannot open reports")).to_be_visible()
    assert_accessible(colleague)
    colleague.goto("/unit/audit-log?before=3")
    assert_accessible(colleague)
    colleague.goto("/unit/reports/1")
    expect(colleague.get_by_text("Your account cannot do this")).to_be_visible()
    assert_accessible(colleague)

    first.goto("/unit/people")
    first.get_by_role("link", name="Close account").click()
    expect(first.get_by_role("heading", level=1)).to_contain_text("Close the account of")
    assert_accessible(first)
    first.get_by_role("button", name="Close the account").click()
    expect(first.get_by_text("is closed")).to_be_visible()
    assert_accessible(first)


def invite(page: Page) -> str:
    """Proposes a colleague, approves it alone, and returns the set-up link."""
    page.goto("/unit/people")
    page.get_by_label("Name", exact=True).fill("Adam Admin")
    page.get_by_label("Email address").fill(ADMINISTRATOR)
    page.get_by_label("Administrator").check()
    page.get_by_role("button", name="Propose the account").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("An account for Adam Admin")
    assert_accessible(page)
    page.get_by_role("button", name="Approve alone").click()
    expect(page.get_by_text("Approved. It is done.")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="People").last.click()
    assert_accessible(page)
    page.get_by_role("button", name="Show the link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Give this link to")
    assert_accessible(page)
    return page.locator(".app-copy").inner_text()
