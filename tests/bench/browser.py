"""A slow phone: Chromium with its own profile, the page's thread four times slower.

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

# Painted, with its last field in the document: people see a form that they can type into.
TYPEABLE = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return Math.max(page.domInteractive, paint.startTime) / 1000;
}"""

# Types before the page's scripts run.
TYPES_EARLY = """
addEventListener("readystatechange", () => {
  const field = document.querySelector("[name=%s]");
  if (document.readyState === "interactive" && field) field.value = "typed early";
}, true);
"""

# Runs before the page's own scripts; `moment` resolves to the seconds since the visit began.
WHEN_MATCHED = """
globalThis.moment = new Promise((resolve, reject) => {
  setTimeout(reject, 60_000, new Error("nothing matched within a minute"));
  const look = () => {
    if (document.querySelector(%r)) resolve(performance.now() / 1000);
  };
  const everything = { attributes: true, childList: true, subtree: true };
  new MutationObserver(look).observe(document, everything);
});
"""


@contextmanager
def fresh_phone(playwright: Playwright, address: str) -> Iterator[Phone]:
    """A browser with an empty profile."""
    with TemporaryDirectory() as folder:
        phone = Phone(playwright, Path(folder), address).start()
        try:
            yield phone
        finally:
            phone.close()


@contextmanager
def throttle(phone: Phone) -> Iterator[Page]:
    """The phone's first tab, throttled while it is measured.

    Chromium throttles a page by interrupting it continually: one left throttled uses so much CPU
    that the next phone's times double.
    """
    assert phone.context
    session = phone.context.new_cdp_session(phone.page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
    try:
        yield phone.page
    finally:
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        session.detach()


def seconds_until(page: Page, path: str, selector: str) -> float:
    """Visit `path`; the seconds from the first request until an element matches."""
    page.add_init_script(WHEN_MATCHED % selector)
    page.goto(path, wait_until="commit")
    return float(page.evaluate("() => moment"))


def first_paint(page: Page, path: str) -> float:
    """Visit `path`; the seconds until the first text is painted."""
    page.goto("about:blank")
    page.goto(path, wait_until="commit")
    return float(page.evaluate(FIRST_PAINT))
