"""Papers in a browser: offered on the contents page, printed beside, and opened as files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import accessibility
from tests.browser.reporter import Reporter
from tests.support.polling import wait_until
from tests.support.product import Product, copy_of

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(scope="module")
def installation(first_start: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A product that prints."""
    product = copy_of(first_start, tmp_path_factory.mktemp("product"), PAPERS="yes")
    yield product.start()
    product.stop()


def test_papers_are_offered_from_the_contents_page_and_open(reporter: Reporter) -> None:
    page = reporter.page
    page.goto("/guidance/")
    page.get_by_role("link", name="Papers to print").click()
    reporter.sees_a_heading_with("Papers to print")
    offered = page.locator("main a[href^='/papers/']")
    wait_until(lambda: page.reload() and offered.count() == 7, within=300)
    assert accessibility.find_all_faults(page) == []

    for address in [link.get_attribute("href") for link in offered.all()]:
        paper = page.request.get(str(address))
        assert paper.headers["content-type"] == "application/pdf"
        assert paper.body().startswith(b"%PDF-")


def test_without_signal_a_page_says_what_is_not_there(reporter: Reporter) -> None:
    reporter.waits_for_the_library()
    reporter.page.goto("/tables/sexual")
    reporter.loses_signal()
    reporter.page.get_by_role("link", name="As a PDF").click()
    reporter.sees_the_page("This page is not stored on your phone")
    reporter.presses("Search all of it")
    reporter.sees_the_page("Search")
