"""Organisations in a browser: suggested on a report, confirmed in one press, undone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

MINE = "Marple Rd Sports Club"


@pytest.fixture
def report(product: Product, officer: Officer) -> Page:
    """A report whose words mean an organisation of the register."""
    product.sends_reports()
    officer.page.goto("/unit/organisations")
    if not officer.page.get_by_role("link", name=MINE).count():
        officer.registers(MINE, "Sports club")
    link = officer.page.get_by_role("link", name="ES-")
    wait_until(lambda: officer.opens_the_inbox() or link.count() > 6)
    for address in link.evaluate_all("all => all.map((one) => one.href)"):
        officer.page.goto(address)
        if officer.page.get_by_text("Marple Road Sports Club").count():
            return officer.page
    raise AssertionError("No report names the club.")


def test_a_suggestion_is_confirmed_and_undone_with_a_press_each(report: Page) -> None:
    yes = report.get_by_role("button", name="Yes, it is")
    expect(yes).to_be_visible()
    assert accessibility.find_all_faults(report) == []
    yes.click()
    expect(report.get_by_role("link", name=MINE)).to_be_visible()
    assert accessibility.find_all_faults(report) == []
    report.get_by_role("button", name="Not this one").click()
    expect(yes).to_be_visible()


def test_one_is_looked_up_while_typing_and_chosen(report: Page) -> None:
    report.get_by_role("link", name="Choose another organisation").click()
    expect(report.get_by_role("button", name=MINE)).to_be_visible()
    assert accessibility.find_all_faults(report) == []
    report.get_by_label("Search the register").fill("zzz")
    expect(report.get_by_text("The register has no name like this.")).to_be_visible()
    report.get_by_label("Search the register").fill("marp")
    report.get_by_role("button", name=MINE).click()
    expect(report.get_by_text("chose it by hand")).to_be_visible()
    assert accessibility.find_all_faults(report) == []
    report.get_by_role("button", name="Take it back").click()
    expect(report.get_by_role("button", name="Yes, it is")).to_be_visible()


def test_one_is_registered_with_its_name_filled_in(report: Page) -> None:
    report.get_by_role("link", name="Choose another organisation").click()
    report.get_by_role("link", name="Register it as a new organisation").click()
    expect(report.get_by_label("Name")).to_have_value("Marple Road Sports Club")
    assert accessibility.find_all_faults(report) == []


def test_what_was_never_matched_is_a_list(report: Page) -> None:
    report.goto("/unit/organisations")
    report.get_by_role("link", name="Incidents without an organisation").click()
    expect(report.get_by_role("heading", level=1)).to_have_text("Without an organisation")
    assert accessibility.find_all_faults(report) == []
    report.get_by_role("link", name=re.compile("^ES-")).first.click()
    expect(report.get_by_role("heading", level=1)).to_contain_text("Report ES-")
