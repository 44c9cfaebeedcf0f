"""A full phone says so, never claims to have saved, and still gets the report to the unit."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product

pytestmark = pytest.mark.usefixtures("own_browser")


@pytest.fixture
def reporter(phone: Phone) -> Reporter:
    """A reporter whose phone was ready and is now full."""
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    phone.fills_up()
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    return reporter


def try_to_save(reporter: Reporter) -> None:
    reporter.checks_the_answers()
    reporter.presses("Send report")
    reporter.sees("Not saved: this phone’s storage is full")
    reporter.does_not_see("Saved on this phone")


def test_a_phone_that_keeps_nothing_says_so_first_and_sends(
    reporter: Reporter, officer: Officer
) -> None:
    reporter.sees("Nothing is kept here.")
    reporter.checks_the_answers()
    reporter.does_not_see("Save report")
    reporter.does_not_see("It is kept on this phone")

    reporter.presses("Send report")

    reporter.sees_a_heading_with("It has arrived, ")
    assert officer.counts(reporter.finds_the_reference()) == 1


def test_without_signal_the_page_stays_and_sends_again(
    reporter: Reporter, product: Product, officer: Officer
) -> None:
    product.kill()
    try_to_save(reporter)
    reporter.sees("Not sent.")
    product.start()

    reporter.presses("Send it now")

    reporter.sees_a_heading_with("It has arrived, ")
    assert officer.counts(reporter.finds_the_reference()) == 1


def test_without_signal_a_full_phone_hands_over_a_sealed_copy(
    reporter: Reporter, product: Product, officer: Officer, tmp_path: Path
) -> None:
    product.kill()
    try_to_save(reporter)

    reporter.sees("Not sent.")
    with reporter.page.expect_download() as download:
        reporter.presses("Save a sealed copy")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    product.start()

    officer.takes_in_a_sealed_file(file)
    assert officer.counts(file.stem) == 1


def test_when_there_is_room_again_the_same_page_saves(
    reporter: Reporter, product: Product, officer: Officer
) -> None:
    product.kill()
    try_to_save(reporter)

    reporter.phone.has_room_again()
    reporter.presses("Send report")
    product.start()

    reference = reporter.reads_the_reference()
    assert officer.counts(reference) == 1


def test_a_full_phone_still_shows_the_guidance_without_signal(
    reporter: Reporter, product: Product
) -> None:
    product.kill()
    reporter.asks_what_to_do()
    reporter.answers("No", "A nude")


def test_what_was_sent_without_being_kept_says_whom_to_ring_and_stays(reporter: Reporter) -> None:
    reporter.ticks("Is anyone in danger now?", "Yes")
    reporter.checks_the_answers()
    reporter.presses("Send report")
    reporter.sees_a_heading_with("It has arrived, ")
    before = reporter.finds_the_reference()
    assert_arrived_and_untold(reporter, before)
    assert accessibility.find_faults(reporter.page) == []

    reporter.page.go_back()
    assert_arrived_and_untold(reporter, before)
    reporter.page.reload()
    assert_arrived_and_untold(reporter, before)
    reporter.page.go_back()
    assert_arrived_and_untold(reporter, before)
    assert reporter.page.evaluate("JSON.stringify(history.state)").count("Okafor") == 0

    reporter.presses("Add something")
    expect(reporter.page.locator("[data-part=amended]")).to_have_text(before)


def assert_arrived_and_untold(reporter: Reporter, reference: str) -> None:
    heading = re.compile(r"^It has arrived, \d\d:\d\d\. It tells of no call\.$")
    expect(reporter.page.get_by_role("heading", level=1)).to_have_text(heading)
    for first in ("999", "101"):
        reporter.is_told_that_saving_alerts_nobody(first=first)
    shown = reporter.page.get_by_text(reference, exact=True).filter(visible=True)
    lines = shown.evaluate("(element) => element.getClientRects().length && element.offsetHeight")
    assert lines < 60, "the reference is on one line"
    assert reporter.page.locator("form:visible, [data-part=check]:visible").count() == 0


def test_not_saved_has_one_filled_act(reporter: Reporter, product: Product) -> None:
    product.kill()
    try_to_save(reporter)
    reporter.sees("Not sent.")
    filled = reporter.page.locator("#main .app-next:not(.app-next--quiet):visible")
    assert filled.all_inner_texts() == ["Send it now"]
