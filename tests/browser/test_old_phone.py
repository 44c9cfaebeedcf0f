"""A phone of each recorded release returns: today's product takes over everything it holds."""

import shutil
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.browser.told_by_the_unit import check_told
from tests.browser.worker import Worker
from tests.corpus.page_driver import WHOLE_REPORT, PageDriver
from tests.corpus.release import RELEASES, Release
from tests.support.faulty_network import FaultyNetwork
from tests.support.polling import wait_until
from tests.support.product import Product

pytestmark = pytest.mark.usefixtures("own_browser")

BUILD_OF_THE_PAGE = "() => document.scripts[0].src.split('/assets/')[1].split('/')[0]"
# Without this, a browser looks for an update a second or more after a page is opened.
CHECK_FOR_UPDATE = "() => navigator.serviceWorker.getRegistration().then((r) => r.update())"
WORKER = "/worker.js"
URGENT = {**WHOLE_REPORT, "types": ["grooming"], "contact_name": ["Ada Quist"]}
TYPED = "After six, please"
LEADS_NUMBER = "0161 496 0018"


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_an_old_phone_delivers_everything_and_moves_to_todays_product(
    release: Release,
    make_phone: Callable[..., Phone],
    network: FaultyNetwork,
    product: Product,
    officer: Officer,
) -> None:
    # Given a phone that installed that release, and then lost its signal
    key = product.folder / "instance" / "keys" / "0000.json"
    key.unlink(missing_ok=True)  # a new file: the product notices files that come
    shutil.copyfile(release.unit_key, key)
    network.answers(release.answers, path="/")
    phone = make_phone(network.address)
    driver = PageDriver(phone.page)
    driver.opens_the_site_and_waits_until_ready()
    network.goes_down()
    references = [save_report(driver, answers) for answers in (WHOLE_REPORT, URGENT)]
    driver.keeps_a_lead("Lena Marsh", LEADS_NUMBER)
    driver.begins_a_draft({"before_we_ring": [TYPED]})

    # When it is opened again, and today's product answers at the same address
    phone.restart()
    network.recovers()
    network.answers(release.answers, path=WORKER)  # not updated yet
    phone.page.goto("/")

    # Then its own pages and service worker deliver, and the unit can read the reports
    check_read_once(officer, references)

    # And they show what the unit asks, says and takes back
    check_told(Reporter(phone), officer, references[0])
    assert phone.page.evaluate(BUILD_OF_THE_PAGE) == release.pack["build"]

    # And once today's service worker has taken over, nothing on the phone is lost
    network.recovers()
    phone.page.evaluate(CHECK_FOR_UPDATE)
    wait_until(lambda: is_served_by(build_of(product), phone.page))
    check_nothing_is_lost(Reporter(phone), references)
    officer.reads(send_draft(Worker(phone)))
    officer.sees(TYPED)


def save_report(driver: PageDriver, answers: dict[str, list[str]]) -> str:
    driver.opens_the_form("#new")
    driver.fills(answers)
    driver.checks()
    _, reference = driver.saves()
    return reference


def check_read_once(officer: Officer, references: list[str]) -> None:
    for reference, name in zip(references, ("Sam Okafor", "Ada Quist"), strict=True):
        officer.reads(reference)
        officer.sees(name)
        assert officer.counts(reference) == 1


def check_nothing_is_lost(reporter: Reporter, references: list[str]) -> None:
    reporter.opens_my_reports()
    for reference in references:
        reporter.sees_in_my_reports(reference, "Arrived")
    reporter.page.goto("/my-lead")
    expect(reporter.page.get_by_label("Their telephone number")).to_have_value(LEADS_NUMBER)


def send_draft(worker: Worker) -> str:
    """The old draft is an unfinished incident now, and Home offers to go on with it."""
    worker.opens_the_site()
    worker.goes_on()
    worker.sees_the_form()
    worker.has_typed(TYPED)
    return finish(worker)


def finish(reporter: Reporter) -> str:
    reporter.fills_in_the_rest()
    reference = reporter.saves()
    reporter.sees_it_delivered()
    return reference


def build_of(product: Product) -> str:
    return product.get(WORKER).split('"build":"')[1].split('"')[0]


def is_served_by(build: str, page: Page) -> bool:
    with suppress(Error):  # The page reloads itself when the new service worker takes over.
        page.goto("/", wait_until="networkidle")
        return bool(page.evaluate(BUILD_OF_THE_PAGE) == build)
    return False
