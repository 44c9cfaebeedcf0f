"""Measures twenty incidents with no signal, twice, and writes docs/worker.md: `make worker`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.phone import Phone
from tests.support.product import Product
from tests.worker.incidents import INCIDENTS
from tests.worker.table import write_table
from tests.worker.walk import Walked, remembers_its_owner, walk, works_without_signal

DOCUMENT = Path(__file__).parents[2] / "docs" / "worker.md"


def main() -> None:
    """Start a product and two phones, cut the network, walk each incident on both, and write."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = Product(Path(folder) / "product").start()
        phones = [
            Phone(playwright, Path(folder) / name, product.address).start()
            for name in ("again", "first")
        ]
        again, first = (phone.page for phone in phones)
        remembers_its_owner(again)
        works_without_signal(first)
        product.kill()
        walked = [_walk_all(again), _walk_all(first, first_time=True)]
        for phone in phones:
            phone.close()
    DOCUMENT.write_text(write_table(*walked))


def _walk_all(page: Page, *, first_time: bool = False) -> list[Walked]:
    walked = []
    for incident in INCIDENTS:
        walked.append(walk(page, incident, first_time=first_time))
        print(f"{incident.story}: {walked[-1].to_saved.seconds:.0f} s", file=sys.stderr)
    return walked


if __name__ == "__main__":
    main()
