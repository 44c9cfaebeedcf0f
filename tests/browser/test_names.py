"""Published names are offered without signal, and a report with one is matched by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.bench.shaper import Link
from tests.browser import accessibility
from tests.browser.engines import get_ready, wait_for_the_library, walk_and_save
from tests.browser.firefox import Firefox
from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.polling import wait_until
from tests.support.product import Product

NAME = "Marple Road Sports Club"
STORED = "caches.match('/names').then(Boolean)"
OFFERED = "[...document.querySelector('#names').options].map((one) => one.value)"


@pytest.fixture(autouse=True)
def published(officer: Officer) -> Officer:
    """The product's lead, who has published one name."""
    officer.page.goto("/unit/organisations")
    if not officer.page.get_by_role("link", name=NAME).count():
        officer.registers(NAME, "Sports club")
        officer.publishes(NAME)
    return officer


@pytest.fixture
def visitor(phone: Phone) -> Reporter:
    """Somebody who has visited once, with signal."""
    visitor = Reporter(phone)
    visitor.opens_the_site()
    visitor.waits_for_the_library()
    wait_until(lambda: phone.page.evaluate(STORED))
    return visitor


def test_a_name_chosen_without_signal_is_matched_with_no_act(
    visitor: Reporter, product: Product, officer: Officer
) -> None:
    product.kill()
    visitor.opens_the_form()
    assert visitor.page.evaluate(OFFERED) == [NAME]
    visitor.fills_in_the_report()
    visitor.writes("Your organisation", NAME)
    reference = visitor.saves()
    product.start()
    visitor.opens_the_site()
    officer.reads(reference)
    expect(officer.page.get_by_role("link", name=NAME)).to_be_visible()
    officer.sees("In the register:")


def test_another_name_may_be_typed(visitor: Reporter) -> None:
    visitor.opens_the_form()
    visitor.writes("Your organisation", "Somebody else")
    assert accessibility.find_all_faults(visitor.page) == []


@pytest.mark.long
def test_firefox_offers_it_without_signal_too(
    firefox: Firefox, product: Product, officer: Officer
) -> None:
    get_ready(firefox)
    wait_for_the_library(firefox)
    wait_until(lambda: firefox.evaluate(STORED))
    product.kill()
    firefox.open("/report")
    wait_until(lambda: firefox.evaluate(f"{OFFERED}.join()") == NAME)
    reference = walk_and_save(firefox, organisation=NAME)
    product.start()
    firefox.open("/reports")
    firefox.shows("Arrived, ")
    officer.reads(reference)
    officer.sees("In the register:")


def test_the_page_that_publishes_has_no_fault(officer: Officer) -> None:
    officer.page.goto("/unit/organisations")
    officer.page.get_by_role("link", name=NAME).click()
    officer.sees("Change an organisation")
    assert accessibility.find_all_faults(officer.page) == []


def test_names_are_one_small_request(
    playwright: Playwright, product: Product, tmp_path: Path
) -> None:
    with Link(product.port) as link:
        phone = Phone(playwright, tmp_path / "profile", link.address).start()
        phone.page.goto("/")
        wait_until(lambda: phone.page.evaluate(STORED))
        phone.page.goto("/")
        phone.page.wait_for_load_state("networkidle")
        asked = [one for one in link.passed().requests if "/names" in one]
        phone.close()
    assert asked == ["GET /names"]
