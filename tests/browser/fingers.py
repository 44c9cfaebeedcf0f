"""Fingers faster than people: taps and keys that do not wait until a page hears them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page


class Finger:
    """Taps at a place of the window, over the browser's own protocol."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._browser = page.context.new_cdp_session(page)

    @contextmanager
    def on_a_processor(self, slower: int) -> Iterator[None]:
        """The page's thread that many times slower."""
        self._browser.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        yield
        self._browser.send("Emulation.setCPUThrottlingRate", {"rate": 1})

    def middle(self, element: Locator) -> tuple[float, float]:
        """Where the middle of an element is, once it is in view."""
        element.scroll_into_view_if_needed()
        box = element.bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def taps(self, x: float, y: float) -> None:
        """One tap."""
        self._browser.send(
            "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
        )
        self._browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def taps_twice(self, element: Locator, apart: int) -> float:
        """Two taps on the place of an element. Returns how many milliseconds they were apart.

        On a busy machine that is more than was asked for.
        """
        self.page.wait_for_timeout(1100)  # the page hears it by now
        x, y = self.middle(element)
        self.taps(x, y)
        first = time.monotonic()
        self.page.wait_for_timeout(apart)
        passed = (time.monotonic() - first) * 1000
        self.taps(x, y)
        return passed

    def presses_a_key_on(self, selector: str, *, held: bool = False) -> None:
        """Enter on the first such element; `held`: it comes again and again, as if held down."""
        self.page.evaluate("(selector) => document.querySelector(selector).focus()", selector)
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        self._browser.send("Input.dispatchKeyEvent", {"type": "keyDown", "autoRepeat": held, **key})
        self._browser.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
