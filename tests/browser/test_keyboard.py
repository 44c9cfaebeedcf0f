"""The whole job with a keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.officer import Officer
from tests.browser.phone import WIDE, Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product

MOST_TABS = 120
FOCUSED = """() => {
    const at = document.activeElement, label = at.labels?.[0]?.innerText;
    return (label ?? at.innerText ?? '').trim().replace(/\\s+/g, ' ');
}"""
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
    """Tab, space, enter and letters; nothing is ever pointed at."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def goes_to(self, name: str) -> None:
        """Tab until what has the focus begins with `name`; the focus must be seen."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED).startswith(name):
                assert self.page.evaluate(HAS_A_RING), f"nothing shows that {name} has the focus"
                assert not self.page.evaluate(IS_COVERED), f"{name} has the focus under something"
                return
        raise AssertionError(f"{name} cannot be reached by Tab")

    def follows(self, name: str, to: str) -> None:
        self.goes_to(name)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("heading", level=1)).to_have_text(to)

    def ticks(self, name: str) -> None:
        self.goes_to(name)
        self.page.keyboard.press("Space")

    def writes(self, name: str, text: str) -> None:
        self.goes_to(name)
        self.page.keyboard.type(text)


def test_from_the_first_page_to_a_report_at_the_unit(
    make_phone: Callable[..., Phone], product: Product, officer: Officer
) -> None:
    desktop = make_phone(product.address, viewport=WIDE, has_touch=False, is_mobile=False)
    worker = Reporter(desktop)
    worker.opens_the_site()
    worker.waits_until_ready()
    keyboard = Keyboard(worker.page)

    keyboard.follows("What should I do?", "Is anyone in danger now?")
    keyboard.follows("No", "What is it about?")
    keyboard.follows("Bullying", "Who did it to whom?")
    keyboard.follows("A child to a child", "Where was it made or sent from?")
    keyboard.follows("Here", "What to do now")
    keyboard.follows("Record this incident", "Report an incident")
    keyboard.writes("Type of setting", "Sports")
    keyboard.writes("Your name", "Sam Okafor")
    keyboard.writes("Your phone number", "0161 496 0123")
    keyboard.follows("Check your answers", "Check your answers")
    keyboard.follows("Save report", "Saved on this phone")

    assert officer.how_many(worker.reads_the_reference()) == 1


def test_the_first_tab_offers_to_skip_to_the_content(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.page.keyboard.press("Tab")
    expect(worker.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    worker.page.keyboard.press("Enter")
    expect(worker.page.locator("#main")).to_be_focused()
