"""WebKit: from Home to a call and a report without signal, delivered once the unit is back."""

from collections.abc import Iterator

import pytest

from tests.browser.engines import (
    get_ready,
    read_without_signal,
    search_without_signal,
    stands_still,
    wait_for_the_library,
    walk_and_save,
)
from tests.browser.officer import Officer
from tests.browser.test_nothing_moves import ENDING
from tests.browser.webkit import WebKit
from tests.support.product import Product


@pytest.fixture
def webkit(product: Product) -> Iterator[WebKit]:
    webkit = WebKit(product.address).start()
    yield webkit
    webkit.close()


def test_a_walk_without_signal_ends_in_a_report_that_is_delivered(
    webkit: WebKit, product: Product, officer: Officer
) -> None:
    get_ready(webkit)
    webkit.open_second_tab("/")
    product.kill()

    reference = walk_and_save(webkit)
    product.start()
    webkit.open("/reports")

    webkit.shows("Arrived, ")
    assert officer.counts(reference) == 1
    officer.reads(reference)
    officer.sees("Rank: Now")


@pytest.mark.long
def test_a_search_without_signal_finds_the_answer_on_the_path(
    webkit: WebKit, product: Product
) -> None:
    get_ready(webkit)
    wait_for_the_library(webkit)
    webkit.open_second_tab("/")
    product.kill()
    search_without_signal(webkit)


@pytest.mark.long
def test_a_chapter_a_question_and_the_grid_of_risks_can_be_read_without_signal(
    webkit: WebKit, product: Product
) -> None:
    get_ready(webkit)
    wait_for_the_library(webkit)
    webkit.open_second_tab("/")
    product.kill()
    read_without_signal(webkit)


@pytest.mark.long
def test_nothing_moves_from_the_first_paint_on(webkit: WebKit) -> None:
    get_ready(webkit)
    stands_still(webkit, "/", "/steps/", ENDING)
