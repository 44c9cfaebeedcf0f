"""With a name of its own for the unit, no script of the reporters' side reads an officer's page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.officer import Officer
from tests.browser.phone import CHROMIUM, PATIENCE_MS, QUIET, WIDE
from tests.support.product import Product

# What a script that got into a page would do; browsers know *.localhost as this machine.
FETCH = """async (address) => {
  try {
    const answer = await fetch(address, { credentials: "include" });
    return `${answer.status} ${(await answer.text()).includes("Inbox")}`;
  } catch { return "refused"; }
}"""


@pytest.fixture
def two_names(tmp_path: Path) -> Iterator[Product]:
    """One product under two names."""
    product = Product(tmp_path, ALLOW_INSECURE_HTTP="yes")
    product.settings |= {
        "PUBLIC_URL": f"http://esafety.localhost:{product.port}",
        "UNIT_URL": f"http://unit.localhost:{product.port}",
    }
    yield product.start()
    product.kill()


@pytest.fixture
def page(playwright: Playwright, two_names: Product) -> Iterator[Page]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    address = two_names.settings["UNIT_URL"]
    page = browser.new_context(viewport=WIDE, base_url=address).new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    browser.close()


def test_a_script_of_the_reporters_side_cannot_read_what_an_officer_reads(
    page: Page, two_names: Product
) -> None:
    officer, unit = Officer(page), two_names.settings["UNIT_URL"]
    officer.sets_up_account(two_names.set_up_link())
    officer.signs_in()
    assert page.evaluate(FETCH, f"{unit}/unit/") == "200 true"

    page.goto(two_names.settings["PUBLIC_URL"])
    assert page.evaluate(FETCH, f"{unit}/unit/") == "refused"
    assert page.evaluate(FETCH, "/unit/") == "421 false"
    page.goto(unit)
    officer.sees("Inbox")
