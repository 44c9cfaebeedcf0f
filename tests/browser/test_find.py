"""The telephone rings: a number leads to its report in two acts, on any page, a club in three."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

NARROW = {"width": 320, "height": 640}


@pytest.fixture
def reference(product: Product, officer: Officer) -> str:
    """The number of a report that is here."""
    product.sends_reports()
    link = officer.page.get_by_role("link", name="ES-").first

    def is_there() -> bool:
        officer.opens_the_inbox()
        return link.count() > 0

    wait_until(is_there)
    return link.inner_text()


def address_of(page: Page) -> str:
    return page.url.removeprefix(page.url.split("/unit")[0])


@pytest.mark.parametrize("room", ["/unit/", "/unit/contacts", "/unit/audit-log"])
def test_a_number_by_telephone_is_two_acts_on_any_page(
    officer: Officer, reference: str, room: str
) -> None:
    officer.page.goto(room)
    officer.types_into_find(reference.removeprefix("ES-").replace("-", " ").lower())
    expect(officer.page.get_by_role("heading", level=1)).to_have_text(f"Report {reference}")
    assert address_of(officer.page).startswith("/unit/reports/")


def test_what_is_typed_is_in_no_address_and_no_title(officer: Officer, reference: str) -> None:
    officer.types_into_find("ES-95NR-VBY8")
    expect(officer.page.get_by_text("No report can have this number")).to_be_visible()
    assert address_of(officer.page) == "/unit/find"
    assert officer.page.title() == "Error: Find – E-safety"
    officer.page.get_by_role("link", name="No report can have").click()
    expect(officer.page.get_by_role("searchbox")).to_be_focused()


def test_a_telephone_number_is_two_acts_to_its_report(officer: Officer, reference: str) -> None:
    officer.reads(reference)
    shown = officer.page.locator("main a[href^='tel:']").first.inner_text()
    officer.types_into_find(shown.replace(" ", "-"))
    expect(officer.page).to_have_url(re.compile(r"/unit/(reports|find)/"))
    if "/find/" in officer.page.url:  # the demonstration gave several people this number
        expect(officer.page.get_by_text("Found: telephone").first).to_be_visible()
    else:
        expect(officer.page.get_by_role("heading", level=1)).to_contain_text("Report ES-")


def test_all_of_one_organisation_is_three_acts(officer: Officer) -> None:
    officer.registers("Quarry Bank Judo", "Sports club")
    officer.types_into_find("quarry judo")
    officer.page.get_by_role("link", name="All of Quarry Bank Judo").click()
    expect(officer.page.get_by_role("heading", level=1)).to_have_text("Quarry Bank Judo")
    assert officer.page.title() == "All of one organisation – E-safety"
    assert accessibility.find_all_faults(officer.page) == []


def test_what_is_found_by_words_is_accessible_and_in_no_address(
    officer: Officer, reference: str
) -> None:
    officer.types_into_find("road")
    expect(officer.page.get_by_text("You looked for")).to_be_visible()
    assert "road" not in address_of(officer.page).lower()
    assert officer.page.title() == "Find – E-safety"
    assert accessibility.find_all_faults(officer.page) == []


@pytest.mark.parametrize("typed", ["ES-95NR-VBY8", "ES-95NR-VBY7", "Nobody Here", "x"])
def test_what_it_answers_is_accessible(officer: Officer, typed: str) -> None:
    officer.opens_the_inbox()
    officer.types_into_find(typed)
    expect(officer.page).to_have_title(re.compile("Find"))
    assert accessibility.find_all_faults(officer.page) == []
    officer.page.goto("/unit/find")
    assert accessibility.find_faults(officer.page) == []


def test_the_field_is_whole_on_a_narrow_screen_with_text_twice_as_large(officer: Officer) -> None:
    officer.page.goto("/unit/find")
    officer.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    officer.page.evaluate(accessibility.DOUBLED)
    box = officer.page.get_by_role("searchbox").bounding_box()
    press = officer.page.get_by_role("button", name="Find").bounding_box()
    assert box and press
    assert box["width"] > 100 and press["x"] + press["width"] <= NARROW["width"]
    assert accessibility.overflow(officer.page) == 0
