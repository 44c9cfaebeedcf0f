"""A product that is really started, and watched as the person at the keyboard watches it."""

from collections.abc import Iterator

import pytest

from tests.support.product import Product


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Started once for the tests of a file; it may not log less than it can."""
    product = Product(tmp_path_factory.mktemp("product"), LOG_LEVEL="DEBUG").start()
    yield product
    product.stop()
