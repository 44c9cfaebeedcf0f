"""A worker's hand on a page: taps, swipes and types as a person does, and counts what it passes."""

from playwright.sync_api import Locator, Page

from tests.support.polling import wait_until
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
    if (parent.closest(".govuk-visually-hidden")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const { top, height, width } = range.getBoundingClientRect();
    if (height < 2 || width < 2 || top + scrollY >= bottom) continue;
    const isWord = (word) => /[\\p{L}\\p{N}]/u.test(word);
    words += textContent.split(/\\s+/).filter(isWord).length;
  }
  return words;
}
"""
FIRST_VISIBLE = "innerHeight - (document.querySelector('.app-bar')?.offsetHeight ?? 0)"


class Hand:
    """Works a page and keeps an `Effort`.

    Words are passed down to the lower edge of what is pressed or filled in: nobody reads on below
    the button. Of a question all answers are passed that are in view.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.effort = Effort()
        self._seen = 0
        self._screen = ""

    def taps(self, target: Locator, *, choosing: bool = False) -> None:
        """Swipe until it is in view, and tap it; `choosing`: it was chosen among answers."""
        self._reaches(target, all_in_view=choosing)
        self.effort.taps += 1
        self.effort.choices += choosing
        target.tap()
        self.page.wait_for_timeout(400)

    def leaves_by(self, target: Locator, *, until: Locator) -> None:
        """Tap what leads to another document, which has opened when `until` is there."""
        self._reaches(target)
        self.effort.taps += 1
        target.tap()
        until.wait_for()
        self._arrives()

    def types(self, target: Locator, text: str) -> None:
        """Type into a field, letter by letter."""
        self.taps(target)
        self.effort.letters += len(text)
        target.fill(text)

    def _reaches(self, target: Locator, *, all_in_view: bool = False) -> None:
        target.wait_for()
        self._arrives()
        visible = self.page.evaluate(FIRST_VISIBLE)
        box = wait_until(target.bounding_box)  # script may move it once it has read the phone
        for _ in range(30):
            assert box
            if box["y"] >= 0 and box["y"] + min(box["height"], 200) <= visible:
                break
            by = SWIPE_PX if box["y"] > 0 else -SWIPE_PX
            self.page.evaluate("(by) => scrollBy(0, by)", by)
            self.effort.swipes += 1
            self.page.wait_for_timeout(60)
            box = target.bounding_box()
        assert box
        self._passes(visible if all_in_view else box["y"] + box["height"])

    def _arrives(self) -> None:
        """Of a new screen no word has been passed."""
        name = self._name()
        if name != self._screen:
            self._seen = 0
        self._screen = name
        self.effort.screens.add(name)

    def _passes(self, bottom: float) -> None:
        """The words down to this place of the window."""
        words = self.page.evaluate(WORDS_ABOVE, bottom + self.page.evaluate("scrollY"))
        if words > self._seen:
            self.effort.words += words - self._seen
            self._seen = words

    def _name(self) -> str:
        heading = self.page.evaluate("document.querySelector('h1')?.textContent ?? ''")
        return f"{self.page.url}#{heading}"
