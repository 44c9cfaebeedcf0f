"""`make screenshots`: every screen, on a phone and on a desktop, light and dark.

Runs the real product, so the pictures show what people see. `python -m tests.screenshots unit`
takes only the unit's.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Playwright, expect, sync_playwright

from tests.browser.officer import Officer
from tests.browser.phone import PATIENCE_MS, SMALL
from tests.screenshots.camera import SCREENS, WAYS_TO_LOOK, take_up_phone
from tests.screenshots.unit import Unit
from tests.screenshots.worker import Walk
from tests.support.polling import wait_until
from tests.support.product import Product
from webapp.guidance.source.loading import load_shipped
from webapp.paper.register import list_papers

MANIFEST = Path(__file__).parents[2] / "static" / "screens"
IN_THE_MANIFEST = ("home", "guidance")
PAPERS = len(list_papers(load_shipped()))


def main(*, only_the_units: bool) -> None:
    """Delete the old screenshots and take them all again, or the unit's."""
    expect.set_options(timeout=PATIENCE_MS)
    SCREENS.mkdir(parents=True, exist_ok=True)
    for old in SCREENS.glob("unit-*.png" if only_the_units else "*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = Product(Path(folder), PAPERS="no" if only_the_units else "yes").start()
        try:
            with Unit(playwright, product) as unit:
                unit.takes_the_screens()
                if not only_the_units:
                    take_the_workers(playwright, product, unit.officer, Path(folder))
                unit.takes_the_guidance(Path(folder) / "words.yaml")
        finally:
            product.stop()


def take_the_workers(
    playwright: Playwright, product: Product, officer: Officer, folder: Path
) -> None:
    """Walk through a worker's screens, and copy two into the manifest."""
    wait_for_papers(product)
    for way in WAYS_TO_LOOK:
        with take_up_phone(playwright, folder / way.name, product, way) as phone:
            Walk(phone, product, officer).takes_the_screens()
    for name in IN_THE_MANIFEST:
        shutil.copy(SCREENS / f"{name}-{SMALL['width']}.png", MANIFEST / f"{name}.png")


def wait_for_papers(product: Product) -> None:
    """Waits until every paper can be opened, which takes a minute."""
    wait_until(lambda: product.get("/papers/").count("PDF, ") == PAPERS, within=300)


if __name__ == "__main__":
    main(only_the_units="unit" in sys.argv[1:])
