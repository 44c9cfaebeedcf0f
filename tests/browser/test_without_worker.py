"""Where a browser cannot keep E-safety for use without signal, it works online and says so."""

from collections.abc import Callable

import pytest

from tests.browser.officer import Officer
from tests.browser.phone import QUIET, Phone
from tests.browser.reporter import Reporter
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork
from tests.support.product import Product

SAYS_SO = "This browser cannot keep E-safety for use without signal."


@pytest.fixture
def without_worker(phone_on_bad_network: Phone, network: FaultyNetwork) -> Reporter:
    """A browser that refuses to register the worker."""
    network.answers(faults.foreign(404), path="/worker.js")
    phone_on_bad_network.forgives("A bad HTTP response code (404)")
    return Reporter(phone_on_bad_network)


@pytest.fixture
def over_plain_http(make_phone: Callable[..., Phone], product: Product) -> Reporter:
    """Another machine's address without https: no worker, no sealing, no locks."""
    name = "esafety.test"
    rules = [*QUIET, f"--host-resolver-rules=MAP {name} 127.0.0.1"]
    phone = make_phone(f"http://{name}:{product.port}", args=rules)
    phone.forgives("The Cross-Origin-Opener-Policy header has been ignored")
    return Reporter(phone)


def test_without_a_worker_a_report_is_saved_and_delivered(
    without_worker: Reporter, officer: Officer
) -> None:
    without_worker.opens_the_site()
    without_worker.sees(SAYS_SO)

    reference = without_worker.reports_an_incident()

    without_worker.sees_it_delivered()
    assert officer.how_many(reference) == 1


def test_without_a_worker_a_report_waits_for_signal_while_the_page_is_open(
    without_worker: Reporter, network: FaultyNetwork, officer: Officer
) -> None:
    without_worker.opens_the_form()
    without_worker.fills_in_the_report()
    without_worker.checks_the_answers()
    network.answers(faults.cut_before)
    without_worker.presses("Save report")
    reference = without_worker.reads_the_reference()
    without_worker.sees("Waiting for signal")

    network.answers(faults.pass_on)

    without_worker.sees_it_delivered()
    assert officer.how_many(reference) == 1


def test_over_plain_http_the_guidance_works_and_the_page_says_what_does_not(
    over_plain_http: Reporter,
) -> None:
    over_plain_http.asks_what_to_do()
    over_plain_http.answers("No", "Bullying", "A child to a child", "Here")
    over_plain_http.opens_the_site()
    over_plain_http.sees(SAYS_SO)


def test_over_plain_http_the_form_says_so_before_anybody_types(over_plain_http: Reporter) -> None:
    over_plain_http.opens_the_form()

    over_plain_http.sees("Reports cannot be saved at this address")
    notice = over_plain_http.page.get_by_text("The address must begin with https")
    first = over_plain_http.page.get_by_role("group", name="Is anyone in danger now?")
    assert notice.bounding_box()["y"] < first.bounding_box()["y"]  # type: ignore[index]
    over_plain_http.sees("This browser cannot keep a draft.")


def test_what_went_through_the_units_page_is_no_draft_any_more(
    phone_on_bad_network: Phone, network: FaultyNetwork, officer: Officer
) -> None:
    """A phone that has no key yet: saving that draft later would send the report twice."""
    network.answers(faults.foreign(404), path="/sync/v1/keys")
    phone_on_bad_network.forgives("A bad HTTP response code (404)")
    worker = Reporter(phone_on_bad_network)
    worker.opens_the_form()
    worker.fills_in_the_report()
    worker.sees("Draft kept on this phone")
    worker.checks_the_answers()
    worker.presses("Save report")
    worker.presses("Send it through the unit’s page")
    worker.sees_the_page("Check your answers")
    worker.presses("Save report")
    worker.sees_the_page_that_begins("Delivered to the unit, ")
    assert officer.how_many(worker.reads_the_reference_aloud()) == 1

    worker.opens_the_form()

    worker.does_not_see("You are going on with the draft")
    worker.does_not_see("Also kept on this phone:")


def test_where_reports_can_be_sealed_nothing_is_said_of_https(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_form()
    worker.does_not_see("Reports cannot be saved at this address")


def test_over_plain_http_a_report_still_reaches_the_unit(
    over_plain_http: Reporter, officer: Officer
) -> None:
    over_plain_http.opens_the_form()
    over_plain_http.fills_in_the_report()
    over_plain_http.checks_the_answers()
    over_plain_http.presses("Save report")
    over_plain_http.does_not_see("Saved on this phone")

    over_plain_http.presses("Send it through the unit’s page")
    over_plain_http.sees_the_page("Check your answers")
    over_plain_http.presses("Save report")

    over_plain_http.sees_the_page_that_begins("Delivered to the unit, ")
    assert officer.how_many(over_plain_http.reads_the_reference_aloud()) == 1
