"""No layout shift: content that appears late has its space reserved."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone import SMALL, WIDE, Phone
from tests.browser.reporter import REFERENCE, Reporter
from webapp.guidance.source.loading import load_shipped
from webapp.triage.tree import build_tree

WATCH = """
self.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    self.moved.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
}).observe({ type: "layout-shift", buffered: true });
"""
# Where a cell was elsewhere while the last ones were not there: its text and how far, in px.
PLACES_WITH_FEWER = """() => {
  const row = document.querySelector(".app-bar__row");
  const shown = () => [...row.children].filter((cell) => cell.offsetWidth);
  const places = new Map(shown().map((cell) => [cell, cell.getBoundingClientRect()]));
  const moved = [];
  for (const last of shown().reverse()) {
    last.remove();
    for (const cell of shown()) {
      const [now, then] = [cell.getBoundingClientRect(), places.get(cell)];
      const px = Math.max(Math.abs(now.left - then.left), Math.abs(now.right - then.right));
      if (px > 1) moved.push([cell.textContent.trim().slice(0, 20), px]);
    }
  }
  return moved;
}"""
ENDING = build_tree(load_shipped()).outcomes[0].address
PAGES = {"home": "/", "a question": "/steps/", "the form": "/report"}


@pytest.fixture
def watched(phone: Phone) -> Phone:
    assert phone.context
    phone.context.add_init_script(WATCH)
    return phone


@pytest.mark.parametrize("address", [*PAGES.values(), ENDING], ids=[*PAGES, "steps"])
def test_nothing_moves_on_a_first_visit_until_the_phone_is_ready(
    watched: Phone, address: str
) -> None:
    page = watched.page
    page.goto(address)
    assert_nothing_moved(page, "Works without signal")
    page.set_viewport_size(WIDE)
    page.reload()
    assert_nothing_moved(page, "Works without signal")


def test_nothing_moves_when_the_count_of_waiting_reports_appears(watched: Phone) -> None:
    reporter = Reporter(watched)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    reporter.loses_signal()
    reporter.reports_an_incident()
    reporter.opens_the_site()
    assert_nothing_moved(reporter.page, "1 waiting for signal")
    expect(reporter.page.locator("[data-reports-count]")).to_have_text("1")


# A slow phone paints a page of which it has read a part.
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_call_of_the_bar_keeps_its_place_when_those_after_it_arrive(
    phone: Phone, width: int
) -> None:
    phone.page.set_viewport_size({"width": width, "height": 740})
    phone.page.goto("/")
    assert phone.page.evaluate(PLACES_WITH_FEWER) == []


@pytest.mark.parametrize("what", ["Bullying", "Grooming"])
def test_nothing_moves_while_the_saved_page_reports_the_delivery(watched: Phone, what: str) -> None:
    reporter = Reporter(watched)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    reporter.loses_signal()
    reporter.opens_the_form()
    reporter.fills_in_the_report(who="An adult to a child", what=what)
    reporter.saves()
    reporter.sees("It goes by itself when there is signal.")
    assert_nothing_moved(reporter.page, "1 waiting for signal")
    reporter.has_signal_again()
    reporter.sees_it_delivered()
    assert_nothing_moved(reporter.page, "Works without signal")


def test_the_reference_and_the_call_are_on_the_first_screen_if_nobody_has_been_rung(
    phone: Phone,
) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.fills_in_the_report(who="An adult to a child", what="Grooming")
    reporter.saves()
    reporter.is_told_that_saving_alerts_nobody()
    bar = reporter.page.locator(".app-bar").bounding_box()
    call = reporter.page.locator("#main").get_by_role("link", name="101")
    for found in (reporter.page.get_by_text(REFERENCE), call):
        box = found.bounding_box()
        assert bar and box and box["y"] + box["height"] <= bar["y"]


@pytest.mark.parametrize("address", ["/contacts", ENDING])
def test_nothing_moves_when_the_leads_stored_number_appears(watched: Phone, address: str) -> None:
    page = watched.page
    page.goto("/my-lead")
    page.get_by_label("Safeguarding lead").fill("Jo")
    page.get_by_label("Their telephone number").fill("0161 496 0999")
    page.get_by_role("button", name="Keep on this phone").tap()
    expect(page.get_by_text("Kept on this phone.")).to_be_visible()
    for size in (SMALL, WIDE):
        page.set_viewport_size(size)
        page.goto(address)
        expect(page.get_by_role("link", name="Jo").first).to_be_visible()
        assert_nothing_moved(page, "Works without signal")


def assert_nothing_moved(page: Page, state: str) -> None:
    """Asserts no layout shift, once the status line, the last part to appear, shows `state`."""
    expect(page.locator("[data-status-line]")).to_have_text(state)
    page.wait_for_timeout(300)
    assert page.evaluate("self.moved") == []
