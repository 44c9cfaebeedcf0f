"""Firefox: from Home to a call and a report without signal, delivered once the unit is back."""

import pytest

from tests.browser.engines import (
    get_ready,
    read_without_signal,
    search_without_signal,
    stands_still,
    wait_for_the_library,
    walk_and_save,
)
from tests.browser.firefox import Firefox
from tests.browser.officer import Officer
from tests.browser.test_nothing_moves import ENDING
from tests.support.product import Product


def test_a_walk_without_signal_ends_in_a_report_that_is_delivered(
    firefox: Firefox, product: Product, officer: Officer
) -> None:
    get_ready(firefox)
    product.kill()
    firefox.close()
    firefox.start()

    reference = walk_and_save(firefox)
    product.start()
    firefox.open("/reports")

    firefox.shows("Arrived, ")
    assert officer.counts(reference) == 1
    officer.reads(reference)
    officer.sees("Rank: Now")


def restart_without_signal(firefox: Firefox, product: Product) -> None:
    """Firefox on a first visit, started again after the server was killed."""
    get_ready(firefox)
    wait_for_the_library(firefox)
    product.kill()
    firefox.close()
    firefox.start()


@pytest.mark.long
def test_a_search_without_signal_finds_the_answer_on_the_path(
    firefox: Firefox, product: Product
) -> None:
    restart_without_signal(firefox, product)
    search_without_signal(firefox)


@pytest.mark.long
def test_a_chapter_a_question_and_the_grid_of_risks_can_be_read_without_signal(
    firefox: Firefox, product: Product
) -> None:
    restart_without_signal(firefox, product)
    read_without_signal(firefox)


@pytest.mark.long
def test_nothing_moves_from_the_first_paint_on(firefox: Firefox) -> None:
    get_ready(firefox)
    stands_still(firefox, "/", "/steps/", ENDING)
