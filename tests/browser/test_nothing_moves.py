"""What comes late has its room already: nothing moves under a thumb, as the browser measures it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone import SMALL, WIDE, Phone
from tests.browser.reporter import REFERENCE, Reporter
from webapp.guidance.source.loading import shipped
from webapp.triage.tree import load

WATCH = """
self.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    self.moved.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
}).observe({ type: "layout-shift", buffered: true });
"""
ENDING = load(shipped()).endings[0].address
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
    nothing_has_moved(page, "Works without signal.")
    page.set_viewport_size(WIDE)
    page.reload()
    nothing_has_moved(page, "Works without signal.")


def test_nothing_moves_when_the_count_of_waiting_reports_comes(watched: Phone) -> None:
    worker = Reporter(watched)
    worker.opens_the_site()
    worker.waits_until_ready()
    worker.loses_signal()
    worker.reports_an_incident()
    worker.opens_the_site()
    nothing_has_moved(worker.page, "1 report waiting for signal.")
    expect(worker.page.locator("[data-reports-count]")).to_have_text("1")


@pytest.mark.parametrize("what", ["Bullying", "Grooming"])
def test_nothing_moves_while_the_saved_page_says_what_becomes_of_the_report(
    watched: Phone, what: str
) -> None:
    worker = Reporter(watched)
    worker.opens_the_site()
    worker.waits_until_ready()
    worker.loses_signal()
    worker.opens_the_form()
    worker.fills_in_the_report(who="An adult to a child", what=what)
    worker.saves()
    worker.sees("It will be sent when there is signal.")
    nothing_has_moved(worker.page, "1 report waiting for signal.")
    worker.has_signal_again()
    worker.sees_it_delivered()
    nothing_has_moved(worker.page, "Works without signal.")


def test_the_reference_and_the_call_are_in_the_first_screen_where_nobody_has_been_rung(
    phone: Phone,
) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.fills_in_the_report(who="An adult to a child", what="Grooming")
    worker.saves()
    worker.is_told_that_saving_alerts_nobody()
    bar = worker.page.locator(".app-bar").bounding_box()
    call = worker.page.locator("#main").get_by_role("link", name="101")
    for found in (worker.page.get_by_text(REFERENCE), call):
        box = found.bounding_box()
        assert bar and box and box["y"] + box["height"] <= bar["y"]


@pytest.mark.parametrize("address", ["/contacts", ENDING])
def test_nothing_moves_when_the_kept_number_of_the_lead_comes(watched: Phone, address: str) -> None:
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
        nothing_has_moved(page, "Works without signal.")


def nothing_has_moved(page: Page, state: str) -> None:
    """Once the status line has said so, which is the last thing to come."""
    expect(page.locator("[data-status-line]")).to_have_text(state)
    page.wait_for_timeout(300)
    assert page.evaluate("self.moved") == []
