"""WebKit: a report saved without signal is delivered once the unit can be reached."""

from collections.abc import Iterator

import pytest

from tests.browser.engines import save_report
from tests.browser.officer import Officer
from tests.browser.webkit import WebKit
from tests.support.product import Product


@pytest.fixture
def webkit(product: Product) -> Iterator[WebKit]:
    webkit = WebKit(product.address).start()
    yield webkit
    webkit.close()


def test_a_report_saved_without_signal_is_delivered(
    webkit: WebKit, product: Product, officer: Officer
) -> None:
    webkit.open("/")
    webkit.shows("Works without signal")
    webkit.open_second_tab("/")
    product.kill()

    reference = save_report(webkit)
    product.start()
    webkit.open("/reports")

    webkit.shows("Arrived, ")
    assert officer.counts(reference) == 1
