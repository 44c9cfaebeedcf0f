"""Two people set up the unit; one lets in a third alone, whom the other confirms."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import accessibility
from tests.browser.colleagues import (
    address_of,
    let_in_alone,
    press,
    proposes,
    sets_up,
    signs_in,
)
from tests.browser.conftest import open_desk
from tests.browser.officer import Officer
from tests.support.product import Product, copy_of


@pytest.fixture
def fresh(first_start: Path, tmp_path: Path) -> Iterator[Product]:
    """A product at which nobody has an account yet."""
    product = copy_of(first_start, tmp_path).start()
    yield product
    product.stop()


def is_one_of_two(officer: Officer, link: str, name: str) -> None:
    """Set up the unit with this link, and sign in."""
    page = officer.page
    page.goto(link)
    officer.sees("You are one of the two people who set up the unit")
    assert_accessible(page)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Email address").fill(address_of(name))
    sets_up(page)
    officer.sees("Sign in with it now")
    signs_in(officer, name)


def assert_accessible(page: Page) -> None:
    assert accessibility.find_all_faults(page) == [], page.url


def test_two_set_up_the_unit_and_one_confirms_whom_the_other_let_in_alone(
    fresh: Product, browser: Browser
) -> None:
    links = fresh.set_up_links()
    with open_desk(browser, fresh) as fay, open_desk(browser, fresh) as omar:
        # Given the first of two, who lets in a lead alone, as the second is not there yet
        is_one_of_two(fay, links[0], "Fay First")
        fay.page.goto("/unit/people")
        fay.sees("The second person who sets up the unit")
        assert_accessible(fay.page)
        with let_in_alone(browser, fresh, fay, "Gwen Grey") as gwen:
            # Then she counts for nobody's second person, and is told so
            gwen.page.goto("/unit/")
            gwen.sees("Nobody has confirmed your account yet")
            assert_accessible(gwen.page)
            fay.page.goto("/unit/people")
            fay.sees("Not confirmed yet: counts for nobody’s second person.")
            fay.sees("esafety people confirm gwen@example.org")
            expect(fay.page.get_by_role("button", name="Confirm Gwen Grey")).to_have_count(0)
            assert_accessible(fay.page)

            # When the second of the two comes, who knows her
            is_one_of_two(omar, links[1], "Omar Khan")
            fay.page.reload()
            fay.sees("Omar Khan can confirm the account here.")
            omar.page.goto("/unit/people")
            omar.sees("Confirm the account if you know who this is.")
            assert_accessible(omar.page)
            press(omar.page, "Confirm Gwen Grey")
            omar.sees("Gwen Grey is confirmed, and counts as a second person now.")
            assert_accessible(omar.page)

            # Then she is one: of what one of the two proposes, and of an incident's readers
            proposes(fay.page, "Nia New", "Officer")
            fay.sees("Who can decide it: Gwen Grey, Omar Khan.")
            gwen.page.goto(fay.page.url)
            press(gwen.page, "Approve")
            gwen.sees("Approved. It is done.")
            gwen.page.goto("/unit/")
            expect(gwen.page.get_by_text("Nobody has confirmed your account")).to_have_count(0)
