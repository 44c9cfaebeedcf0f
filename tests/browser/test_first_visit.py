"""What every new phone pays: the bytes of a first visit, both ways, with headers."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.bench.shaper import Link
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.polling import wait_until
from tests.support.product import Product

MOST_UNTIL_READY = 100_000
MOST_IN_ALL = 180_000
MOST_FOR_A_LATER_PAGE = 1_500


@pytest.fixture
def link(product: Product) -> Iterator[Link]:
    """A phone's way to the product, which counts what passes."""
    with Link(product.port) as link:
        yield link


@pytest.fixture
def visitor(playwright: Playwright, tmp_path: Path, link: Link) -> Iterator[Reporter]:
    """Somebody who has opened E-safety for the first time, until the library is stored too."""
    phone = Phone(playwright, tmp_path / "profile", link.address).start()
    visitor = Reporter(phone)
    visitor.opens_the_site()
    visitor.waits_for_the_library()
    visitor.page.wait_for_load_state("networkidle")
    yield visitor
    phone.close()


@pytest.fixture
def newcomer(playwright: Playwright, tmp_path: Path, link: Link) -> Iterator[Reporter]:
    """The same, as soon as the page says that it works without signal."""
    phone = Phone(playwright, tmp_path / "profile", link.address).start()
    newcomer = Reporter(phone)
    newcomer.opens_the_site()
    newcomer.waits_until_ready()
    yield newcomer
    phone.close()


@pytest.mark.usefixtures("newcomer")
def test_a_phone_is_ready_after_at_most_100_kilobytes(link: Link) -> None:
    passed = link.passed()
    print(f"ready after {passed.total} bytes, {len(passed.requests)} requests")
    assert passed.total <= MOST_UNTIL_READY, passed.requests


@pytest.mark.usefixtures("newcomer")
def test_only_the_script_that_the_worker_imports_is_asked_for_twice(link: Link) -> None:
    """Chromium asks whether it has changed; that it has not is 0.7 kB."""
    asked = Counter(link.passed().requests)
    (twice,) = [request for request, times in asked.items() if times > 1]
    assert twice.endswith("/app.js") and asked[twice] == 2


def test_a_first_visit_is_at_most_180_kilobytes(visitor: Reporter, link: Link) -> None:
    passed = link.passed()
    print(f"all of it after {passed.total} bytes, {len(passed.requests)} requests")
    assert passed.total <= MOST_IN_ALL, passed.requests


def test_a_later_page_only_asks_whether_the_worker_is_the_same(
    visitor: Reporter, link: Link
) -> None:
    before = link.passed()
    visitor.presses("What should I do?")
    wait_until(lambda: len(link.passed().requests) > len(before.requests))
    visitor.page.wait_for_load_state("networkidle")
    after = link.passed()
    assert after.requests[len(before.requests) :] == ["GET /worker.js"]
    assert after.total - before.total <= MOST_FOR_A_LATER_PAGE
