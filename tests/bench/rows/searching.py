"""A search on a slow phone: from a word typed until the page has what it found, laid out."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests.bench import products
from tests.bench.browser import fresh_phone, throttle
from tests.bench.report import Line, at_most
from tests.browser.reporter import Reporter

MOST_MS = 16
QUERIES = Path(__file__).parents[2] / "unit" / "search" / "queries.tsv"

# Milliseconds for each query: what its input event does, and the layout that follows.
SEARCH = """(queries) => queries.map((query) => {
  const field = document.querySelector("#search");
  field.value = query;
  const began = performance.now();
  field.dispatchEvent(new Event("input"));
  document.body.getBoundingClientRect();
  return performance.now() - began;
})"""


def lines() -> Iterator[Line]:
    """The median of all queries that are tested; the slowest beside it."""
    rows = QUERIES.read_text("utf-8").splitlines()[1:]
    queries = [row.partition("\t")[0] for row in rows]
    with (
        products.run_product() as product,
        sync_playwright() as playwright,
        fresh_phone(playwright, product.address) as phone,
    ):
        reporter = Reporter(phone)
        reporter.opens_the_site()
        reporter.waits_for_the_library()
        phone.page.goto("/search")
        with throttle(phone) as page:
            page.evaluate(SEARCH, queries)
            times = page.evaluate(SEARCH, queries)
    yield Line(
        what="search, until its results are laid out",
        measured=f"{median(times):.1f} ms; slowest {max(times):.1f} ms",
        against="–",
        ratio="–",
        reach=f"≤ {MOST_MS} ms",
        result=at_most(median(times), MOST_MS),
    )
