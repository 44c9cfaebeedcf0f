"""Downloads a list of a running product in every format, in a browser, as an officer does."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.browser.officer import Officer
from tests.browser.phone import CHROMIUM, QUIET
from tests.support.product import Product
from webapp.exports.formats import Format

INCIDENTS = 200
ALL = "lane=all"
WITHOUT, WITH = "coded facts", "with personal details"
PAGES = {WITHOUT: "/unit/export", WITH: "/unit/export/details"}
Files = dict[Format, bytes]


def downloaded() -> dict[str, Files]:
    """A made-up year, by what it has, and by format."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        product = Product(Path(name)).start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            officer = Officer(browser.new_page(base_url=product.address))
            officer.sets_up_account(product.set_up_link())
            officer.signs_in()
            product.lives_through_a_year(INCIDENTS)
            return {name: _export(officer.page, page) for name, page in PAGES.items()}
        finally:
            browser.close()
            product.stop()


def _export(page: Page, address: str) -> Files:
    return {kind: _download(page, address, kind) for kind in Format}


def _download(page: Page, address: str, kind: Format) -> bytes:
    page.goto(f"{address}?{ALL}")
    page.get_by_label(kind.label).check()
    if address == PAGES[WITH]:
        page.get_by_label("A meeting about these incidents").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    return Path(download.value.path()).read_bytes()
