"""Measures twenty incidents with no signal, and writes docs/worker.md: `make worker`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.phone import Phone
from tests.support.product import Product
from tests.worker.incidents import INCIDENTS
from tests.worker.table import write_table
from tests.worker.walk import gets_ready, walk

DOCUMENT = Path(__file__).parents[2] / "docs" / "worker.md"


def main() -> None:
    """Start a product and a phone, cut the network, walk each incident, write the table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = Product(Path(folder) / "product").start()
        phone = Phone(playwright, Path(folder) / "phone", product.address).start()
        gets_ready(phone.page)
        product.kill()
        walked = []
        for incident in INCIDENTS:
            walked.append(walk(phone.page, incident))
            print(f"{incident.story}: {walked[-1].to_saved.seconds:.0f} s", file=sys.stderr)
        phone.close()
    DOCUMENT.write_text(write_table(walked))


if __name__ == "__main__":
    main()
