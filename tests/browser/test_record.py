"""The audit log in a browser: what one officer did on a day, in three acts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer

ME = "Olu Adeyemi"


@pytest.fixture
def log(officer: Officer) -> Page:
    officer.opens_the_inbox()
    return officer.page


def test_what_one_officer_did_on_a_day_takes_three_acts(log: Page) -> None:
    log.get_by_role("link", name="Audit log").click()
    log.get_by_label("Who").select_option(ME)
    log.get_by_role("group", name="One day").get_by_role("button", name="Today").click()

    lines = log.locator(".app-log li")
    expect(lines.filter(has_text=f"{ME} signed in.").first).to_be_visible()
    assert lines.count() == lines.filter(has_text=ME).count() > 1
    expect(log.get_by_label("Who")).to_have_value("1")
    assert "Olu" not in log.url and "Olu" not in log.title()
    assert accessibility.find_all_faults(log) == []


def test_the_enter_key_shows_what_the_fields_say(log: Page) -> None:
    log.goto("/unit/audit-log")
    log.get_by_label("Report or its incident").fill("not a reference")
    log.keyboard.press("Enter")
    expect(log.get_by_role("link", name="No report can have this number")).to_be_visible()
    assert accessibility.find_all_faults(log) == []
    assert "not" not in log.url


def test_a_filter_that_nothing_fits(log: Page) -> None:
    log.goto("/unit/audit-log?since=2020-01-01")
    expect(log.get_by_text("Nothing was recorded that fits.")).to_be_visible()
    assert accessibility.find_all_faults(log) == []
    log.get_by_role("link", name="Show everything").click()
    expect(log.locator(".app-log time").first).to_be_visible()
