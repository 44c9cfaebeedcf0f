"""Waits as a person does until a page hears presses: for every journey, in this one place.

A page ignores presses for a moment after it was shown, and near the last press for longer
(static/js/page/presses.js). Playwright's own `click`, `tap`, `check` and Enter are as fast as no
finger; here they wait until `html[data-ignores]` lets them through. `page.mouse`,
`page.touchscreen` and a CDP session do not wait: double taps are made with them.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from playwright.sync_api import Error, Keyboard, Locator, Page

PRESSES = ("click", "dblclick", "tap", "check", "uncheck", "set_checked")
KEYS = ("Enter", "Space", " ")
LONGEST_SECONDS, STEP_MS = 5.0, 50
# Without the attribute no script has begun: it will, until the page is complete.
HEARS = """(element) => {
    const { ignores } = document.documentElement.dataset;
    if (ignores === undefined) return document.readyState === "complete";
    if (!ignores || ignores === "all" || !element) return ignores !== "all";
    const { left, top, width, height } = element.getBoundingClientRect();
    const middle = [left + width / 2, top + height / 2];
    // Where something covers it, the press will scroll first, and land elsewhere.
    if (!element.contains(document.elementFromPoint(...middle))) {
        element.scrollIntoView({ block: "center" });
        return false;
    }
    const [x, y] = ignores.split(" ").map(Number);
    return Math.hypot(middle[0] - x, middle[1] - y) > 50;
}"""


class PatientKeyboard:
    """A page's keyboard; Enter and Space wait until the page hears keys."""

    def __init__(self, page: Page, keyboard: Keyboard) -> None:
        self._page, self._keyboard = page, keyboard

    def press(self, key: str, **options: Any) -> None:
        """Press a key."""
        if key in KEYS:
            _wait(self._page, lambda: self._page.evaluate(HEARS, None))
        self._keyboard.press(key, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._keyboard, name)


def become_patient() -> None:
    """Make each locator and keyboard of Playwright wait before it presses."""
    if hasattr(Locator, "is_patient"):
        return
    for name in PRESSES:
        setattr(Locator, name, _patient(getattr(Locator, name)))
    press_key, keyboard = Locator.press, vars(Page)["keyboard"].fget

    @wraps(press_key)
    def press(self: Locator, key: str, **options: Any) -> None:
        if key in KEYS:
            _wait(self.page, lambda: self.page.evaluate(HEARS, None))
        press_key(self, key, **options)

    Locator.press = press  # type: ignore[method-assign]
    Page.keyboard = property(lambda page: PatientKeyboard(page, keyboard(page)))  # type: ignore
    Locator.is_patient = True  # type: ignore[attr-defined]


def _patient(act: Callable[..., None]) -> Callable[..., None]:
    @wraps(act)
    def press(self: Locator, *given: Any, **options: Any) -> None:
        timeout = options.get("timeout")
        _wait(self.page, lambda: self.evaluate(HEARS, timeout=timeout))
        act(self, *given, **options)

    return press


def _wait(page: Page, hears: Callable[[], bool]) -> None:
    """A page that is being left is asked again; one that never hears is pressed all the same."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < deadline:
        try:
            if hears():
                return
        except Error as error:
            if "context" not in error.message and "navigat" not in error.message:
                raise
        page.wait_for_timeout(STEP_MS)
