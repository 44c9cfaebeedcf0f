"""The worker's own details: remembered by wish, removable, and never on a shared computer."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter


@pytest.fixture
def reporter(phone: Phone) -> Reporter:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    return reporter


def line(reporter: Reporter, question: str) -> Locator:
    """The line that stands for a question which is answered already."""
    return reporter.page.locator(".app-report__line").filter(has_text=question)


def begins_again(reporter: Reporter) -> None:
    reporter.page.goto("/")
    reporter.page.goto("/report#new")
    expect(reporter.page.locator("[data-report]")).to_have_attribute("data-open", "")


def test_own_details_are_remembered_by_wish_and_can_be_removed(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.reports_an_incident()
    reporter.opens_the_form()
    reporter.goes_to(reporter.page.get_by_label("Your own name"))
    expect(reporter.page.get_by_label("Your own name")).to_have_value("")
    begins_again(reporter)
    reporter.fills_in_the_report()
    reporter.touches(reporter.page.get_by_label("Remember me on this phone"))
    reporter.saves()

    reporter.opens_the_form()
    while reporter.heading() != "You":
        reporter.presses("Next")
    expect(line(reporter, "Sam Okafor, 0161 496 0123")).to_be_visible()
    reporter.touches(reporter.page.get_by_label("Remember me on this phone"))
    reporter.page.wait_for_timeout(300)
    begins_again(reporter)
    expect(line(reporter, "Sam Okafor")).to_have_count(0)


def test_own_details_can_be_removed_where_the_phone_is_checked(reporter: Reporter) -> None:
    reporter.fills_in_the_report()
    reporter.touches(reporter.page.get_by_label("Remember me on this phone"))
    reporter.saves()
    reporter.page.goto("/phone")
    reporter.presses("Remove them")
    reporter.does_not_see("Your own name and number are remembered")
    begins_again(reporter)
    expect(line(reporter, "Sam Okafor")).to_have_count(0)


def test_own_details_are_never_filled_in_on_a_shared_computer(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reporter.touches(reporter.page.get_by_label("Remember me on this phone"))
    reporter.saves()
    reporter.opens_the_form()
    reporter.touches(reporter.page.get_by_label("Others use this phone or computer"))
    reporter.page.wait_for_timeout(300)
    begins_again(reporter)
    expect(line(reporter, "Sam Okafor")).to_have_count(0)
    expect(reporter.page.get_by_label("Remember me on this phone")).to_be_hidden()
