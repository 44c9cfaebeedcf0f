"""A first visit, over a slow link with a slow phone: what it costs, and how long it takes."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from statistics import median

from playwright.sync_api import Page, Playwright, expect, sync_playwright

from tests.bench import products
from tests.bench.browser import TYPEABLE, TYPES_EARLY, fresh_phone, seconds_until, throttle
from tests.bench.floors.phone import FloorPhone
from tests.bench.lines import Traffic
from tests.bench.report import Line, Result, at_most
from tests.bench.shaper import Link
from tests.bench.turns import is_noisy, measure_in_turns, ratio

HOME, FLOOR_READY = "/", "html[data-ready]"
# The words "Works without signal": this line is empty before, and marked while something waits.
READY = "[data-status-line]:not(:empty):not([data-waiting])"
FORM, OPEN, FLOOR_OPEN = "/report", "[data-report][data-open]", "html[data-open]"
FIELD = "organisation"

# Added to the page when the library is stored.
WHOLE = "head link[rel=manifest]"

MOST_BYTES, MOST_REQUESTS, MOST_TIMES = 100_000, 12, 1.5
MOST_IN_ALL = 180_000


@dataclass(frozen=True)
class Visit:
    """A first visit to the home page: seconds until it works offline, and the traffic."""

    seconds: float
    traffic: Traffic


@dataclass(frozen=True)
class FormVisit:
    """A first visit to the form: seconds until one can type, and until its script runs."""

    typeable: float
    open: float


def lines() -> Iterator[Line]:
    """The cost and the time until a reload works offline, and until the form can be used."""
    with ExitStack() as stack, sync_playwright() as playwright:
        product = stack.enter_context(products.run_product())
        home = stack.enter_context(FloorPhone(product.address, HOME))
        form = stack.enter_context(FloorPhone(product.address, FORM))
        visits = measure_in_turns(
            ours=partial(_visit_home, playwright, product.port, READY),
            floor=partial(_visit_home, playwright, home.port, FLOOR_READY),
        )
        whole = _visit_whole(playwright, product.port)
        forms = measure_in_turns(
            ours=partial(_visit_form, playwright, product.port, OPEN),
            floor=partial(_visit_form, playwright, form.port, FLOOR_OPEN),
        )
    yield _cost([visit.traffic for visit in visits["ours"]])
    yield _cost_in_all(whole)
    ours, floor = ([one.seconds for one in visits[name]] for name in ("ours", "floor"))
    yield _time("first visit until ready", ours, floor)
    ours, floor = ([one.typeable for one in forms[name]] for name in ("ours", "floor"))
    yield _time("first visit until form usable", ours, floor)
    ours, floor = ([one.open for one in forms[name]] for name in ("ours", "floor"))
    unjudged = _time("first visit until form's script runs", ours, floor)
    yield replace(unjudged, reach="–", result=Result.NOT_JUDGED)


def _visit_home(playwright: Playwright, port: int, ready: str) -> Visit:
    with (
        Link(port) as link,
        fresh_phone(playwright, link.address) as phone,
        throttle(phone) as page,
    ):
        visit = Visit(seconds_until(page, HOME, ready), link.passed())
        link.cut()
        _check_reload(page)
    return visit


def _visit_whole(playwright: Playwright, port: int) -> Traffic:
    with Link(port) as link, fresh_phone(playwright, link.address) as phone:
        seconds_until(phone.page, HOME, WHOLE)
        phone.page.wait_for_load_state("networkidle")
        return link.passed()


def _visit_form(playwright: Playwright, port: int, is_open: str) -> FormVisit:
    """Text typed before the page's script runs must stay."""
    with (
        Link(port) as link,
        fresh_phone(playwright, link.address) as phone,
        throttle(phone) as page,
    ):
        page.add_init_script(TYPES_EARLY % FIELD)
        seconds = seconds_until(page, FORM, is_open)
        expect(page.locator(f"[name={FIELD}]")).to_have_value("typed early")
        return FormVisit(typeable=float(page.evaluate(TYPEABLE)), open=seconds)


def _check_reload(page: Page) -> None:
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


def _cost_in_all(traffic: Traffic) -> Line:
    return Line(
        what="the same until the library is kept too",
        measured=f"{traffic.total / 1000:.1f} kB, {len(traffic.requests)} requests",
        reach=f"≤ {MOST_IN_ALL // 1000} kB",
        result=at_most(traffic.total, MOST_IN_ALL),
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
