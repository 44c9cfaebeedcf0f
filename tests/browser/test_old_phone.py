"""A phone of each recorded release comes back: today's product takes everything over."""

import shutil
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.corpus.hand import WHOLE_REPORT, Hand
from tests.corpus.release import RELEASES, Release
from tests.support.faulty_network import FaultyNetwork
from tests.support.patience import until
from tests.support.product import Product

BUILD_OF_THE_PAGE = "() => document.scripts[0].src.split('/assets/')[1].split('/')[0]"
# By itself a browser looks a second or more after a page was opened.
LOOKS_FOR_NEWS = "() => navigator.serviceWorker.getRegistration().then((r) => r.update())"
URGENT = {**WHOLE_REPORT, "types": ["grooming"], "contact_name": ["Ada Quist"]}
TYPED = "After six, please"
LEADS_NUMBER = "0161 496 0018"


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)
def test_an_old_phone_hands_everything_over_and_goes_on_with_todays_product(
    release: Release,
    make_phone: Callable[..., Phone],
    network: FaultyNetwork,
    product: Product,
    officer: Officer,
) -> None:
    # Given a phone that met that release, and then lost its signal
    keys = product.folder / "instance" / "keys"
    shutil.copyfile(release.unit_key, keys / f"0000-{release.name}.json")
    network.answers(release.answers, path="/")
    phone = make_phone(network.address)
    hand = Hand(phone.page)
    hand.opens_the_site_and_waits_until_ready()
    network.is_cut()
    references = [saves_a_report(hand, answers) for answers in (WHOLE_REPORT, URGENT)]
    hand.keeps_a_lead("Lena Marsh", LEADS_NUMBER)
    hand.begins_a_draft({"before_we_ring": [TYPED]})

    # When it is opened again, and today's product answers at the same address
    phone.restart()
    network.is_well()
    phone.page.goto("/")

    # Then its own pages and worker deliver, and the unit can read it
    for reference, name in zip(references, ("Sam Okafor", "Ada Quist"), strict=True):
        officer.reads(reference)
        officer.sees(name)
        assert officer.how_many(reference) == 1
    assert phone.page.evaluate(BUILD_OF_THE_PAGE) == release.pack["build"]

    # And when today's worker has taken over, nothing that the phone held is lost
    phone.page.evaluate(LOOKS_FOR_NEWS)
    until(lambda: is_served_by(build_of(product), phone.page))
    holds_everything(Reporter(phone), references)
    officer.reads(sends_the_draft(Reporter(phone)))
    officer.sees(TYPED)


def saves_a_report(hand: Hand, answers: dict[str, list[str]]) -> str:
    hand.opens_the_form("#new")
    hand.fills(answers)
    hand.checks()
    _, reference = hand.saves()
    return reference


def holds_everything(worker: Reporter, references: list[str]) -> None:
    worker.opens_my_reports()
    for reference in references:
        worker.sees_in_my_reports(reference, "Delivered to the unit")
    worker.page.goto("/my-lead")
    expect(worker.page.get_by_label("Their telephone number")).to_have_value(LEADS_NUMBER)
    worker.opens_the_form()
    expect(worker.page.get_by_label("What should we know before we ring you?")).to_have_value(TYPED)


def sends_the_draft(worker: Reporter) -> str:
    worker.fills_in_the_rest()
    reference = worker.saves()
    worker.sees_it_delivered()
    return reference


def build_of(product: Product) -> str:
    return product.get("/worker.js").split('"build":"')[1].split('"')[0]


def is_served_by(build: str, page: Page) -> bool:
    with suppress(Error):  # It loads once more by itself when the new worker takes over.
        page.goto("/", wait_until="networkidle")
        return bool(page.evaluate(BUILD_OF_THE_PAGE) == build)
    return False
