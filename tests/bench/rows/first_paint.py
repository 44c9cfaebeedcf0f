"""The first paint of a stored page with the link cut, warm and in a new browser process."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from statistics import median

from playwright.sync_api import sync_playwright

from tests.bench import products
from tests.bench.browser import first_paint, fresh_phone, seconds_until, throttle
from tests.bench.floors.phone import FloorPhone
from tests.bench.report import Line, at_most
from tests.bench.rows.first_visit import FLOOR_READY, HOME, READY
from tests.bench.shaper import Link
from tests.bench.turns import is_noisy, measure_in_turns, ratio
from tests.browser.phone import Phone

# A paint waits for the next frame, and frames are long on a slow phone, so it takes many visits.
VISITS = 11
COLD_STARTS = 11


def lines() -> Iterator[Line]:
    """The same page from the product's service worker and from the floor's."""
    with ExitStack() as stack, sync_playwright() as playwright:
        product = stack.enter_context(products.run_product())
        floor = stack.enter_context(FloorPhone(product.address, HOME))

        def visitor(port: int, ready: str) -> Phone:
            link = stack.enter_context(Link(port))
            phone = stack.enter_context(fresh_phone(playwright, link.address))
            seconds_until(phone.page, HOME, ready)
            link.cut()
            return phone

        ours, theirs = visitor(product.port, READY), visitor(floor.port, FLOOR_READY)
        warm = measure_in_turns(ours=partial(_warm, ours), floor=partial(_warm, theirs))
        cold = measure_in_turns(
            COLD_STARTS, ours=partial(_cold, ours), floor=partial(_cold, theirs)
        )
    yield _line("first paint of a kept page, offline", warm["ours"], warm["floor"], 1.25)
    yield _line("the same in a new browser process", cold["ours"], cold["floor"], 1.5)


def _warm(phone: Phone) -> float:
    """In a browser that is already running: the median of VISITS visits."""
    with throttle(phone) as page:
        first_paint(page, HOME)
        return median(first_paint(page, HOME) for _ in range(VISITS))


def _cold(phone: Phone) -> float:
    """In a browser that was just started on its profile."""
    with throttle(phone.restart()) as page:
        return first_paint(page, HOME)


def _line(what: str, ours: list[float], floor: list[float], reach: float) -> Line:
    times = ratio(ours, floor)
    return Line(
        what=what,
        measured=f"{median(ours) * 1000:.0f} ms",
        against=f"same page, no library: {median(floor) * 1000:.0f} ms",
        ratio=f"{times:.2f}",
        reach=f"≤ {reach}",
        result=at_most(times, reach, noisy=is_noisy(floor)),
    )
