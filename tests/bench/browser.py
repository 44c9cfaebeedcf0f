"""A slow phone: Chromium with a profile of its own, the page's thread four times slower.

Chromium slows pages only ("Operation is only supported for pages, not workers"): service workers
run at this machine's speed, the product's and the floor's alike.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, Playwright

from tests.browser.phone import Phone

TIMES_SLOWER = 4

FIRST_PAINT = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName("first-contentful-paint");
    if (paint) resolve(paint.startTime / 1000);
  }).observe({ type: "paint", buffered: true });
})"""

# Painted, and its last field there: people see a form that they can type in.
TYPEABLE = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return Math.max(page.domInteractive, paint.startTime) / 1000;
}"""

# Somebody is faster than the page's scripts.
TYPES_EARLY = """
addEventListener("readystatechange", () => {
  const field = document.querySelector("[name=%s]");
  if (document.readyState === "interactive" && field) field.value = "typed early";
}, true);
"""

# Before a page's own scripts: `moment` resolves with the seconds since the visit began.
WHEN_MATCHED = """
globalThis.moment = new Promise((resolve) => {
  const look = () => {
    if (document.querySelector(%r)) resolve(performance.now() / 1000);
  };
  const everything = { attributes: true, childList: true, subtree: true };
  new MutationObserver(look).observe(document, everything);
});
"""


@contextmanager
def fresh_phone(playwright: Playwright, address: str) -> Iterator[Phone]:
    """A browser that has never been anywhere."""
    with TemporaryDirectory() as folder:
        phone = Phone(playwright, Path(folder), address).start()
        try:
            yield phone
        finally:
            phone.close()


@contextmanager
def slow(phone: Phone) -> Iterator[Page]:
    """The phone's first tab, slowed down while it is measured.

    Chromium slows a page by interrupting it all the time: one that is left slow takes so much of
    the machine that the next phone's times double.
    """
    assert phone.context
    throttle = phone.context.new_cdp_session(phone.page)
    throttle.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
    try:
        yield phone.page
    finally:
        throttle.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        throttle.detach()


def seconds_until(page: Page, path: str, selector: str) -> float:
    """Visit `path`; how long from the first request until an element matches."""
    page.add_init_script(WHEN_MATCHED % selector)
    page.goto(path, wait_until="commit")
    return float(page.evaluate("() => moment"))


def first_paint(page: Page, path: str) -> float:
    """Visit `path`; how long until the first text is painted."""
    page.goto("about:blank")
    page.goto(path, wait_until="commit")
    return float(page.evaluate(FIRST_PAINT))
