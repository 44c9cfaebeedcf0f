"""A new edition published while a draft is half typed takes over after the draft is saved."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork
from tests.support.polling import wait_until
from tests.support.product import Product

pytestmark = pytest.mark.usefixtures("installation", "own_browser")

STORED_EDITION = """() => fetch('/report').then((answer) => answer.text()).then(
    (page) => /data-edition="([^"]+)"/.exec(page)[1])"""
CHECK_FOR_UPDATE = "() => navigator.serviceWorker.getRegistration().then((r) => r.update())"
IS_UPDATE_WAITING = (
    "() => navigator.serviceWorker.getRegistration().then((r) => Boolean(r.waiting))"
)


def test_the_draft_is_kept_the_report_arrives_and_then_the_edition_changes(
    phone_on_bad_network: Phone, network: FaultyNetwork, product: Product, officer: Officer
) -> None:
    # Given a waiting report and a half-typed draft
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    first = reporter.page.evaluate(STORED_EDITION)
    network.goes_down()
    reference = reporter.reports_an_incident()
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "Another child")
    reporter.records_this_incident()
    reporter.types_half_a_report()

    # When a contact is confirmed at the unit, and the phone downloads the new edition
    product.esafety("contacts", "confirm", "lado", "0161 496 0999", "--by", "Olu Adeyemi")
    network.recovers()
    reporter.loses_signal()
    reporter.has_signal_again()
    reporter.page.evaluate(CHECK_FOR_UPDATE)
    wait_until(lambda: reporter.page.evaluate(IS_UPDATE_WAITING))

    # Then the form does not change under the reporter's hands, and the report arrives
    expect(reporter.page.get_by_label("What should we know before we ring you?")).to_have_value(
        "After six, please"
    )
    assert reporter.page.evaluate(STORED_EDITION) == first
    assert officer.counts(reference) == 1

    # And the draft is finished in the edition it was started in; then the new one takes over
    reporter.fills_in_the_rest()
    second = reporter.saves()
    officer.reads(second)
    officer.sees(f"Edition {first}")
    sees_another_edition_than(first, reporter)
    product.kill()
    reporter.page.goto("/contacts")
    reporter.sees("0161 496 0999")


def test_a_new_edition_is_installed_on_the_next_visit(phone: Phone, product: Product) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    first = reporter.page.evaluate(STORED_EDITION)
    product.esafety("contacts", "confirm", "lado", "0161 496 0998", "--by", "Olu Adeyemi")

    phone.restart()
    reporter.opens_the_site()
    wait_until(lambda: reporter.page.evaluate(IS_UPDATE_WAITING))

    sees_another_edition_than(first, reporter)
    reporter.waits_until_ready()


def sees_another_edition_than(before: str, reporter: Reporter) -> None:
    """Opens the home page, which may reload itself when the new service worker takes over."""

    def has_changed() -> bool:
        with suppress(Error):  # the page may be reloading
            reporter.page.goto("/")
            return bool(reporter.page.evaluate(STORED_EDITION) != before)
        return False

    wait_until(has_changed)
    reporter.sees_the_page("Worried about something online?")
