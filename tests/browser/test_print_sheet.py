"""A report on paper, whole and with nothing to press; and the header of a narrow screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

# Every word inside a part that is folded on the screen.
FOLDED = "details:not([open]) li"
BOXES = """() => [".app-header__name", ".app-header__unit", ".app-menu"]
    .map((each) => document.querySelector(each).getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ left, right }) => [left, right])"""


@pytest.fixture
def report(product: Product, officer: Officer) -> Page:
    """A report that says which path was followed."""
    product.sends_reports()
    reports = officer.page.locator("main a[href^='/unit/reports/']")
    wait_until(lambda: officer.opens_the_inbox() or reports.count() > 6)
    reports.first.click()
    return officer.page


def test_paper_has_the_whole_report_and_nothing_to_press(report: Page) -> None:
    assert report.locator(FOLDED).count() > 0
    report.emulate_media(media="print")
    expect(report.get_by_text("From E-safety, ")).to_be_visible()
    expect(report.locator(FOLDED).first).to_be_visible()
    for pressed in ("nav", "button", ".govuk-back-link", "footer"):
        expect(report.locator(pressed).filter(visible=True)).to_have_count(0)
    report.emulate_media(media="screen")
    expect(report.get_by_text("From E-safety, ")).to_be_hidden()


def test_every_part_can_be_opened_to_print_where_the_browser_folds_it(report: Page) -> None:
    report.get_by_role("link", name="Open every part").click()
    expect(report.locator("main details").first).to_be_visible()
    expect(report.locator(FOLDED)).to_have_count(0)
    assert accessibility.find_all_faults(report) == []


@pytest.mark.parametrize("width", [320, 360, 384, 385, 400])
def test_the_header_of_a_narrow_screen_has_room_for_all(report: Page, width: int) -> None:
    report.set_viewport_size({"width": width, "height": 780})
    boxes = report.evaluate(BOXES)
    assert all(one[1] <= other[0] for one, other in zip(boxes, boxes[1:], strict=False)), boxes
    assert accessibility.overflow(report) == 0
    report.get_by_role("button", name="Menu").click()
    rooms = report.get_by_role("navigation", name="The unit").get_by_role("link")
    for room in [*rooms.all(), report.get_by_role("button", name="Sign out")]:
        expect(room).to_be_in_viewport()
    report.keyboard.press("Escape")
