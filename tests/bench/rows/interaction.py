"""A slow phone: from a press until this page has changed to the eye, or the next is painted."""

from collections.abc import Callable, Iterator
from statistics import median

from playwright.sync_api import Locator, Page, sync_playwright

from tests.bench import products
from tests.bench.browser import fresh_phone, throttle
from tests.bench.report import Line, at_most
from tests.browser.phone import Phone
from tests.browser.worker import NUDE, Worker

ROUNDS = 5
MOST_MS, MOST_PAGE_MS = 100, 200

# The browser reports durations in steps of 8 ms, and none below 16. One number an interaction.
WATCH = """() => {
  globalThis.interactions = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId: id, duration } of list.getEntries())
      if (id) interactions.set(id, Math.max(duration, interactions.get(id) ?? 0));
  }).observe({ type: "event", durationThreshold: 16 });
}"""
# Two frames and a task later the observer has been told.
LONGEST = """() => new Promise((resolve) => requestAnimationFrame(() =>
  requestAnimationFrame(() => setTimeout(() => {
    resolve(Math.max(0, ...interactions.values()));
    interactions.clear();
  }, 300))))"""

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

Act = Callable[[Page], Locator]
ANSWERS: dict[str, Act] = {
    "an answer": lambda page: page.locator("#main a[data-danger=no]"),
    "an answer of nine": lambda page: page.get_by_role("link", name="A nude"),
    "an answer of eight": lambda page: page.get_by_role("link", name="Another child"),
}
IN_THE_STEPS: dict[str, Act] = {
    "a tick": lambda page: page.locator(".app-lines label").first,
    "a row that opens": lambda page: page.locator(".app-rows summary").first,
}
IN_THE_FORM: dict[str, Act] = {
    "a chip": lambda page: page.locator('label[for="media"]'),
    "Next": lambda page: page.get_by_role("button", name="Next"),
    "Next, again": lambda page: page.get_by_role("button", name="Next"),
}


def lines() -> Iterator[Line]:
    """The median of each act's durations; a row shows the slowest act."""
    with (
        products.run_product() as product,
        sync_playwright() as playwright,
        fresh_phone(playwright, product.address) as phone,
    ):
        rounds = [_one_round(phone) for _ in range(ROUNDS)]
    pages = [{act: one[act] for act in ANSWERS} for one in rounds]
    acts = [{act: one[act] for act in one if act not in ANSWERS} for one in rounds]
    yield _line("interaction to next paint, slowest act", acts, MOST_MS)
    yield _line("an answer until the next page is painted", pages, MOST_PAGE_MS)


def _line(what: str, rounds: list[dict[str, float]], most: int) -> Line:
    medians = {act: median(one[act] for one in rounds) for act in rounds[0]}
    slowest = max(medians, key=lambda act: medians[act])
    worst = max(max(one.values()) for one in rounds)
    return Line(
        what=what,
        measured=f"{medians[slowest]:.0f} ms ({slowest}); worst of all {worst:.0f} ms",
        against="–",
        ratio="–",
        reach=f"≤ {most} ms",
        result=at_most(medians[slowest], most),
    )


def _one_round(phone: Phone) -> dict[str, float]:
    """Walks one incident to the form's third step; the milliseconds of each act."""
    worker = Worker(phone)
    worker.opens_the_site()
    worker.waits_for_the_library()
    phone.page.add_init_script(NOTE_PRESS)
    worker.presses("What should I do?")
    worker.sees_the_page("Is anyone in danger now?")
    found = _measure_pages(phone, ANSWERS) | _measure(phone, IN_THE_STEPS)
    worker.goes_home()
    worker.walks_to_the_steps(*NUDE)
    worker.records()
    return found | _measure(phone, IN_THE_FORM)


def _measure_pages(phone: Phone, acts: dict[str, Act]) -> dict[str, float]:
    """Milliseconds from each press until the page that it leads to shows something."""
    found = {}
    with throttle(phone) as page:
        for name, act in acts.items():
            target = act(page)
            target.scroll_into_view_if_needed()
            with page.expect_navigation():
                target.tap()
            found[name] = float(page.evaluate(UNTIL_PAINTED))
    return found


def _measure(phone: Phone, acts: dict[str, Act]) -> dict[str, float]:
    phone.page.evaluate(WATCH)
    found = {}
    with throttle(phone) as page:
        for name, act in acts.items():
            target = act(page)
            target.scroll_into_view_if_needed()
            target.tap()
            found[name] = float(page.evaluate(LONGEST))
    return found
