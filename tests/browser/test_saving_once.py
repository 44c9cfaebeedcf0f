"""One press or many, two tabs, Back, a crash: each report is saved and delivered once."""

import pytest
from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter

COUNT_OUTBOX = """() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("outbox", 1);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const count = opening.result.transaction("reports").objectStore("reports").count();
        count.onsuccess = () => { opening.result.close(); resolve(count.result); };
    };
})"""
LATE = "What should we know before we ring you?"


def test_two_presses_save_one_report(phone: Phone, officer: Officer) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reporter.checks_the_answers()

    reporter.page.get_by_role("button", name="Save report").dblclick()

    assert officer.counts(reporter.reads_the_reference()) == 1
    assert reporter.page.evaluate(COUNT_OUTBOX) == 1


@pytest.mark.usefixtures("own_browser")
def test_a_phone_that_dies_after_saving_does_not_offer_the_saved_report_as_a_draft(
    phone: Phone,
) -> None:
    """Typing into such a draft would reach nobody: the report is sealed and sent only once."""
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reporter.sees("Draft kept on this phone")
    reporter.checks_the_answers()
    reporter.page.evaluate("() => { IDBObjectStore.prototype.delete = () => { for (;;); }; }")
    reporter.page.get_by_role("button", name="Save report").click(no_wait_after=True)
    phone.context.pages[0].wait_for_timeout(2000)  # type: ignore[union-attr]
    phone.kill()
    phone.start()
    reporter.opens_the_form()

    assert reporter.page.evaluate(COUNT_OUTBOX) == 1
    reporter.does_not_see("You are going on with the draft")
    expect(reporter.page.get_by_label("Your own name")).to_have_value("")


def test_back_after_saving_shows_nothing_of_the_report(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.reports_an_incident()

    reporter.page.go_back()

    reporter.does_not_see("Sam Okafor")
    reporter.opens_the_form()
    expect(reporter.page.get_by_label("Your own name")).to_have_value("")


def test_two_tabs_never_share_a_draft(phone: Phone) -> None:
    first = Reporter(phone)
    first.opens_the_form()
    first.types_half_a_report()

    second = Reporter(phone, phone.another_tab())
    second.opens_the_form()

    expect(second.page.get_by_label(LATE)).to_have_value("")
    second.fills_in_the_report()
    second.saves()
    first.page.reload()
    expect(first.page.get_by_label(LATE)).to_have_value("After six, please")


def test_the_service_worker_delivers_with_no_page_open(phone: Phone, officer: Officer) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    reporter.loses_signal()
    reference = reporter.reports_an_incident()
    reporter.sees("It goes by itself when there is signal.")
    reporter.page.goto("about:blank")

    reporter.has_signal_again()

    assert officer.counts(reference) == 1
