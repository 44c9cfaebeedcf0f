"""Firefox: a report saved without signal is delivered once the unit can be reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.engines import save_report
from tests.browser.firefox import Firefox
from tests.browser.officer import Officer
from tests.support.product import Product


@pytest.fixture
def firefox(product: Product, tmp_path: Path) -> Iterator[Firefox]:
    firefox = Firefox(tmp_path / "profile", product.address).start()
    yield firefox
    firefox.close()


def test_a_report_saved_without_signal_is_delivered(
    firefox: Firefox, product: Product, officer: Officer
) -> None:
    firefox.open("/")
    firefox.shows("Works without signal")
    product.kill()
    firefox.close()
    firefox.start()

    reference = save_report(firefox)
    product.start()
    firefox.open("/reports")

    firefox.shows("Arrived, ")
    assert officer.counts(reference) == 1
