"""A browser that cannot run the service worker: E-safety works online and says so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import signed_in_copy
from tests.browser.officer import Officer
from tests.browser.phone import QUIET, Phone
from tests.browser.reporter import Reporter
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork
from tests.support.product import Product

pytestmark = pytest.mark.usefixtures("installation")

NAME = "esafety.test"
CANNOT_KEEP = "Nothing can be kept on this device."


@pytest.fixture(scope="module")
def installation(
    first_sign_in: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    """A product that others may reach by a name, over plain http."""
    product = signed_in_copy(first_sign_in, tmp_path_factory.mktemp("product"))
    product.settings |= {
        "PUBLIC_URL": f"http://{NAME}:{product.port}",
        "ALLOW_INSECURE_HTTP": "yes",
    }
    yield product.start()
    product.stop()


@pytest.fixture
def without_worker(phone_on_bad_network: Phone, network: FaultyNetwork) -> Reporter:
    """A reporter whose browser cannot register the service worker."""
    network.answers(faults.foreign_page(404), path="/worker.js")
    phone_on_bad_network.ignores_errors("A bad HTTP response code (404)")
    return Reporter(phone_on_bad_network)


@pytest.fixture
def over_plain_http(make_phone: Callable[..., Phone], product: Product) -> Reporter:
    """A reporter at an http:// address: no service worker, no Web Crypto, no Web Locks."""
    rules = [*QUIET, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    phone = make_phone(f"http://{NAME}:{product.port}", args=rules)
    phone.ignores_errors("The Cross-Origin-Opener-Policy header has been ignored")
    return Reporter(phone)


def test_without_a_worker_a_report_is_saved_and_delivered(
    without_worker: Reporter, officer: Officer
) -> None:
    without_worker.opens_the_site()
    without_worker.sees(CANNOT_KEEP)

    reference = without_worker.reports_an_incident()

    without_worker.sees_it_delivered()
    assert officer.counts(reference) == 1


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
    assert officer.counts(reference) == 1


def test_over_plain_http_the_guidance_works_and_the_page_says_what_does_not_work(
    over_plain_http: Reporter,
) -> None:
    over_plain_http.asks_what_to_do()
    over_plain_http.answers("No", "Bullying", "Another child")
    over_plain_http.opens_the_site()
    over_plain_http.sees(CANNOT_KEEP)


def test_over_plain_http_the_form_says_so_before_anybody_types(over_plain_http: Reporter) -> None:
    over_plain_http.opens_the_form()

    over_plain_http.sees("Reports cannot be saved at this address")
    notice = over_plain_http.page.get_by_text("The address must begin with https")
    first = over_plain_http.page.get_by_role("group", name="Is anyone in danger now?")
    assert notice.bounding_box()["y"] < first.bounding_box()["y"]  # type: ignore[index]
    over_plain_http.sees("Nothing is kept here.")


def test_a_report_sent_through_the_units_page_is_removed_from_the_drafts(
    phone_on_bad_network: Phone, network: FaultyNetwork, officer: Officer
) -> None:
    """The phone has no key yet: saving that draft later would send the report twice."""
    network.answers(faults.foreign_page(404), path="/sync/v1/keys")
    phone_on_bad_network.ignores_errors("A bad HTTP response code (404)")
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reporter.sees("Draft kept on this phone")
    reporter.checks_the_answers()
    reporter.presses("Save report")
    reporter.presses("Send it through the unit’s page")
    reporter.sees_the_page("Check your answers")
    reporter.presses("Send report")
    reporter.sees_a_heading_with("It has arrived, ")
    assert officer.counts(reporter.finds_the_reference()) == 1

    reporter.opens_the_form()

    reporter.does_not_see("You are going on with the draft")
    reporter.does_not_see("Also kept on this phone:")


def test_the_notice_about_https_is_absent_where_reports_can_be_sealed(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.does_not_see("Reports cannot be saved at this address")


def test_where_nothing_is_kept_the_page_stays_while_there_is_no_signal(
    over_plain_http: Reporter, product: Product
) -> None:
    over_plain_http.opens_the_form()
    over_plain_http.ticks("Is anyone in danger now?", "Yes")
    over_plain_http.fills_in_the_report()
    over_plain_http.checks_the_answers()
    product.kill()
    over_plain_http.presses("Send report")

    over_plain_http.presses("Send it through the unit’s page")

    over_plain_http.sees("Not sent.")
    over_plain_http.sees("Is anyone in danger now?")


def test_over_plain_http_a_report_still_reaches_the_unit(
    over_plain_http: Reporter, officer: Officer
) -> None:
    over_plain_http.opens_the_form()
    over_plain_http.fills_in_the_report()
    over_plain_http.checks_the_answers()
    over_plain_http.presses("Send report")
    over_plain_http.does_not_see("Saved on this phone")

    over_plain_http.presses("Send it through the unit’s page")
    over_plain_http.sees_the_page("Check your answers")
    over_plain_http.presses("Send report")

    over_plain_http.sees_a_heading_with("It has arrived, ")
    assert officer.counts(over_plain_http.finds_the_reference()) == 1
