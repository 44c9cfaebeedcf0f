"""A first visit, over a slow link with a slow phone: what it costs, and how long it takes."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from statistics import median

from playwright.sync_api import Page, Playwright, expect, sync_playwright

from tests.bench import products
from tests.bench.browser import fresh_phone, seconds_until, slow
from tests.bench.floors.phone import FloorPhone
from tests.bench.lines import Traffic
from tests.bench.report import Line, at_most
from tests.bench.shaper import Link
from tests.bench.turns import in_turns, is_noisy, ratio

HOME, FORM = "/", "/report"
READY, USABLE = "[data-ready]:not([hidden])", "[data-report][data-open]"
FLOOR_READY, FLOOR_USABLE = "html[data-ready]", "html[data-open]"

MOST_BYTES, MOST_REQUESTS, MOST_TIMES = 100_000, 12, 1.5


@dataclass(frozen=True)
class Visit:
    """One first visit: seconds until what was waited for, and what had passed by then."""

    seconds: float
    traffic: Traffic


def lines() -> Iterator[Line]:
    """Until a reload works with the link cut; until the form can be used."""
    with ExitStack() as stack, sync_playwright() as playwright:
        product = stack.enter_context(products.running())
        home = stack.enter_context(FloorPhone(product.address, HOME))
        form = stack.enter_context(FloorPhone(product.address, FORM))
        visit = partial(_visit, playwright)
        found = in_turns(
            ready=partial(visit, product.port, HOME, READY),
            floor_ready=partial(visit, home.port, HOME, FLOOR_READY),
            usable=partial(visit, product.port, FORM, USABLE, works_offline=False),
            floor_usable=partial(visit, form.port, FORM, FLOOR_USABLE, works_offline=False),
        )
    seconds = {name: [visit.seconds for visit in visits] for name, visits in found.items()}
    yield _cost([visit.traffic for visit in found["ready"]])
    yield _time("first visit until ready", seconds["ready"], seconds["floor_ready"])
    yield _time("first visit until form usable", seconds["usable"], seconds["floor_usable"])


def _visit(
    playwright: Playwright, port: int, path: str, selector: str, *, works_offline: bool = True
) -> Visit:
    with Link(port) as link, fresh_phone(playwright, link.address) as phone:
        page = slow(phone)
        visit = Visit(seconds_until(page, path, selector), link.passed())
        if works_offline:
            link.cut()
            _must_reload(page)
    return visit


def _must_reload(page: Page) -> None:
    heading = page.get_by_role("heading", level=1)
    before = heading.inner_text()
    page.reload()
    expect(heading).to_have_text(before)


def _cost(visits: list[Traffic]) -> Line:
    size = median(visit.total for visit in visits)
    requests = median(len(visit.requests) for visit in visits)
    is_met = size <= MOST_BYTES and requests <= MOST_REQUESTS
    return Line(
        what="first visit until a reload works offline",
        measured=f"{size / 1000:.1f} kB, {requests} requests",
        against="best-known peer: 989 kB, 24 requests, not ready",
        ratio=f"{size / 989_000:.2f}",
        reach="≤ 100 kB, ≤ 12 requests",
        result=at_most(0 if is_met else 1, 0),
    )


def _time(what: str, ours: list[float], floor: list[float]) -> Line:
    times = ratio(ours, floor)
    return Line(
        what=what,
        measured=f"{median(ours):.2f} s",
        against=f"same pack, one page, no library: {median(floor):.2f} s",
        ratio=f"{times:.2f}",
        reach=f"≤ {MOST_TIMES}",
        result=at_most(times, MOST_TIMES, noisy=is_noisy(floor)),
    )
