"""A worker's hand on a page: taps, swipes and types as a person does, and counts what it passes."""

from playwright.sync_api import Locator, Page

from tests.worker.model import SWIPE_PX, Effort

# Words of the page above this place that were seen; those of top and bar are known by heart.
WORDS_ABOVE = """
(bottom) => {
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const { top, height, width } = range.getBoundingClientRect();
    if (height < 2 || width < 2 || top + scrollY > bottom) continue;
    words += textContent.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
  }
  return words;
}
"""
FIRST_VISIBLE = "() => innerHeight - (document.querySelector('.app-bar')?.offsetHeight ?? 0)"


class Hand:
    """Works a page and keeps an `Effort`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.effort = Effort()
        self._seen = 0
        self._screen = ""

    def arrives(self) -> None:
        """A new screen is in view."""
        self.page.wait_for_timeout(150)
        self._screen = self._name()
        self.effort.screens.add(self._screen)
        self._seen = 0
        self._passes()

    def taps(self, target: Locator, *, choosing: bool = False) -> None:
        """Swipe until it is in view, and tap it; `choosing`: it was chosen among answers."""
        self._brings_into_view(target)
        self.effort.taps += 1
        self.effort.choices += choosing
        before = self._name()
        target.tap()
        self.page.wait_for_timeout(250)
        if self._name() != before:
            self.arrives()
        else:
            self._passes()

    def types(self, target: Locator, text: str) -> None:
        """Type into a field, letter by letter."""
        self.taps(target)
        self.effort.letters += len(text)
        target.fill(text)

    def reaches(self, target: Locator) -> None:
        """Swipe until it is in view, without pressing it."""
        self._brings_into_view(target)

    def _brings_into_view(self, target: Locator) -> None:
        target.wait_for()
        for _ in range(30):
            box = target.bounding_box()
            assert box
            visible = self.page.evaluate(FIRST_VISIBLE)
            if box["y"] + min(box["height"], 200) <= visible and box["y"] >= 0:
                return
            down = box["y"] > 0
            self.page.evaluate("(by) => scrollBy(0, by)", SWIPE_PX if down else -SWIPE_PX)
            self.effort.swipes += 1
            self.page.wait_for_timeout(60)
            self._passes()
        raise AssertionError(f"Never in view: {target}")

    def _passes(self) -> None:
        bottom = self.page.evaluate(f"scrollY + ({FIRST_VISIBLE})()")
        words = self.page.evaluate(WORDS_ABOVE, bottom)
        if words > self._seen:
            self.effort.words += words - self._seen
            self._seen = words

    def _name(self) -> str:
        heading = self.page.evaluate("document.querySelector('h1')?.textContent ?? ''")
        return f"{self.page.url}#{heading}"
