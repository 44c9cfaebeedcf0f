"""One report, however it is pressed: twice, in two tabs, with Back, or with no page open."""

from playwright.sync_api import expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter

OUTBOX = """() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("outbox", 1);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const count = opening.result.transaction("reports").objectStore("reports").count();
        count.onsuccess = () => { opening.result.close(); resolve(count.result); };
    };
})"""
LATE = "What should we know before we ring you?"


def test_two_presses_save_one_report(phone: Phone, officer: Officer) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.fills_in_the_report()
    worker.checks_the_answers()

    worker.page.get_by_role("button", name="Save report").dblclick()

    assert officer.how_many(worker.reads_the_reference()) == 1
    assert worker.page.evaluate(OUTBOX) == 1


def test_a_phone_that_dies_after_saving_offers_no_draft_of_what_is_saved(phone: Phone) -> None:
    """What would be typed into it reached nobody: the report is sealed, and sent only once."""
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.fills_in_the_report()
    worker.sees("Draft kept on this phone")
    worker.checks_the_answers()
    worker.page.evaluate("() => { IDBObjectStore.prototype.delete = () => { for (;;); }; }")
    worker.page.get_by_role("button", name="Save report").click(no_wait_after=True)
    phone.context.pages[0].wait_for_timeout(2000)  # type: ignore[union-attr]
    phone.kill()
    phone.start()
    worker.opens_the_form()

    assert worker.page.evaluate(OUTBOX) == 1
    worker.does_not_see("You are going on with the draft")
    expect(worker.page.get_by_label("Your own name")).to_have_value("")


def test_back_after_saving_shows_nothing_of_the_report(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.reports_an_incident()

    worker.page.go_back()

    worker.does_not_see("Sam Okafor")
    worker.opens_the_form()
    expect(worker.page.get_by_label("Your own name")).to_have_value("")


def test_two_tabs_never_type_in_one_draft(phone: Phone) -> None:
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


def test_with_no_page_open_the_worker_delivers(phone: Phone, officer: Officer) -> None:
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    worker.loses_signal()
    reference = worker.reports_an_incident()
    worker.sees("It will be sent when there is signal. You need not keep this page open.")
    worker.page.goto("about:blank")

    worker.has_signal_again()

    assert officer.how_many(reference) == 1
