"""A new edition comes while a report waits and a draft is half typed: nobody is disturbed."""

from contextlib import suppress

from playwright.sync_api import Error, expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork
from tests.support.patience import until
from tests.support.product import Product

KEPT_EDITION = """() => fetch('/report').then((answer) => answer.text()).then(
    (page) => /data-edition="([^"]+)"/.exec(page)[1])"""
LOOKS_FOR_NEWS = "() => navigator.serviceWorker.getRegistration().then((r) => r.update())"
WAITING = "() => navigator.serviceWorker.getRegistration().then((r) => Boolean(r.waiting))"


def test_the_draft_stays_the_report_arrives_and_the_edition_changes_afterwards(
    phone_on_bad_network: Phone, network: FaultyNetwork, product: Product, officer: Officer
) -> None:
    # Given a report that waits, and a draft half typed
    worker = Reporter(phone_on_bad_network)
    worker.opens_the_site()
    worker.waits_until_ready()
    first = worker.page.evaluate(KEPT_EDITION)
    network.is_cut()
    reference = worker.reports_an_incident()
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    worker.records_this_incident()
    worker.types_half_a_report()

    # When a contact is confirmed at the unit, and the phone hears of the new edition
    product.esafety("contacts", "confirm", "lado", "0161 496 0999", "--by", "Olu Adeyemi")
    network.is_well()
    worker.page.evaluate(LOOKS_FOR_NEWS)
    until(lambda: worker.page.evaluate(WAITING))

    # Then nothing moves under the worker's hands, and the report arrives
    expect(worker.page.get_by_label("What should we know before we ring you?")).to_have_value(
        "After six, please"
    )
    assert worker.page.evaluate(KEPT_EDITION) == first
    assert officer.how_many(reference) == 1

    # And the draft is finished in the edition that it was begun in; after that the new one serves
    worker.fills_in_the_rest()
    second = worker.saves()
    officer.reads(second)
    officer.sees(f"Edition {first}")
    opens_it_in_another_edition_than(first, worker)
    product.kill()
    worker.page.goto("/contacts")
    worker.sees("0161 496 0999")


def test_a_new_edition_is_taken_in_after_a_visit(phone: Phone, product: Product) -> None:
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    first = worker.page.evaluate(KEPT_EDITION)
    product.esafety("contacts", "confirm", "lado", "0161 496 0998", "--by", "Olu Adeyemi")

    phone.restart()
    worker.opens_the_site()
    until(lambda: worker.page.evaluate(WAITING))

    opens_it_in_another_edition_than(first, worker)
    worker.waits_until_ready()


def opens_it_in_another_edition_than(before: str, worker: Reporter) -> None:
    """Opens the first page, which may load once more by itself when the new worker takes over."""

    def has_moved_on() -> bool:
        with suppress(Error):  # it is just loading once more
            worker.page.goto("/")
            return bool(worker.page.evaluate(KEPT_EDITION) != before)
        return False

    until(has_moved_on)
    worker.sees_the_page("Worried about something online?")
