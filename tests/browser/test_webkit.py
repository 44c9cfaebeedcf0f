"""WebKit: opened without signal, a report saved, and delivered when the unit can be reached."""

from collections.abc import Iterator

import pytest

from tests.browser.engines import keeps_a_report
from tests.browser.officer import Officer
from tests.browser.webkit import WebKit
from tests.support.product import Product


@pytest.fixture
def webkit(product: Product) -> Iterator[WebKit]:
    webkit = WebKit(product.address).start()
    yield webkit
    webkit.close()


def test_open_without_signal_save_and_deliver(
    webkit: WebKit, product: Product, officer: Officer
) -> None:
    webkit.open("/")
    webkit.shows("Ready to use without signal")
    webkit.open_second_tab("/")
    product.kill()

    reference = keeps_a_report(webkit)
    product.start()
    webkit.open("/reports")

    webkit.shows("Delivered to the unit")
    assert officer.how_many(reference) == 1
