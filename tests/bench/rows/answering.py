"""A slow phone: from the press of an answer until the next page is painted."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from statistics import median

from playwright.sync_api import Locator, Page, sync_playwright

from tests.bench import products
from tests.bench.browser import fresh_phone, seconds_until, throttle
from tests.bench.floors.phone import FloorPhone
from tests.bench.report import Line, at_most
from tests.bench.rows.first_visit import FLOOR_READY
from tests.bench.turns import is_noisy, measure_in_turns, ratio
from tests.browser.phone import Phone
from tests.browser.worker import Worker

QUESTION = "/steps/"
ROUNDS = 7
MOST_TIMES = 1.25

# The moment of a press, which outlives the page that it leaves.
NOTE_PRESS = """addEventListener("click", ({ timeStamp }) =>
  sessionStorage.setItem("pressed", performance.timeOrigin + timeStamp), true)"""
UNTIL_PAINTED = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName("first-contentful-paint");
    if (paint)
      resolve(performance.timeOrigin + paint.startTime - sessionStorage.getItem("pressed"));
  }).observe({ type: "paint", buffered: true });
})"""
# The floor has one page: its answers lead to itself.
LEAD_HERE = """addEventListener("DOMContentLoaded", () => {
  for (const answer of document.querySelectorAll("#main a")) answer.href = location.pathname;
})"""

Act = Callable[[Page], Locator]
NO_DANGER: Act = lambda page: page.locator("#main a[data-danger=no]")  # noqa: E731
ANSWERS: list[Act] = [
    NO_DANGER,
    lambda page: page.get_by_role("link", name="A nude"),
    lambda page: page.get_by_role("link", name="Another child"),
]


def lines() -> Iterator[Line]:
    """Three answers of an incident beside a page without the product's scripts, in turns."""
    with ExitStack() as stack, sync_playwright() as playwright:
        product = stack.enter_context(products.run_product())
        floor = stack.enter_context(FloorPhone(product.address, QUESTION))
        worker = Worker(stack.enter_context(fresh_phone(playwright, product.address)))
        bare = stack.enter_context(fresh_phone(playwright, f"http://127.0.0.1:{floor.port}"))
        worker.opens_the_site()
        worker.waits_for_the_library()
        seconds_until(bare.page, QUESTION, FLOOR_READY)
        worker.phone.page.add_init_script(NOTE_PRESS)
        bare.page.add_init_script(NOTE_PRESS + ";" + LEAD_HERE)
        found = measure_in_turns(
            ROUNDS, ours=partial(_answer, worker), floor=partial(_answer_floor, bare)
        )
    times = ratio(found["ours"], found["floor"])
    yield Line(
        what="an answer until the next page is painted",
        measured=f"{median(found['ours']):.0f} ms",
        against=f"a page without scripts: {median(found['floor']):.0f} ms",
        ratio=f"{times:.2f}",
        reach=f"≤ {MOST_TIMES}",
        result=at_most(times, MOST_TIMES, noisy=is_noisy(found["floor"])),
    )


def _answer(worker: Worker) -> float:
    worker.goes_home()
    worker.presses("What should I do?")
    worker.sees_the_page("Is anyone in danger now?")
    return _press(worker.phone, ANSWERS)


def _answer_floor(phone: Phone) -> float:
    phone.page.goto(QUESTION)
    return _press(phone, [NO_DANGER] * len(ANSWERS))


def _press(phone: Phone, acts: list[Act]) -> float:
    """The median of the milliseconds from each press until the next page shows something."""
    found = []
    with throttle(phone) as page:
        for act in acts:
            target = act(page)
            target.scroll_into_view_if_needed()
            with page.expect_navigation():
                target.tap()
            found.append(float(page.evaluate(UNTIL_PAINTED)))
    return median(found)
