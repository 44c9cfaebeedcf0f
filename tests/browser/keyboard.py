"""A person who uses only a keyboard."""

import re
from contextlib import suppress

from playwright.sync_api import Error, Page, expect

from tests.support.polling import wait_until

MOST_TABS = 120
FOCUSABLE = "a, button, summary, input, select, textarea, [tabindex]"
NAME_OF = """(at) =>
    (at.labels?.[0]?.innerText ?? at.innerText ?? '').trim().replace(/\\s+/g, ' ')"""
FOCUSED = f"() => ({NAME_OF})(document.activeElement)"
# The page that a press led to is there.
IS_THERE = f"""(name) => [...document.querySelectorAll("{FOCUSABLE}")]
    .some((one) => ({NAME_OF})(one).startsWith(name))"""
HAS_A_RING = """() => {
    const at = document.activeElement, style = getComputedStyle(at);
    const label = at.labels?.[0] ? getComputedStyle(at.labels[0], '::before') : style;
    return [style, label].some((one) => one.outlineStyle !== 'none' && one.outlineWidth !== '0px'
        || one.boxShadow !== 'none');
}"""


IS_COVERED = """() => {
    const at = document.activeElement.labels?.[0] ?? document.activeElement;
    const { left, top, width, height } = at.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + Math.min(height, 40) / 2);
    return !(above && (at.contains(above) || above.contains(at) || at.control === above));
}"""


class Keyboard:
    """Uses Tab, Space, Enter and letters; never a pointer."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def goes_to(self, name: str, *, whole: bool = False) -> None:
        """Tabs until the focused element's text starts with `name`; the focus must be visible.

        `whole`: until it is `name`.
        """
        wait_until(lambda: self._has(name))
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            text = self.page.evaluate(FOCUSED)
            if text == name or (text.startswith(name) and not whole):
                assert self.page.evaluate(HAS_A_RING), f"{name} has the focus, but no focus ring"
                assert not self.page.evaluate(IS_COVERED), f"{name} has the focus, but is covered"
                return
        raise AssertionError(f"{name} cannot be reached by Tab")

    def _has(self, name: str) -> bool:
        """Asked again and again from here: a page's own policy forbids what Playwright would do."""
        with suppress(Error):  # the page is just being left
            return bool(self.page.evaluate(IS_THERE, name))
        return False

    def presses(self, name: str, *, whole: bool = False) -> None:
        self.goes_to(name, whole=whole)
        self.page.keyboard.press("Enter")

    def follows(self, name: str, to: str | re.Pattern[str]) -> None:
        self.presses(name)
        expect(self.page.get_by_role("heading", level=1)).to_have_text(to)

    def ticks(self, name: str) -> None:
        self.goes_to(name)
        self.page.keyboard.press("Space")

    def writes(self, name: str, text: str) -> None:
        self.goes_to(name)
        self.page.keyboard.type(text)
