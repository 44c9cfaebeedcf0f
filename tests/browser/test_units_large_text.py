"""With text twice as large, on 320 pixels, the unit's pages do not scroll sideways."""

from collections.abc import Iterator

import pytest

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.browser.phone import WIDE
from tests.support.polling import wait_until
from tests.support.product import Product

PAGES = (
    "/unit/",
    "/unit/?lane=closed",
    "/unit/?lane=set_aside",
    "/unit/?lane=closed&types=sexual&since=2026-01-01",
    "/unit/not-a-report",
    "/unit/organisations",
    "/unit/organisations/add",
    "/unit/without-an-organisation",
    "/unit/audit-log",
    "/unit/contacts",
    "/unit/people",
)


@pytest.fixture
def lists(product: Product, officer: Officer) -> Iterator[Officer]:
    """The unit with reports of every kind in its lists."""
    product.sends_reports()
    officer.opens_the_inbox()
    wait_until(lambda: officer.page.reload() and officer.page.locator(".app-rank").count() > 6)
    officer.page.set_viewport_size({"width": 320, "height": 640})
    yield officer
    officer.page.set_viewport_size(WIDE)


def test_no_page_scrolls_sideways(lists: Officer) -> None:
    wide = {path: overflow_of(lists, path) for path in PAGES}
    assert wide == dict.fromkeys(PAGES, 0)


def overflow_of(officer: Officer, path: str) -> int:
    officer.page.goto(path)
    officer.page.evaluate(accessibility.DOUBLED)
    return accessibility.overflow(officer.page)
