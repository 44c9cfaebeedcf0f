"""Back and reload after a report was saved show that report; a new one begins by its own link."""

import pytest
from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product

pytestmark = pytest.mark.usefixtures("own_browser")


@pytest.fixture(params=["without the browser’s own copy", "with the browser’s own copy"])
def reporter(request: pytest.FixtureRequest, phone: Phone) -> Reporter:
    """A reporter whose browser keeps pages that were left, or loads them again."""
    if request.param.startswith("with "):
        phone.options["args"] = ["--enable-features=BackForwardCache"]
        phone.options["ignore_default_args"] = ["--disable-back-forward-cache"]
        phone.restart()
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    return reporter


def assert_shows(reporter: Reporter, reference: str) -> None:
    assert reporter.reads_the_reference() == reference
    expect(reporter.page.locator("[data-saved]")).to_have_count(1)


def test_back_and_reload_show_the_report_without_signal_too(
    reporter: Reporter, product: Product, officer: Officer
) -> None:
    product.kill()
    reference = reporter.reports_an_incident()
    for _ in range(3):
        reporter.page.go_back()
        assert_shows(reporter, reference)
    reporter.page.reload()
    assert_shows(reporter, reference)

    reporter.opens_the_form()
    expect(reporter.page.get_by_label("Bullying", exact=True)).not_to_be_checked()
    reporter.does_not_see("You are going on with the draft")
    reporter.fills_in_the_report()
    other = reporter.saves()
    assert other != reference
    reporter.page.go_back()
    assert_shows(reporter, other)
    product.start()
    assert [officer.counts(one) for one in (reference, other)] == [1, 1]


def test_what_is_still_to_be_done_is_there_again(reporter: Reporter) -> None:
    reporter.opens_the_form()
    reporter.touches(reporter.page.get_by_label("Others use this phone or computer"))
    reporter.ticks("Is anyone in danger now?", "Yes")
    reporter.ticks("Type of incident", "Bullying")
    reporter.ticks("Who was involved?", "A child to a child")
    reporter.ticks("Where did it come to light?", "Sports club")
    reporter.goes_on_to_the_check()
    reporter.presses("Go on anyway")
    reporter.touches(reporter.page.get_by_role("button", name="Save report"))
    reporter.sees_a_heading_with("Saved. Nobody has been rung.")
    reporter.page.go_back()
    reporter.is_told_that_saving_alerts_nobody(first="999")
    reporter.sees("Nobody can ring you back.")


def test_back_from_another_page_shows_the_report(reporter: Reporter) -> None:
    reference = reporter.reports_an_incident()
    reporter.presses("My reports")
    reporter.sees_the_page("My reports")
    reporter.page.go_back()
    assert_shows(reporter, reference)
    reporter.page.go_back()
    assert_shows(reporter, reference)
