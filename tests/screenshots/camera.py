"""The ways to look at a page, and one picture of what is seen without scrolling."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple

from playwright.sync_api import Page, Playwright, ViewportSize

from tests.browser.phone import SMALL, WIDE, Phone
from tests.screenshots.small_png import make_small
from tests.support.product import Product

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
STILL = "() => Promise.all(document.getAnimations().map((each) => each.finished))"


class Way(NamedTuple):
    """A size of window, in CSS pixels, and a colour scheme."""

    size: ViewportSize
    scheme: Literal["light", "dark"]

    @property
    def name(self) -> str:
        """The end of a picture's name: `360` or `360-dark`."""
        return f"{self.size['width']}{'-dark' if self.scheme == 'dark' else ''}"


WAYS_TO_LOOK = tuple(Way(size, scheme) for size in (SMALL, WIDE) for scheme in ("light", "dark"))


@contextmanager
def take_up_phone(
    playwright: Playwright, folder: Path, product: Product, way: Way
) -> Iterator[Phone]:
    """A new phone of this size; a wide one has no touch."""
    touch = way.size is SMALL
    look: dict[str, Any] = {"viewport": way.size, "has_touch": touch, "is_mobile": touch}
    phone = Phone(playwright, folder, product.address, color_scheme=way.scheme, **look)
    try:
        yield phone.start()
    finally:
        phone.close()


def take(page: Page, name: str, way: Way) -> None:
    """Write the picture of what a person sees into docs/screens."""
    page.evaluate(STILL)
    (SCREENS / f"{name}-{way.name}.png").write_bytes(make_small(page, page.screenshot()))
