"""The inbox while somebody is about to press: a report arrives, and nothing moves."""

import random
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.browser.test_nothing_moves import WATCH
from tests.support.polling import wait_until
from tests.support.product import Product

ASK_NOW = """() => htmx.ajax("GET", document.querySelector("#inbox").dataset.hxGet,
    { source: "#inbox", target: "#inbox", swap: "outerMorph" })"""
# Where one of the lines in view is: its words, and the place of its link.
AIM = """(share) => {
    const places = [...document.querySelectorAll("[data-line]")].map((line) => {
        const { left, top, width, height } = line.getBoundingClientRect();
        return [line, left + width / 2, top + height / 2];
    }).filter(([line, x, y]) => document.elementFromPoint(x, y) === line);
    const [line, x, y] = places[Math.floor(share * places.length)];
    return [line.innerText, x, y];
}"""
NOTE_WHAT_IS_PRESSED = """() => {
    self.pressed = [];
    addEventListener("click", (event) => {
        event.preventDefault();
        pressed.push(event.target.closest("[data-line]")?.innerText);
    }, true);
}"""
MOST_PRESSES = 3_000  # all forty have arrived long before
UNDER = "([x, y]) => document.elementFromPoint(x, y).closest('tr').id"


@pytest.fixture
def inbox(product: Product, officer: Officer) -> Page:
    """An inbox with some reports, opened a moment ago."""
    product.sends_reports()
    lines = officer.page.locator(".app-inbox tbody tr")

    def is_there() -> bool:
        officer.opens_the_inbox()
        return lines.count() > 6

    wait_until(is_there)
    hears_presses(officer.page)
    return officer.page


def hears_presses(page: Page) -> None:
    """A page that has just come ignores them: nothing lies under the pointer yet."""
    expect(page.locator("html[data-ignores='']")).to_have_count(1)


def arrives(product: Product, page: Page) -> None:
    """More reports arrive, and the list asks until they are offered."""
    product.sends_reports()

    def is_offered() -> bool:
        page.evaluate(ASK_NOW)
        return page.get_by_role("link", name="Show ").count() > 0

    wait_until(is_offered)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_row_under_the_pointer_stays_and_the_offer_shows_the_new(
    inbox: Page, product: Product, width: int
) -> None:
    inbox.set_viewport_size({"width": width, "height": 900})
    inbox.reload()
    hears_presses(inbox)
    row = inbox.locator(".app-inbox tbody tr").nth(2)
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box
    place = [box["x"] + 20, box["y"] + 10]
    inbox.mouse.move(*place)
    before = inbox.evaluate(UNDER, place)
    shown = inbox.locator(".app-inbox tbody tr").count()
    inbox.evaluate(WATCH)
    inbox.evaluate("self.moved = []")  # what moved before is of the page's own coming

    arrives(product, inbox)

    assert inbox.evaluate(UNDER, place) == before and row.bounding_box() == box
    assert inbox.locator(".app-inbox tbody tr").count() == shown
    assert inbox.evaluate("self.moved") == []
    assert inbox.title().startswith("(")
    inbox.get_by_role("link", name="Show ").click()
    expect(inbox.locator(".app-inbox tbody tr").nth(min(shown + 1, 24))).to_be_visible()
    expect(inbox.get_by_role("link", name="Show ")).to_have_count(0)


def test_of_two_hundred_presses_while_forty_arrive_each_opens_what_was_aimed_at(
    inbox: Page, product: Product
) -> None:
    chance, aimed, presses = random.Random(200), [], 0
    # Some correct others; some of those from before may still be opened.
    offer = inbox.get_by_role("link", name=re.compile(r"Show [3-9]\d new"))
    inbox.evaluate(NOTE_WHAT_IS_PRESSED)
    with ThreadPoolExecutor(1) as sender:
        sender.submit(product.sends_reports, 40)
        while len(aimed) < 200 or not offer.count():
            words, x, y = inbox.evaluate(AIM, chance.random())
            if len(aimed) % 4 == 0:
                inbox.evaluate(ASK_NOW)
            inbox.mouse.click(x, y)
            presses += 1
            # Near the last one, just after the list has changed, a press does nothing.
            if inbox.evaluate("pressed.length") > len(aimed):
                aimed.append(words)
            assert presses < MOST_PRESSES
    assert inbox.evaluate("pressed") == aimed


def test_the_keyboard_stays_where_it_is(inbox: Page, product: Product) -> None:
    link = inbox.get_by_role("link", name="ES-").nth(1)
    link.focus()
    arrives(product, inbox)
    expect(link).to_be_focused()
    expect(inbox.get_by_role("status").filter(has_text="Show")).to_be_visible()


def test_a_line_that_a_colleague_received_keeps_its_height(inbox: Page) -> None:
    lines = inbox.locator(".app-inbox tbody tr")
    heights = "all => all.map((each) => each.getBoundingClientRect().top)"
    for width in (1280, 800, 360, 320):
        inbox.set_viewport_size({"width": width, "height": 900})
        before = lines.evaluate_all(heights)
        inbox.evaluate(RECEIVED)
        assert lines.evaluate_all(heights) == before, width


def test_axe_finds_no_fault_while_reports_are_offered(inbox: Page, product: Product) -> None:
    arrives(product, inbox)
    assert accessibility.find_all_faults(inbox) == []


# What the server writes into a line once somebody has received it.
RECEIVED = """() => {
    for (const one of document.querySelectorAll(".app-inbox__state"))
        one.innerHTML = '<span class="govuk-tag govuk-tag--green">Received</span>';
    for (const row of document.querySelectorAll(".app-inbox__unread"))
        row.classList.remove("app-inbox__unread");
}"""
