"""Top, bar and Home: how much of the screen they take, also with large text."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.phone import SMALL, Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import NUDE, Worker

PAGES = ("/", "/steps/", "/contacts", "/my-lead", "/phone", "/tables/", "/privacy")
NARROW = {"width": 320, "height": 740}
DOUBLED = "document.documentElement.style.fontSize = '200%'"
BARS = "[...document.querySelectorAll('.app-top, .app-bar')].map((bar) => bar.offsetHeight)"
TARGETS = """() => [...document.querySelectorAll("a, button, summary, input, select")]
    .filter((one) => one.checkVisibility() && !one.closest("p, li, dd, .govuk-skip-link"))
    .map((one) => [one.outerHTML.slice(0, 80), one.closest("label, .app-top__names") ?? one])
    .map(([html, one]) => [html, one.getBoundingClientRect().height])
    .filter(([, height]) => height < 44)"""


@pytest.fixture
def page(phone: Phone) -> Page:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    return phone.page


def test_top_and_bar_take_no_more_than_120_px(page: Page) -> None:
    for path in PAGES:
        page.goto(path)
        assert sum(page.evaluate(BARS)) <= 120, path


@pytest.mark.parametrize("size", [SMALL, NARROW])
def test_at_200_per_cent_the_page_has_60_per_cent_of_the_screen_and_no_sideways_scrolling(
    page: Page, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for path in PAGES:
        page.goto(path)
        page.evaluate(DOUBLED)
        assert sum(page.evaluate(BARS)) <= 0.4 * size["height"], path
        assert accessibility.overflow(page) == 0, path


def test_home_is_one_screen_and_few_words(page: Page) -> None:
    page.goto("/")
    page.get_by_text("Add to your home screen").wait_for()
    height = page.evaluate("document.documentElement.scrollHeight")
    words = page.locator("#main").inner_text().split()
    assert height <= SMALL["height"] and len(words) <= 35


def test_what_can_be_pressed_is_44_px_high(page: Page) -> None:
    small = {}
    for path in PAGES:
        page.goto(path)
        small[path] = page.evaluate(TARGETS)
    assert {path: found for path, found in small.items() if found} == {}


def test_back_is_on_every_page_but_home_which_has_the_mark(page: Page) -> None:
    back, mark = page.get_by_label("Back"), page.get_by_label("Home", exact=True)
    assert mark.is_visible() and not back.is_visible()
    page.get_by_role("link", name="Who to call").tap()
    back.tap()
    page.get_by_role("heading", name="Worried about something online?").wait_for()
    assert mark.is_visible() and not back.is_visible()


def test_a_focused_control_is_never_under_top_or_bar(page: Page) -> None:
    page.goto("/contacts")
    top, bar = page.locator(".app-top"), page.locator(".app-bar")
    floor = bar.bounding_box()
    ceiling = top.bounding_box()
    assert floor and ceiling
    for _ in range(30):
        page.keyboard.press("Tab")
        inside = page.evaluate("Boolean(document.activeElement.closest('main'))")
        y, height = page.evaluate(
            "(({ y, height }) => [y, height])(document.activeElement.getBoundingClientRect())"
        )
        assert not inside or (y >= ceiling["height"] - 1 and y + height <= floor["y"] + 1)


def test_home_stays_one_screen_with_something_unfinished(phone: Phone) -> None:
    worker = Worker(phone)
    worker.keeps_a_lead()
    worker.opens_the_site()
    worker.walks_to_the_steps(*NUDE)
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(1)

    assert worker.page.evaluate("document.documentElement.scrollHeight") <= SMALL["height"]
