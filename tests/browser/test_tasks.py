"""An officer adds a task on a report's page, finds it in “Mine”, and notes it as done."""

from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.browser.test_case_log import report  # noqa: F401 - a fixture


def test_a_task_is_added_found_changed_and_done(officer: Officer, report: Page) -> None:  # noqa: F811
    report.get_by_text("Task", exact=True).press("Enter")
    report.get_by_role("button", name="Add the task").press("Enter")
    expect(report.get_by_role("link", name="Write what must be done")).to_be_visible()
    assert accessibility.find_faults(report) == []
    report.get_by_label("What must be done?").fill("Ring the club’s treasurer")
    report.get_by_role("button", name="Add the task").press("Enter")
    expect(report.get_by_role("heading", name="To do")).to_be_visible()
    report.locator("summary", has_text="Change the task").press("Enter")
    assert accessibility.find_faults(report) == []
    officer.page.goto("/unit/?lane=mine")
    expect(report.get_by_role("heading", name="Your tasks")).to_be_visible()
    assert accessibility.find_faults(report) == []
    report.locator(".app-mytasks a").press("Enter")
    report.get_by_role("button", name="Done").press("Enter")
    expect(report.get_by_text("Tasks done: 1")).to_be_visible()
    assert accessibility.find_faults(report) == []
