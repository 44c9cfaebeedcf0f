"""A full phone says so, never claims to have saved, and still gets the report to the unit."""

from pathlib import Path

import pytest

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
