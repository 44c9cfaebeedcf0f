"""A product that really runs, as its operator sees it."""

from collections.abc import Iterator

import pytest

from tests.support.product import Product


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Started once for each file of tests; logs as much as it can."""
    product = Product(tmp_path_factory.mktemp("product"), LOG_LEVEL="DEBUG").start()
    yield product
    product.stop()
