"""With text twice as large, on 320 pixels, chapters and search neither scroll sideways nor cut."""

import pytest
from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.reporter import Reporter
from tests.browser.worker import Worker

NARROW = {"width": 320, "height": 640}
CUT = """() => {
    const isCut = (one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        const isWide = overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1;
        const isHigh = overflowY !== "visible" && one.scrollHeight > one.clientHeight + 1;
        return isWide || isHigh || one.getBoundingClientRect().right > innerWidth + 1;
    };
    // What only a screen reader has is a pixel wide, and a field scrolls what is typed into it.
    const isRead = (one) => one.checkVisibility() && one.clientWidth > 1 && one.tagName !== "INPUT";
    const shown = [...document.querySelectorAll("main, main *")].filter(isRead);
    return shown.filter(isCut).map((one) => one.outerHTML.slice(0, 160));
}"""


@pytest.fixture
def reader(reporter: Reporter) -> Reporter:
    """A reporter who set their browser's text to twice its size."""
    reporter.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    return reporter


def assert_whole(reader: Reporter) -> None:
    reader.page.evaluate(accessibility.DOUBLED)
    assert accessibility.overflow(reader.page) == 0
    assert reader.page.evaluate(CUT) == []


@pytest.mark.parametrize("chapter", ["law", "risks", "contacts-then-and-now"])
def test_a_chapter(reader: Reporter, chapter: str) -> None:
    reader.page.goto(f"/guidance/{chapter}")
    assert_whole(reader)


@pytest.mark.parametrize("words", ["", "harassment law", "suicide", "lado", "zebrafish"])
def test_the_search_and_what_it_finds(reader: Reporter, words: str) -> None:
    reader.page.goto("/search")
    reader.page.get_by_role("searchbox").fill(words)
    count = reader.page.locator(".app-found")
    expect(count).to_have_text("") if not words else expect(count).not_to_be_empty()
    assert_whole(reader)


@pytest.mark.parametrize("answer", ["Left a message", "Yes"])
def test_the_page_after_a_call(worker: Worker, answer: str) -> None:
    worker.keeps_a_lead(deputy="Jon Reed")
    worker.goes_home()
    worker.walks_to_the_steps("No, not now", "A nude", "An adult working with children")
    worker.rings("my-lead")
    worker.comes_back()
    worker.says(answer)
    expect(worker.page.locator("[data-after-calls]")).to_be_visible()
    worker.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert_whole(worker)
