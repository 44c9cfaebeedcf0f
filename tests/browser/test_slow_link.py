"""A link of 20 kbit/s: what waits on the phone arrives all the same, and once."""

import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Playwright

from tests.bench import prepared, products, waiting_reports
from tests.bench.shaper import Link
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product

REPORTS, SLOW = 50, 20_000


def test_fifty_reports_arrive_over_20_kbit_a_second(
    product: Product, playwright: Playwright, tmp_path: Path
) -> None:
    sealed = prepared.seal(products.intake_key(product), REPORTS)
    with Link(product.port, up_bits=SLOW) as link:
        phone = Phone(playwright, tmp_path / "profile", link.address).start()
        reporter = Reporter(phone)
        reporter.opens_the_site()
        reporter.waits_until_ready()
        waiting_reports.put(phone.page, sealed)
        waiting_reports.seconds_to_deliver(phone.page, REPORTS)
        phone.close()
    ids = {one["id"] for one in sealed}
    assert sorted(one for one in arrived(product) if one in ids) == sorted(ids)


def arrived(product: Product) -> list[str]:
    with closing(sqlite3.connect(product.folder / "instance" / "esafety.sqlite")) as database:
        return [report for (report,) in database.execute("SELECT id FROM arrival")]
