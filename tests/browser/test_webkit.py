"""WebKit: from Home to a call and a report without signal, delivered once the unit is back."""

from collections.abc import Iterator

import pytest

from tests.browser.engines import get_ready, walk_and_save
from tests.browser.officer import Officer
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
