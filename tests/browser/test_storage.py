"""A phone without room: it is said, nothing is called saved, and the report gets there still."""

from pathlib import Path

import pytest

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product


@pytest.fixture
def worker(phone: Phone) -> Reporter:
    """A worker whose phone was ready, and is now full."""
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    phone.fills_up()
    worker.opens_the_form()
    worker.fills_in_the_report()
    return worker


def tries_to_save(worker: Reporter) -> None:
    worker.checks_the_answers()
    worker.presses("Save report")
    worker.sees("Not saved: this phone’s storage is full")
    worker.does_not_see("Saved on this phone")


def test_a_full_phone_says_so_and_sends_directly(worker: Reporter, officer: Officer) -> None:
    tries_to_save(worker)

    worker.presses("Send it now")

    worker.sees("Delivered to the unit")
    assert officer.how_many(worker.reads_the_reference_aloud()) == 1


def test_without_signal_a_full_phone_hands_over_a_sealed_copy(
    worker: Reporter, product: Product, officer: Officer, tmp_path: Path
) -> None:
    product.kill()
    tries_to_save(worker)

    worker.presses("Send it now")
    worker.sees("Not delivered")
    with worker.page.expect_download() as download:
        worker.presses("Save a sealed copy")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    product.start()

    officer.takes_in_a_sealed_file(file)
    assert officer.how_many(file.stem) == 1


def test_when_there_is_room_again_the_same_page_saves(worker: Reporter, officer: Officer) -> None:
    tries_to_save(worker)

    worker.phone.has_room_again()
    worker.presses("Save report")

    reference = worker.reads_the_reference()
    assert officer.how_many(reference) == 1


def test_a_full_phone_still_shows_the_guidance_without_signal(
    worker: Reporter, product: Product
) -> None:
    product.kill()
    worker.asks_what_to_do()
    worker.answers("No", "Sexual")
