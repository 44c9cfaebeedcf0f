"""A lead goes through what must be done before going live."""

from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.officer import Officer

STEP = "A backup was restored on another machine"


def test_a_step_is_noted_from_the_start_page_and_taken_back(officer: Officer) -> None:
    page = officer.page
    page.get_by_text("Before you go live: ").click()
    page.get_by_role("link", name="See all steps").click()
    step = page.locator("#restored")
    expect(step).to_contain_text("To do")
    step.get_by_role("button", name="This is done").press("Enter")
    expect(step).to_contain_text("Noted by Olu Adeyemi on ")
    assert accessibility.find_all_faults(page) == []
    assert accessibility.overflow_at(page, 320) == 0

    step.get_by_role("button", name="Take back").press("Enter")
    expect(step).to_contain_text("To do")
    page.goto("/unit/audit-log")
    officer.sees(f"took back as done before going live: “{STEP}”")
