"""Top, bar and Home: how much of the screen they take, also with large text."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser import accessibility
from tests.browser.phone import SMALL, Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import NUDE, Worker
from webapp.guidance.source.loading import load_shipped
from webapp.triage.tree import QuestionPage, build_tree

TREE = build_tree(load_shipped())
OUTCOME = TREE.outcomes[0].address
PAGES = ("/", "/steps/", "/contacts", "/my-lead", "/phone", "/guidance/", "/privacy")
NARROW = {"width": 320, "height": 740}
LANDSCAPE = {"width": 740, "height": 360}
BARS = "[...document.querySelectorAll('.app-top, .app-bar')].map((bar) => bar.offsetHeight)"
BELOW_BARS = """() => {
    scrollTo(0, document.body.scrollHeight);
    const bars = [...document.querySelectorAll(".app-top, .app-bar")];
    const content = document.querySelector("main").getBoundingClientRect();
    return bars.every((bar) => bar.getBoundingClientRect().bottom <= content.top);
}"""
DRAWN = "(question) => getComputedStyle(question, '::before').backgroundImage"
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
    page: Page, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    for path in PAGES:
        page.goto(path)
        assert_holds_at_200_per_cent(page)


@pytest.mark.parametrize("size", [SMALL, NARROW])
def test_at_200_per_cent_so_it_is_from_the_steps_to_my_reports(
    worker: Worker, size: ViewportSize
) -> None:
    worker.page.set_viewport_size(size)
    worker.walks_to_the_steps(*NUDE)
    assert_holds_at_200_per_cent(worker.page)
    worker.records()
    for _ in range(3):
        assert_holds_at_200_per_cent(worker.page)
        worker.presses("Next")
    assert_holds_at_200_per_cent(worker.page)
    worker.fills_in_the_rest()
    worker.checks_the_answers()
    assert_holds_at_200_per_cent(worker.page)
    worker.presses("Save report")
    worker.reads_the_reference()
    assert_holds_at_200_per_cent(worker.page)
    worker.opens_my_reports()
    worker.sees("Add something")
    assert_holds_at_200_per_cent(worker.page)


def test_at_200_per_cent_in_a_wide_typeface_home_does_not_scroll_sideways(page: Page) -> None:
    page.set_viewport_size(SMALL)
    page.goto("/")
    page.evaluate("document.documentElement.style.setProperty('--font', '\"DejaVu Sans\"')")
    assert_holds_at_200_per_cent(page)


def assert_holds_at_200_per_cent(page: Page) -> None:
    page.evaluate(accessibility.DOUBLED)
    assert page.viewport_size
    assert sum(page.evaluate(BARS)) <= 0.4 * page.viewport_size["height"], page.url
    assert accessibility.overflow(page) == 0, page.url


def test_in_landscape_top_and_bar_cover_nothing_and_nothing_scrolls_sideways(page: Page) -> None:
    page.set_viewport_size(LANDSCAPE)  # type: ignore[arg-type]
    for path in (*PAGES, OUTCOME, "/report", "/reports"):
        page.goto(path)
        assert accessibility.overflow(page) == 0, path
        assert page.evaluate(BELOW_BARS), path


def test_nine_answers_are_all_in_the_first_screen(page: Page) -> None:
    questions = [each for each in TREE.pages.values() if isinstance(each, QuestionPage)]
    area = next(question for question in questions if question.id == "area")
    page.goto(area.address)
    answers, bar = page.locator("main .app-answer"), page.locator(".app-bar").bounding_box()
    last = answers.last.bounding_box()
    assert answers.count() == 9 and last and bar
    assert last["y"] + last["height"] <= bar["y"]


def test_home_is_one_screen_and_few_words(page: Page) -> None:
    page.goto("/")
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=1))
    page.goto("/")
    page.get_by_text("Add to your home screen").wait_for()
    expect(page.locator("[data-ready=library]")).to_be_hidden()
    height = page.evaluate("document.documentElement.scrollHeight")
    words = page.locator("#main").inner_text().split()
    assert height <= SMALL["height"] and len(words) <= 42


def test_what_can_be_pressed_is_44_px_high(page: Page) -> None:
    small = {}
    for path in PAGES:
        page.goto(path)
        small[path] = page.evaluate(TARGETS)
    assert {path: found for path, found in small.items() if found} == {}


def test_each_question_shows_which_of_four_parts_it_is(page: Page) -> None:
    questions = {each.step: each for each in TREE.pages.values() if isinstance(each, QuestionPage)}
    assert sorted(questions) == [1, 2, 3, 4]
    for step, question in questions.items():
        page.goto(question.address)
        assert f" {25 * step}%, " in page.locator(".app-steps").evaluate(DRAWN)
        assert page.get_by_text(f"Part {step} of 4").count() == 1


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


def test_home_stays_one_screen_with_something_unfinished(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(1)

    assert worker.page.evaluate("document.documentElement.scrollHeight") <= SMALL["height"]
