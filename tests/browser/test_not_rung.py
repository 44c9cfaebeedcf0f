"""An officer opens a report of rank now with nobody reached: the call is the first act."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

SHOTS = None


@pytest.fixture(scope="module")
def urgent(installation: Product, desk: Officer) -> Officer:
    """A unit with some urgent reports."""
    installation.sends_reports(40)

    def is_there() -> bool:
        desk.opens_the_inbox()
        return desk.page.locator(".app-inbox__first").count() > 2

    wait_until(is_there)
    return desk


@pytest.fixture
def report(urgent: Officer) -> Page:
    """The page of the first that nobody has rung about."""
    urgent.opens_the_inbox()
    lines = urgent.page.locator(".app-inbox__first")
    lines.filter(has_text=re.compile("reached yet(?!:)")).first.get_by_role("link").first.click()
    expect(urgent.page.get_by_role("heading", level=1)).to_contain_text("Report")
    return urgent.page


def shoot(page: Page, name: str) -> None:
    if not SHOTS:
        return
    for width, height in ((1280, 900), (360, 740)):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}-{scheme}.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})


def bottom_of(page: Page, selector: str) -> float:
    return page.locator(selector).evaluate("one => one.getBoundingClientRect().bottom + scrollY")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_the_call_and_its_answers_are_in_the_first_screen(
    report: Page, width: int, height: int
) -> None:
    report.set_viewport_size({"width": width, "height": height})
    assert bottom_of(report, ".app-ring__answers") <= height
    report.set_viewport_size({"width": 1280, "height": 900})


def test_no_page_of_the_call_has_a_fault(report: Page) -> None:
    shoot(report, "urgent")
    assert accessibility.find_faults(report) == []
    report.get_by_role("button", name="No answer").click()
    expect(report.get_by_role("button", name="Undo")).to_be_visible()
    report.get_by_role("button", name="Left a message").click()
    expect(report.locator("#ring-now")).to_contain_text("No answer twice")
    shoot(report, "twice")
    assert accessibility.find_faults(report) == []
    report.get_by_role("button", name="Spoke", exact=True).click()
    expect(report.get_by_text("1. Safe now?")).to_be_visible()
    shoot(report, "spoke")
    assert accessibility.find_faults(report) == []
    report.get_by_role("button", name="Note it, and received").click()
    expect(report.get_by_text("Say who knows, or that nobody does").first).to_be_visible()
    assert accessibility.find_faults(report) == []


def test_spoke_then_three_answers_and_it_is_received(report: Page, urgent: Officer) -> None:
    reference = report.get_by_role("heading", level=1).inner_text().removeprefix("Report ")
    report.get_by_role("button", name="Spoke", exact=True).click()
    report.get_by_label("Yes", exact=True).check()
    report.get_by_label("Social care", exact=True).check()
    report.get_by_label("No call is left to make").check()
    report.get_by_role("button", name="Note it, and received").click()
    urgent.sees(f"{reference} is marked as received.")


def test_received_without_a_call_it_stays_on_top_and_closing_says_so(
    report: Page, urgent: Officer
) -> None:
    reference = report.get_by_role("heading", level=1).inner_text().removeprefix("Report ")
    report.wait_for_timeout(500)
    report.keyboard.press("r")
    expect(report.get_by_text("Marked as received by")).to_be_visible()
    expect(report.get_by_role("heading", level=1)).to_contain_text(reference)
    address = report.url
    urgent.opens_the_inbox()
    line = report.locator(".app-inbox__first").filter(has_text=reference)
    expect(line).to_contain_text("not rung")
    shoot(report, "inbox")
    report.goto(address)
    report.locator("summary", has_text="Close").click()
    expect(report.get_by_text("Nobody was ever reached.")).to_be_visible()
    shoot(report, "close")
    assert accessibility.find_faults(report) == []
    report.get_by_label("Practice, or a test").check()
    report.get_by_label("In your words").fill("Ours, at a training.")
    report.get_by_label("Nothing more to do").check()
    report.get_by_role("button", name="Propose to close it").click()
    report.get_by_role(
        "link", name=re.compile("second person|proposed", re.IGNORECASE)
    ).first.click()
    expect(report.get_by_text("Nobody was ever reached.").first).to_be_visible()
    expect(report.get_by_role("button", name=re.compile("Approve"))).to_have_count(0)
    shoot(report, "proposal")
    assert accessibility.find_faults(report) == []
